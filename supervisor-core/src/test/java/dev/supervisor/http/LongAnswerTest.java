package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.http.socket.BindException;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("A call that reads much of a log")
@Timeout(60)
class LongAnswerTest {
    private static final String LOG = "/log/cat";
    private static final String STATE = call("supervisor.getState", "");
    private static final String WHOLE = call("supervisor.readProcessStdoutLog", of("cat") + of(0) + of(0));

    /** More than the sockets hold. */
    private static final int LONG = 8 << 20;

    private final ServedDaemon served;
    private final SortedSet<Integer> atRest;

    LongAnswerTest(@TempDir Path directory) throws BindException {
        served = new ServedDaemon(directory);
        atRest = served.daemon.kernel.openDescriptors();
        served.listen();
    }

    @AfterEach
    void close() {
        served.await(() -> served.daemon.kernel.openDescriptors().equals(atRest));
        served.close();
    }

    private static String call(String method, String params) {
        String body = "<methodCall><methodName>" + method + "</methodName><params>" + params + "</params></methodCall>";
        return "POST /RPC2 HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String of(String text) {
        return "<param><value><string>" + text + "</string></value></param>";
    }

    private static String of(int number) {
        return "<param><value><int>" + number + "</int></value></param>";
    }

    private void put(String text) {
        served.locked(() -> served.daemon.kernel.files().putFile(LOG, 0644, text.getBytes(StandardCharsets.UTF_8)));
    }

    private void overwrite(String text) {
        served.locked(() -> {
            try {
                Fd file = served.daemon.kernel.files().openTruncated(LOG);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                served.daemon
                        .kernel
                        .descriptors()
                        .write(
                                file,
                                ByteBuffer.allocateDirect(bytes.length)
                                        .put(bytes)
                                        .flip());
                served.daemon.kernel.descriptors().close(file);
            } catch (SystemException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static int length(String head) {
        return Integer.parseInt(head.replaceAll("(?s).*Content-Length: (\\d+)\r\n.*", "$1"));
    }

    @Test
    void is_answered_like_any_other_and_the_connection_stays_open() throws IOException {
        put("<line>\n".repeat(100_000));
        try (RawClient client = served.client()) {
            for (int i = 0; i < 2; i++) {
                client.send(WHOLE + STATE);
                String answer = client.response();
                assertThat(answer)
                        .startsWith("HTTP/1.1 200 OK\r\nServer: ")
                        .contains("\r\nContent-Type: text/xml\r\nContent-Length: ")
                        .endsWith("<value><string>" + "&lt;line&gt;\n".repeat(100_000)
                                + "</string></value>\n</param>\n</params>\n</methodResponse>\n");
                assertThat(client.response()).contains("<string>RUNNING</string>");
            }
        }
    }

    @Test
    void may_ask_for_a_tail_with_its_offset() throws IOException {
        put("x".repeat(50_000) + "y".repeat(50_000));

        assertThat(served.ask(call("supervisor.tailProcessLog", of("cat") + of(0) + of(50_000))
                        .replace("HTTP/1.1\r\n", "HTTP/1.1\r\nConnection: close\r\n")))
                .contains("<array><data>\n<value><string>" + "y".repeat(50_000) + "</string></value>\n"
                        + "<value><int>100000</int></value>\n<value><boolean>1</boolean></value>\n</data>");
    }

    @Test
    void may_be_one_of_several() throws IOException {
        put("x".repeat(100_000));
        String read = "<value><struct><member><name>methodName</name><value>supervisor.readProcessLog</value></member>"
                + "<member><name>params</name><value><array><data><value>cat</value><value><int>0</int></value>"
                + "<value><int>%d</int></value></data></array></value></member></struct></value>";
        StringBuilder calls = new StringBuilder("<param><value><array><data>");
        StringBuilder answers = new StringBuilder("<array><data>\n");
        for (int length = 1; length < 100_000; length = length * 3) {
            calls.append(read.formatted(length));
            answers.append("<value><string>").append("x".repeat(length)).append("</string></value>\n");
        }
        try (RawClient client = served.client()) {
            client.send(call("system.multicall", calls + "</data></array></value></param>"));

            assertThat(client.response()).contains(answers + "</data></array>");
        }
    }

    @Test
    void ends_with_the_connection_if_the_log_is_cut_meanwhile() throws IOException {
        put("x".repeat(LONG));
        try (RawClient client = served.client()) {
            client.send(WHOLE);
            String head = client.readThrough("\r\n\r\n");
            overwrite("y");

            assertThat(client.rest().length()).isPositive().isLessThan(length(head));
        }
    }

    @Test
    void never_has_more_bytes_than_were_promised() throws IOException {
        put("x".repeat(LONG));
        try (RawClient client = served.client()) {
            client.send(WHOLE);
            String head = client.readThrough("\r\n\r\n");
            overwrite("&".repeat(LONG));

            assertThat(client.rest().length()).isPositive().isLessThanOrEqualTo(length(head));
        }
    }

    @Test
    void reads_what_was_there_if_the_log_is_replaced_meanwhile() throws IOException {
        put("x".repeat(LONG));
        try (RawClient client = served.client()) {
            client.send(WHOLE);
            client.readThrough("\r\n\r\n");
            put("a new log");

            assertThat(client.readThrough("</methodResponse>\n")).contains("x".repeat(LONG));
        }
    }

    /** Such a client looks like one that has left before anything is sent to it, and the original answers it. */
    @Test
    void is_answered_to_a_client_that_will_ask_no_more() throws IOException {
        put("x".repeat(LONG));
        try (RawClient client = served.client()) {
            client.send(WHOLE);
            client.asksNoMore();

            assertThat(client.rest()).contains("x".repeat(LONG)).endsWith("</methodResponse>\n");
        }
    }

    @Test
    void costs_nothing_any_more_when_its_client_has_left() throws IOException {
        put("x".repeat(LONG));
        for (int i = 0; i < 10; i++) {
            try (RawClient client = served.client()) {
                client.send(WHOLE);
                client.readThrough("\r\n\r\n");
            }
        }
    }

    @Test
    void comes_through_when_the_server_closes() throws IOException {
        put("x".repeat(LONG));
        try (RawClient client = served.client()) {
            client.send(WHOLE);
            client.readThrough("\r\n\r\n");
            served.closing();

            assertThat(client.rest()).contains("x".repeat(LONG)).endsWith("</methodResponse>\n");
        }
    }
}
