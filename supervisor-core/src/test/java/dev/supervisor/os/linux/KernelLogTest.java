package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Pid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The kernel's log")
class KernelLogTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "3,811,3629371,-;Memory cgroup out of memory: Killed process 4711 (python3) total-vm:2115216kB,"
                        + " anon-rss:8kB, UID:0\n",
                "3,811,3629371,-;Out of memory: Killed process 4711 (x) total-vm:1kB\n SUBSYSTEM=x\n",
                "3,811,3629371,c;Out of memory (oom_kill_allocating_task): Killed process 4711 (x) total-vm:1kB\n"
            })
    void names_whom_it_has_killed_for_want_of_memory(String record) {
        assertThat(KernelLog.victimIn(record)).contains(new Pid(4711));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "6,811,3629371,-;python3 invoked oom-killer: gfp_mask=0xcc0(GFP_KERNEL), order=0\n",
                "12,811,3629371,-;Out of memory: Killed process 4711 (x) total-vm:1kB\n",
                "6,1,1,-;another\nOut of memory: Killed process 4711 (x) total-vm:1kB\n"
            })
    void names_nobody_otherwise(String record) {
        assertThat(KernelLog.victimIn(record)).isEmpty();
    }

    /** The numbers of earlier victims may be those of living processes by now. */
    @Test
    void is_read_to_its_end_or_not_at_all() {
        Optional<List<Pid>> once = new KernelLog().memoryVictims().map(List::copyOf);
        Optional<List<Pid>> again = new KernelLog().memoryVictims().map(List::copyOf);

        assertThat(again.isPresent()).isEqualTo(once.isPresent());
        assertThat(again.orElse(List.of())).containsAll(once.orElse(List.of()));
    }
}
