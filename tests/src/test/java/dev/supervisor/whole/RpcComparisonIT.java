package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Every call that a client can make")
class RpcComparisonIT {
    @TempDir
    private Path directory;

    /** The script has the calls; it prints those that were not answered alike, unless differences.md says that they are not. */
    @Test
    void is_answered_byte_for_byte_as_by_the_original() throws Exception {
        Run compared = SideBySide.run(directory, "calls/compare.py", "calls/daemon.conf", "listeners/ear.py");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).matches("2\\d\\d\\d cases, \\d+ differ, \\d+ of them deliberately\n");
        assertThat(compared.code()).isZero();
    }

    /** The script changes each option, takes sections away and adds some, and breaks the file; then it adds and removes groups. */
    @Test
    void of_a_configuration_that_changes_is_answered_as_by_the_original() throws Exception {
        Run compared = SideBySide.run(directory, "calls/reloads.py", "calls/empty.conf");

        assertThat(compared.err()).isEmpty();
        assertThat(compared.out()).isEqualTo("265 answers, 0 differ\n");
        assertThat(compared.code()).isZero();
    }

    @Test
    void of_many_clients_at_once_is_answered_with_what_is_true_of_one_moment() throws Exception {
        Run crowd = SideBySide.alone(directory, "calls/crowd.py", "calls/crowd.conf");

        assertThat(crowd.err()).isEmpty();
        assertThat(crowd.out()).isEqualTo("360 calls by 6, 0 answers that are true of no moment\n");
    }

    @Test
    void of_many_clients_that_ask_for_two_thousand_processes_is_answered_whoever_does_not_read() throws Exception {
        Run crowd = SideBySide.alone(directory, "calls/lists.py", "calls/lists.conf");

        assertThat(crowd.err()).isEmpty();
        assertThat(crowd.out()).isEqualTo("20, 20 and 20 of 20 answered\n");
    }
}
