package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.Child;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.linux.LinuxHost;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A log that is a descriptor of ours")
class OwnDescriptorTest {
    private final SimulatedKernel kernel = new SimulatedKernel();

    @ParameterizedTest
    @CsvSource({"/dev/stdout,1", "/dev/stderr,2", "/dev/fd/1,1", "/dev/fd/17,17", "/proc/self/fd/2,2"})
    void is_known_by_its_path(String path, int number) {
        assertThat(OwnDescriptor.at(path)).contains(new Fd(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/null", "/dev/fd/", "/dev/fd/x", "/dev/fd/99999999", "dev/stdout", "/x/dev/stdout"})
    void is_not_taken_for_one_if_it_is_something_else(String path) {
        assertThat(OwnDescriptor.at(path)).isEmpty();
    }

    @Test
    void is_written_but_never_rotated_removed_reopened_or_closed() throws SystemException {
        Fd fd = kernel.files().openAppend("/var/log/f");
        var open = kernel.openDescriptors();
        RotatingLog log =
                RotatingLog.open(kernel.files(), kernel.descriptors(), "/dev/fd/" + fd.number(), new Rotation(3, 1));

        assertThat(log.write(direct("12345".getBytes()))).isEqualTo(RotatingLog.Written.ALL);
        assertThat(log.reopen()).isEmpty();
        assertThat(log.clear()).isEmpty();
        assertThat(log.write(direct("6".getBytes()))).isEqualTo(RotatingLog.Written.ALL);
        log.close();

        assertThat(kernel.files().content("/var/log/f")).isEqualTo("123456");
        assertThat(kernel.openDescriptors()).isEqualTo(open);
    }

    @Test
    void must_be_open() {
        assertThatThrownBy(() -> RotatingLog.open(kernel.files(), kernel.descriptors(), "/dev/fd/999", Rotation.NEVER))
                .isInstanceOf(SystemException.class);
    }

    @Test
    void and_what_a_full_pipe_does_not_take_is_left(@TempDir Path directory) throws Exception {
        LinuxDescriptors descriptors = new LinuxDescriptors();
        LinuxHost host = new LinuxHost(Path.of("target/launch").toAbsolutePath().toString());
        Path copy = directory.resolve("copy");
        Path go = directory.resolve("go");
        Child reader = host.spawn(new SpawnRequest(
                "reader",
                "/bin/sh",
                List.of("sh", "-c", "until [ -e " + go + " ]; do sleep 0.01; done; exec cat > " + copy),
                List.of("PATH=/bin:/usr/bin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                0));
        byte[] much = new byte[3_000_000];
        for (int i = 0; i < much.length; i++) {
            much[i] = (byte) (i % 251);
        }
        RotatingLog log = RotatingLog.open(
                new LinuxFiles(),
                descriptors,
                "/dev/fd/" + reader.stdin().orElseThrow().number(),
                new Rotation(1000, 1));

        ByteBuffer piece = direct(much);
        assertThat(log.write(piece)).isEqualTo(RotatingLog.Written.ALL);
        assertThat(piece.remaining()).isPositive();
        Files.createFile(go);
        while (piece.hasRemaining()) {
            log.awaitRoom(Duration.ofSeconds(60));
            assertThat(log.write(piece)).isEqualTo(RotatingLog.Written.ALL);
        }
        log.close();
        descriptors.close(reader.stdin().orElseThrow());
        try (Poller poller = descriptors.poller()) {
            poller.watchReads(reader.watch());
            poller.poll(Optional.of(Duration.ofSeconds(60)), _ -> {});
        }
        assertThat(host.reap(reader)).isPresent();
        assertThat(Files.readAllBytes(copy)).isEqualTo(much);
        for (Fd fd : List.of(reader.watch(), reader.stdout(), host.signals())) {
            descriptors.close(fd);
        }
    }

    private static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
