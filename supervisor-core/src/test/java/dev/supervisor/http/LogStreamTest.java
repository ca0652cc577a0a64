package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.http.socket.BindException;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedDescriptors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A stream of a log")
@Timeout(20)
class LogStreamTest {
    private static final String CAT_LOG = "/log/cat";

    private final ServedDaemon served;
    private final SortedSet<Integer> atRest;

    LogStreamTest(@TempDir Path directory) throws BindException {
        served = new ServedDaemon(directory);
        atRest = served.daemon.kernel.openDescriptors();
        served.listen();
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Test
    void begins_with_the_end_of_the_log_and_goes_on_as_it_grows() throws IOException {
        put(CAT_LOG, "x".repeat(1000) + "y".repeat(1024));
        try (RawClient client = served.client()) {
            client.send("GET /logtail/cat HTTP/1.1\r\n\r\n");

            assertThat(client.readThrough("\r\n\r\n"))
                    .startsWith("HTTP/1.1 200 OK\r\nServer: ")
                    .contains("\r\n"
                            + "Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT\r\n"
                            + "Content-Type: text/plain;charset=utf-8\r\n"
                            + "X-Accel-Buffering: no\r\n")
                    .contains("\r\nTransfer-Encoding: chunked\r\n");
            assertThat(client.readThrough("y\r\n")).isEqualTo("400\r\n" + "y".repeat(1024) + "\r\n");
            append(CAT_LOG, "more\n");
            assertThat(client.readThrough("more\n\r\n")).isEqualTo("5\r\nmore\n\r\n");
            append(CAT_LOG, "twenty characters !\n");
            assertThat(client.readThrough("!\n\r\n")).isEqualTo("14\r\ntwenty characters !\n\r\n");
        }
    }

    @Test
    void goes_on_in_the_new_file_after_a_rotation() throws IOException {
        put(CAT_LOG, "old\n");
        try (RawClient client = served.client()) {
            client.send("GET /logtail/cat%3Acat/stdout?x=1 HTTP/1.1\r\n\r\n");
            client.readThrough("4\r\nold\n\r\n");

            put(CAT_LOG, "new\n");

            client.readThrough("4\r\nnew\n\r\n");
        }
    }

    @Test
    void of_the_daemon_is_under_another_URL() throws IOException {
        put(SimulatedDaemon.MAIN_LOG, "line\n");
        try (RawClient client = served.client()) {
            client.send("GET /mainlogtail HTTP/1.1\r\n\r\n");

            assertThat(client.readThrough("\r\n\r\n")).doesNotContain("X-Accel-Buffering");
            client.readThrough("5\r\nline\n\r\n");
        }
    }

    @Test
    void is_bare_for_clients_that_know_no_chunks() throws IOException {
        put(CAT_LOG, "line\n");
        try (RawClient client = served.client()) {
            client.send("GET /logtail/cat HTTP/1.0\r\n\r\n");

            assertThat(client.readThrough("\r\n\r\n"))
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .doesNotContain("chunked");
            assertThat(client.readThrough("\n")).isEqualTo("line\n");
            append(CAT_LOG, "more\n");
            assertThat(client.readThrough("\n")).isEqualTo("more\n");
        }
    }

    @Test
    void ends_when_the_server_closes() throws IOException {
        put(CAT_LOG, "line\n");
        try (RawClient client = served.client()) {
            client.send("GET /logtail/cat HTTP/1.1\r\n\r\n");
            client.readThrough("5\r\nline\n\r\n");

            CompletableFuture<Void> closed = served.closing();

            assertThat(client.rest()).isEqualTo("0\r\n\r\n");
            closed.join();
            served.locked(
                    () -> assertThat(served.daemon.kernel.openDescriptors()).isEqualTo(atRest));
        }
    }

    @Test
    void lets_go_of_the_log_when_the_client_leaves() throws IOException {
        put(CAT_LOG, "line\n");
        try (RawClient client = served.client()) {
            client.send("GET /logtail/cat HTTP/1.1\r\n\r\n");
            client.readThrough("5\r\nline\n\r\n");
        }

        served.await(() -> served.daemon.kernel.openDescriptors().equals(atRest));
    }

    private void put(String path, String content) {
        served.locked(() -> served.daemon.kernel.files().putFile(path, 0644, content.getBytes(StandardCharsets.UTF_8)));
    }

    private void append(String path, String content) {
        served.locked(() -> {
            try {
                Fd fd = served.daemon.kernel.files().openAppend(path);
                SimulatedDescriptors descriptors = served.daemon.kernel.descriptors();
                byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
                descriptors.write(
                        fd, ByteBuffer.allocateDirect(bytes.length).put(bytes).flip());
                descriptors.close(fd);
            } catch (SystemException e) {
                throw new AssertionError(e);
            }
        });
    }
}
