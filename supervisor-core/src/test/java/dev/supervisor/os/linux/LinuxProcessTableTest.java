package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.os.contract.OsWorld;
import dev.supervisor.os.contract.ProcessTableContract;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinuxProcessTableTest extends ProcessTableContract {
    @Override
    protected OsWorld world() throws Exception {
        return new LinuxWorld();
    }

    @Test
    void tells_whose_session_a_process_is_of() throws Exception {
        Process leader = new ProcessBuilder("setsid", "sh", "-c", "sleep 1000 & echo $!; wait").start();
        try {
            int below = Integer.parseInt(leader.inputReader().readLine());
            List<Entry> entries = new LinuxProcessTable().entries();

            assertThat(entries)
                    .filteredOn(entry -> entry.pid().number() == below)
                    .extracting(Entry::session)
                    .containsExactly((int) leader.pid());
        } finally {
            leader.descendants().forEach(ProcessHandle::destroy);
            leader.destroy();
        }
    }
}
