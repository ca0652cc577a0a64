package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Pools of event listeners")
class ListenerPoolsIT {
    @TempDir
    private Path directory;

    /**
     * The script has what happens: several listeners in a pool, a full buffer, events that are rejected, listeners that talk nonsense, hang, end
     * and are removed, output of all kinds, a restart. It prints each line of what they read, and of what the log says of them, that is not as
     * in the original.
     */
    @Test
    void hear_the_same_bytes_as_those_of_the_original_and_are_told_of_alike() throws Exception {
        Run compared = SideBySide.run(
                directory, "listeners/pools.py", "listeners/pools.conf", "listeners/player.py", "listeners/speaker.py");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).matches("1\\d\\d\\d lines\n");
        assertThat(compared.code()).isZero();
    }

    @Test
    void are_told_the_time_in_the_same_bytes_and_a_log_that_is_cleared_is_as_empty_as_the_original_s()
            throws Exception {
        Run compared = SideBySide.run(directory, "listeners/clock.py", "listeners/clock.conf", "listeners/player.py");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.lines())
                .containsExactly(
                        "'ver:3.0 server:supervisor serial:0 pool:clock poolserial:0 eventname:TICK_5 len:15\\nwhen:T'",
                        "alike");
    }
}
