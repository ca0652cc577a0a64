package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each kind of hostile input to one daemon, which must answer with an error and have as many descriptors, and as much memory, as before. */
@DisplayName("A daemon under attack")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@Timeout(180)
class HostileInputIT {
    private static final String GET_STATE =
            post("<methodCall><methodName>supervisor.getState</methodName></methodCall>");

    /** More than a quarter of the descriptors that the daemon may open by default, and less than the test may. */
    private static final int FLOOD = 5_000;

    /** The most that its heap can have. What stays of it when the garbage is gone is measured within one process, by HostileMemoryTest. */
    private static final long HEAP_KIB = 128 << 10;

    private RunningDaemon daemon;
    private Path socket;
    private int descriptors;
    private long resident;

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        daemon = RunningDaemon.start(Peer.OURS, directory, "[program:cat]\ncommand = cat\n");
        daemon.awaitState("cat", "RUNNING");
        socket = directory.resolve("s.sock");
        descriptors = descriptors();
        resident = residentKib();
    }

    @AfterAll
    void stop() {
        daemon.close();
    }

    private static String post(String body) {
        return "POST /RPC2 HTTP/1.1\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private int descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/" + daemon.pid() + "/fd"))) {
            return (int) open.count();
        }
    }

    private long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + daemon.pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    /** It answers, and has let go of every connection. */
    private void isWell() throws IOException {
        await().atMost(RunningDaemon.PATIENCE).until(() -> {
            try (Connection one = new Connection(socket)) {
                return one.send(GET_STATE).answer().contains("<string>RUNNING</string>");
            }
        });
        await().atMost(RunningDaemon.PATIENCE)
                .untilAsserted(() -> assertThat(descriptors()).isLessThanOrEqualTo(descriptors));
    }

    private String ask(String request) throws IOException {
        try (Connection connection = new Connection(socket)) {
            return connection.send(request).answer();
        }
    }

    @Test
    @Order(1)
    void refuses_documents_that_would_grow() throws IOException {
        StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE m [<!ENTITY l0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY l%d \"&l%d;&l%d;&l%d;\">".formatted(i, i - 1, i - 1, i - 1));
        }
        laughs.append("]><methodCall><methodName>&l29;</methodName></methodCall>");
        String outside = "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<methodCall><methodName>&e;</methodName></methodCall>";

        for (String body : List.of(
                laughs.toString(),
                outside,
                "<!DOCTYPE m SYSTEM \"http://127.0.0.1:1/x.dtd\"><methodCall/>",
                "<methodCall><methodName>&e;</methodName></methodCall>",
                "<a>".repeat(600_000),
                "<methodCall><params>" + "<param><value><array><data>".repeat(50_000),
                "<methodCall " + attributes(200_000) + "/>",
                "<methodCall><params>" + "<param><value/></param>".repeat(80_000) + "</params></methodCall>")) {
            assertThat(ask(post(body))).startsWith("HTTP/1.1 400 Bad Request\r\n");
        }
        isWell();
    }

    private static String attributes(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append('a').append(i).append("='' ");
        }
        return text.toString();
    }

    @Test
    @Order(2)
    void refuses_a_million_attributes_and_a_hundred_megabytes_to_clients_that_send_it_all() throws IOException {
        assertThat(ask(post("<methodCall " + attributes(1_000_000) + "/>")))
                .startsWith("HTTP/1.1 413 Request Entity Too Large\r\n");
        try (Connection connection = new Connection(socket)) {
            connection.send("POST /RPC2 HTTP/1.1\r\nContent-Length: 104857600\r\n\r\n");
            connection.send(new byte[1 << 20], 100);

            assertThat(connection.answer()).startsWith("HTTP/1.1 413 ");
        }
        try (Connection connection = new Connection(socket)) {
            connection.send("GET /" + "x".repeat(100_000) + " HTTP/1.1\r\n");
            assertThat(connection.answer()).startsWith("HTTP/1.1 414 ");
        }
        try (Connection connection = new Connection(socket)) {
            connection.send("GET / HTTP/1.1\r\n");
            connection.send("A: bcdefghij\r\n".getBytes(StandardCharsets.ISO_8859_1), 1_000_000);
            assertThat(connection.answer()).startsWith("HTTP/1.1 431 ");
        }
        isWell();
    }

    @ParameterizedTest
    @Order(3)
    @CsvSource({
        "'POST /RPC2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\nabc', 411",
        "'POST /RPC2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc', 4",
        "'POST /RPC2 HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\nabc', 400",
        "'POST /RPC2 HTTP/1.1\r\nContent-Length: -1\r\n\r\nabc', 400",
        "'POST /RPC2 HTTP/1.1\r\nContent-Length: 3, 3\r\n\r\nabc', 400",
        "'POST /RPC2 HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd', 400",
        "'POST /RPC2 HTTP/1.1\r\n\r\n', 411",
        "'POST /RPC2 HTTP/1.1\r\nContent-Length: 0\r\n\r\n', 400",
        "'GET /../../../etc/passwd HTTP/1.1\r\n\r\n', 404",
        "'GET /..%2F..%2Fetc%2Fpasswd HTTP/1.1\r\n\r\n', 404",
        "'GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/../../etc/passwd HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/..%2F..%2Fetc%2Fpasswd HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/cat/..%2F..%2Fetc%2Fpasswd HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/cat%00 HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/cat/stdout%00 HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/%FF%FE HTTP/1.1\r\n\r\n', 404",
        "'GET /logtail/cat%0d%0aX-A:%20b HTTP/1.1\r\n\r\n', 404"
    })
    void refuses_wrong_lengths_and_tricks_with_paths(String request, String status) throws IOException {
        assertThat(ask(request)).startsWith("HTTP/1.1 " + status).doesNotContain("root:", "X-A");
        isWell();
    }

    @Test
    @Order(4)
    void answers_a_thousand_requests_that_are_sent_before_the_first_answer_is_read() throws Exception {
        try (Connection connection = new Connection(socket)) {
            Thread sending = Thread.ofVirtual()
                    .start(() -> connection.send(GET_STATE.getBytes(StandardCharsets.ISO_8859_1), 1_000));
            for (int i = 0; i < 1_000; i++) {
                assertThat(connection.answer()).startsWith("HTTP/1.1 200 OK\r\n");
            }
            sending.join();
        }
        isWell();
    }

    @Test
    @Order(5)
    void is_not_kept_from_others_by_requests_of_which_half_has_come_and_answers_that_nobody_takes() throws IOException {
        List<Connection> slow = new ArrayList<>();
        try {
            for (String begun : List.of(
                    "P",
                    "POST /RPC2 HTTP/1.1\r\n",
                    "POST /RPC2 HTTP/1.1\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(1_000_000),
                    post("<methodCall><methodName>system.listMethods</methodName></methodCall>")
                            .repeat(200))) {
                for (int i = 0; i < 10; i++) {
                    Connection connection = new Connection(socket);
                    slow.add(connection);
                    Thread.ofVirtual().start(() -> connection.send(begun.getBytes(StandardCharsets.ISO_8859_1), 1));
                }
            }
            for (int i = 0; i < 10; i++) {
                assertThat(ask(GET_STATE)).startsWith("HTTP/1.1 200 OK\r\n");
            }
        } finally {
            for (Connection connection : slow) {
                connection.close();
            }
        }
        isWell();
    }

    @Test
    @Order(6)
    void says_so_where_there_are_too_many_connections_and_goes_on_when_they_have_left() throws IOException {
        List<Connection> idle = new ArrayList<>();
        try {
            for (int i = 0; i < FLOOD; i++) {
                idle.add(new Connection(socket));
            }
            assertThat(descriptors()).isLessThan(descriptors + 1024);
            await().atMost(RunningDaemon.PATIENCE)
                    .untilAsserted(() -> assertThat(ask(GET_STATE)).startsWith("HTTP/1.1 503 Service Unavailable\r\n"));
            assertThat(idle.getFirst().send(GET_STATE).answer()).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(idle.getLast().rest()).startsWith("HTTP/1.1 503 ");
        } finally {
            for (Connection connection : idle) {
                connection.close();
            }
        }
        isWell();
        assertThat(daemon.log().lines().filter(line -> line.contains("cannot accept more HTTP connections")))
                .hasSizeBetween(1, 3);
    }

    @Test
    @Order(7)
    void has_no_more_memory_than_it_may_after_ten_attacks() throws Exception {
        for (int i = 0; i < 10; i++) {
            attack();
        }
        assertThat(residentKib()).isLessThan(resident + HEAP_KIB);
        assertThat(daemon.log()).doesNotContain("CRIT cannot", "raised an unexpected exception", "OutOfMemory");
    }

    private void attack() throws Exception {
        refuses_documents_that_would_grow();
        answers_a_thousand_requests_that_are_sent_before_the_first_answer_is_read();
        is_not_kept_from_others_by_requests_of_which_half_has_come_and_answers_that_nobody_takes();
    }
}
