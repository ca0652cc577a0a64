package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A log of any length")
class LongLogsIT {
    @TempDir
    private Path directory;

    /** The script reads and tails files of up to 5 MB from everywhere, on one connection. */
    @Test
    void is_read_byte_for_byte_as_from_the_original() throws Exception {
        Run compared = SideBySide.run(directory, "calls/longlogs.py", "calls/longlogs.conf");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).isEqualTo("193 answers, 0 differ\n");
    }

    @Test
    void is_read_by_many_clients_at_once_whatever_memory_there_is() throws Exception {
        Run crowd = SideBySide.alone(directory, "calls/readers.py", "calls/longlogs.conf");

        assertThat(crowd.err()).isEmpty();
        assertThat(crowd.out()).isEqualTo("20 of 20 and 4 of 4 answered\n");
    }
}
