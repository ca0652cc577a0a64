package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Every call that a client can make")
class RpcComparisonIT {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path directory;

    /** The file that comes with the tests under this name. */
    private static Path resource(String name) throws Exception {
        return Path.of(RpcComparisonIT.class.getResource("/" + name).toURI());
    }

    private RunningDaemon start(Peer peer) throws Exception {
        Path own = Files.createDirectories(directory.resolve(peer.name()));
        Files.copy(resource("listeners/ear.py"), own.resolve("ear.py"));
        return RunningDaemon.start(peer, own, Files.readString(resource("calls/daemon.conf")));
    }

    /** The script has the calls; it prints those that were not answered alike, unless differences.md says that they are not. */
    @Test
    void is_answered_byte_for_byte_as_by_the_original() throws Exception {
        try (RunningDaemon ours = start(Peer.OURS);
                RunningDaemon original = start(Peer.ORIGINAL)) {
            Run compared = Run.of(
                    directory,
                    List.of(
                            PYTHON,
                            "-B",
                            resource("calls/compare.py").toString(),
                            ours.directory().toString(),
                            original.directory().toString()));

            assertThat(compared.err()).isEmpty();
            assertThat(compared.out()).matches("2\\d\\d\\d cases, \\d+ differ, \\d+ of them deliberately\n");
            assertThat(compared.code()).isZero();
        }
    }
}
