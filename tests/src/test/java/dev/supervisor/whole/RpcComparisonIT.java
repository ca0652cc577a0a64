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
}
