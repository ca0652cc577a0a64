package dev.supervisor.logfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Following a log")
class LogTailTest {
    private static final String PATH = "/var/log/f";

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final SimulatedFiles files = kernel.files();

    @Test
    void begins_with_the_last_bytes_and_goes_on_with_what_comes() throws SystemException {
        RotatingLog log = logOf("0123456789", Rotation.NEVER);
        try (LogTail tail = follow(4)) {
            assertThat(next(tail)).isEqualTo("6789");
            assertThat(next(tail)).isEmpty();

            write(log, "abc");
            assertThat(next(tail)).isEqualTo("abc");
            assertThat(next(tail)).isEmpty();
        }
    }

    @Test
    void begins_with_all_of_a_log_that_is_shorter() throws SystemException {
        logOf("0123", Rotation.NEVER);
        try (LogTail tail = follow(4)) {
            assertThat(next(tail)).isEqualTo("0123");
        }
        try (LogTail tail = follow(5)) {
            assertThat(next(tail)).isEqualTo("0123");
        }
    }

    @Test
    void loses_nothing_over_a_rotation() throws SystemException {
        RotatingLog log = logOf("", new Rotation(6, 1));
        try (LogTail tail = follow(1024)) {
            write(log, "abc");
            assertThat(next(tail)).isEqualTo("abc");

            write(log, "def");
            write(log, "ghi");
            assertThat(next(tail)).isEqualTo("def");
            assertThat(next(tail)).isEqualTo("ghi");
        }
    }

    @Test
    void shows_a_cleared_log_from_its_start() throws SystemException {
        RotatingLog log = logOf("old", Rotation.NEVER);
        try (LogTail tail = follow(1024)) {
            assertThat(next(tail)).isEqualTo("old");

            log.clear();
            write(log, "new and longer");
            assertThat(next(tail)).isEqualTo("new and longer");
        }
    }

    @Test
    void says_so_when_the_log_was_emptied_in_place_and_goes_on() throws SystemException {
        RotatingLog log = logOf("12345678", Rotation.NEVER);
        try (LogTail tail = follow(1024)) {
            next(tail);
            kernel.descriptors().close(files.openTruncated(PATH));
            write(log, "abc");

            assertThat(next(tail)).isEqualTo("==> File truncated <==\n");
            assertThat(next(tail)).isEqualTo("abc");
        }
    }

    @Test
    void stays_with_the_open_file_while_nothing_is_at_the_path() throws SystemException {
        RotatingLog log = logOf("", Rotation.NEVER);
        try (LogTail tail = follow(1024)) {
            files.unlink(PATH);
            write(log, "still here");

            assertThat(next(tail)).isEqualTo("still here");
        }
    }

    @Test
    void leaves_no_descriptor_open() throws SystemException {
        logOf("x", Rotation.NEVER).close();
        follow(1).close();

        assertThat(kernel.openDescriptors()).hasSize(1); // the host's signals
        assertThatThrownBy(() -> LogTail.open(files, kernel.descriptors(), "/var/log/none", 1))
                .isInstanceOf(SystemException.class);
    }

    private RotatingLog logOf(String content, Rotation rotation) throws SystemException {
        files.putFile(PATH, 0644, content.getBytes(StandardCharsets.UTF_8));
        return RotatingLog.open(files, kernel.descriptors(), PATH, rotation);
    }

    private LogTail follow(int head) throws SystemException {
        return LogTail.open(files, kernel.descriptors(), PATH, head);
    }

    private static String next(LogTail tail) throws SystemException {
        return new String(tail.next(), StandardCharsets.UTF_8);
    }

    private static void write(RotatingLog log, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        log.write(ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
    }
}
