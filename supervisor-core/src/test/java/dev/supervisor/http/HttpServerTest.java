package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.rpc.Versions;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import dev.supervisor.http.socket.BindException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The HTTP server")
@Timeout(20)
class HttpServerTest {
    private static final String GET_STATE =
            post(new String(XmlRpcWriter.call("supervisor.getState", List.of()), StandardCharsets.UTF_8));

    private static final String STATE = """
        <?xml version='1.0'?>
        <methodResponse>
        <params>
        <param>
        <value><struct>
        <member>
        <name>statecode</name>
        <value><int>1</int></value>
        </member>
        <member>
        <name>statename</name>
        <value><string>RUNNING</string></value>
        </member>
        </struct></value>
        </param>
        </params>
        </methodResponse>
        """;

    private static final String STATE_RESPONSE = "HTTP/1.1 200 OK\r\nServer: supervisor/" + Versions.ours()
            + "\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nContent-Type: text/xml\r\nContent-Length: " + STATE.length()
            + "\r\n\r\n" + STATE;

    private final ServedDaemon served;

    HttpServerTest(@TempDir Path directory) {
        served = new ServedDaemon(directory);
    }

    @AfterEach
    void close() {
        served.close();
    }

    @Nested
    class OpenToAll {

        @BeforeEach
        void listen() throws BindException {
            served.listen();
        }

        @Test
        void says_so_in_the_log() {
            assertThat(served.daemon.said.take())
                    .containsExactly(
                            "INFO RPC interface 'supervisor' initialized",
                            "CRIT Server 'unix_http_server' running without any HTTP authentication checking");
        }

        @Test
        void answers_a_call_and_keeps_the_connection_for_the_next() throws IOException {
            try (RawClient client = served.client()) {
                client.send(GET_STATE);
                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
                client.send(GET_STATE);
                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
            }
        }

        @Test
        void answers_requests_that_come_all_at_once_one_after_the_other() throws IOException {
            try (RawClient client = served.client()) {
                client.send(GET_STATE + "GET /nope HTTP/1.1\r\n\r\n" + GET_STATE);

                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
                assertThat(client.response()).startsWith("HTTP/1.1 404 Not Found\r\n");
                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
            }
        }

        @Test
        void reads_a_request_that_comes_byte_by_byte() throws IOException {
            try (RawClient client = served.client()) {
                for (int i = 0; i < GET_STATE.length(); i++) {
                    client.send(GET_STATE.substring(i, i + 1));
                }
                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
            }
        }

        @Test
        void closes_after_an_answer_where_the_client_says_so_or_speaks_1_0() throws IOException {
            assertThat(served.ask(GET_STATE.replace("\r\n\r\n", "\r\nConnection: CLOSE\r\n\r\n")))
                    .isEqualTo(STATE_RESPONSE);
            assertThat(served.ask(GET_STATE.replace("HTTP/1.1", "HTTP/1.0")))
                    .isEqualTo(STATE_RESPONSE.replace("HTTP/1.1", "HTTP/1.0"));
        }

        @Test
        void keeps_a_1_0_connection_where_the_client_asks_for_it() throws IOException {
            try (RawClient client = served.client()) {
                for (int i = 0; i < 2; i++) {
                    client.send(GET_STATE.replace("HTTP/1.1\r\n", "HTTP/1.0\r\nConnection: keep-alive\r\n"));
                    assertThat(client.response())
                            .startsWith("HTTP/1.0 200 OK\r\n")
                            .contains("\r\nConnection: Keep-Alive\r\n");
                }
            }
        }

        @Test
        void answers_a_refused_call_with_a_fault_and_200() throws IOException {
            String call = new String(
                    XmlRpcWriter.call("supervisor.getProcessInfo", List.of(new StringValue("é"))),
                    StandardCharsets.UTF_8);

            assertThat(served.ask(post(utf8(call)).replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n")))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains(utf8("<value><string>BAD_NAME: é</string></value>"));
        }

        @Test
        void has_the_page_of_the_original_for_errors() throws IOException {
            assertThat(served.ask("GET /RPC2 HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.0 400 Bad Request\r\n")
                    .containsPattern("\r\nContent-Length: \\d+\r\nContent-Type: text/html\r\n\r\n")
                    .endsWith("\r\n\r\n"
                            + "<head>\r\n"
                            + "<title>Error response</title>\r\n"
                            + "</head>\r\n"
                            + "<body>\r\n"
                            + "<h1>Error response</h1>\r\n"
                            + "<p>Error code 400.\r\n"
                            + "<p>Message: Bad Request.\r\n"
                            + "</body>\r\n");
        }

        @ParameterizedTest
        @CsvSource({
            "GET /nope HTTP/1.0, 404 Not Found",
            "DELETE /nope HTTP/1.0, 400 Bad Request",
            "PUT /RPC2 HTTP/1.0, 400 Bad Request",
            "GET http://here/RPC2 HTTP/1.0, 400 Bad Request",
            "POST /RPC2 HTTP/1.0, 411 Length Required",
            "GET /logtail HTTP/1.0, 404 Not Found",
            "GET /logtail/ HTTP/1.0, 404 Not Found",
            "GET /logtail/nope HTTP/1.0, 404 Not Found",
            "GET /logtail/cat:* HTTP/1.0, 404 Not Found",
            "GET /logtail/cat/stdin HTTP/1.0, 404 Not Found",
            "GET /logtail/cat/stderr HTTP/1.0, 404 Not Found",
            "GET /logtail/cat HTTP/1.0, 404 Not Found",
            "GET /logtail/..%2F..%2Fetc%2Fpasswd HTTP/1.0, 404 Not Found",
            "GET /logtail/cat%00 HTTP/1.0, 404 Not Found",
            "GET /logtail/%zz% HTTP/1.0, 404 Not Found",
            "HEAD /mainlogtail HTTP/1.0, 400 Bad Request",
            "GET /mainlogtail HTTP/1.0, 404 Not Found"
        })
        void answers_what_it_does_not_have_with_an_error(String request, String status) throws IOException {
            assertThat(served.ask(request + "\r\n\r\n")).startsWith("HTTP/1.0 " + status + "\r\n");
        }

        @Test
        void sends_no_page_to_those_who_ask_for_the_head_only() throws IOException {
            assertThat(served.ask("HEAD /nope HTTP/1.0\r\n\r\n"))
                    .endsWith("\r\n\r\n")
                    .doesNotContain("<head>");
        }

        @Test
        void has_a_page_that_says_what_is_here_and_lets_nobody_show_it_within_another() throws IOException {
            assertThat(served.ask("GET / HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.0 200 OK\r\n")
                    .contains("\r\nContent-Security-Policy: default-src 'none'; ", "\r\nX-Frame-Options: DENY\r\n")
                    .contains("supervisorctl status", "/RPC2", "/metrics")
                    .doesNotContain("[http_api]");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "no XML", "<methodCall></methodCall>", "<!DOCTYPE m><m/>"})
        void answers_what_is_no_call_with_400_and_a_line_in_the_log(String body) throws IOException {
            served.daemon.said.take();

            assertThat(served.ask(post(body).replace("HTTP/1.1", "HTTP/1.0")))
                    .startsWith("HTTP/1.0 400 Bad Request\r\n");

            served.locked(() -> assertThat(served.daemon.said.take())
                    .hasSize(1)
                    .allMatch(line -> line.startsWith("ERRO XML-RPC request data '")));
        }

        @Test
        void tells_the_log_of_what_is_no_call_no_more_than_its_beginning_in_whole_characters() throws IOException {
            served.daemon.said.take();

            String bytesOfBody = "x" + "\u00c3\u00a9".repeat(2000); // a character for each
            served.ask(post(bytesOfBody).replace("HTTP/1.1", "HTTP/1.0"));

            served.locked(() -> assertThat(served.daemon.said.take())
                    .containsExactly(
                            "ERRO XML-RPC request data 'x" + "é".repeat(1023) + "' is invalid: unmarshallable"));
        }

        @ParameterizedTest
        @CsvSource({
            "'POST /RPC2 HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabcde\r\n0\r\n\r\n', 411",
            "'POST /RPC2 HTTP/1.1\r\nContent-Length: 104857600\r\n\r\nx', 413",
            "'POST /RPC2 HTTP/1.1\r\nContent-Length: many\r\n\r\n', 400",
            "'POST /RPC2 HTTP/1.1\r\nContent-Length: -1\r\n\r\n', 400",
            "'POST /RPC2 HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx', 400",
            "'hello\r\n\r\n', 400",
            "'GET /\r\n\r\n', 400"
        })
        void refuses_and_closes_what_it_cannot_read_to_its_end(String request, int status) throws IOException {
            assertThat(served.ask(request)).startsWith("HTTP/1.1 " + status + " ");
        }

        @Test
        void refuses_endless_lines_and_headers() throws IOException {
            assertThat(served.ask("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\n\r\n"))
                    .startsWith("HTTP/1.1 414 ");
            assertThat(served.ask("GET / HTTP/1.1\r\n" + "A: b\r\n".repeat(20_000) + "\r\n"))
                    .startsWith("HTTP/1.1 431 ");
        }

        @Test
        void says_to_whoever_comes_when_there_are_as_many_as_it_takes_that_there_is_no_room() throws IOException {
            served.daemon.said.take();
            List<RawClient> idle = new ArrayList<>();
            try {
                for (int i = 0; i < ServedDaemon.MOST_OF_ONE_USER; i++) {
                    idle.add(served.client());
                }
                for (int i = 0; i < 3; i++) {
                    assertThat(served.ask(GET_STATE)).startsWith("HTTP/1.1 503 Service Unavailable\r\n");
                }
                idle.getFirst().send(GET_STATE);
                assertThat(idle.getFirst().response()).isEqualTo(STATE_RESPONSE);
                served.locked(() -> assertThat(served.daemon.said.take())
                        .containsExactly(
                                "WARN cannot accept more HTTP connections: new clients are refused until others"
                                        + " disconnect"));
            } finally {
                for (RawClient client : idle) {
                    client.close();
                }
            }
            served.awaitAnswer(GET_STATE, STATE_RESPONSE::equals);
        }

        @Test
        void tells_also_who_asks_for_nothing_that_there_is_no_room() throws IOException {
            List<RawClient> idle = new ArrayList<>();
            try {
                for (int i = 0; i < ServedDaemon.MOST_OF_ONE_USER + 40; i++) {
                    idle.add(served.client());
                }
                assertThat(idle.getLast().rest()).startsWith("HTTP/1.1 503 ");
                assertThat(idle.get(ServedDaemon.MOST_OF_ONE_USER).rest()).startsWith("HTTP/1.1 503 ");
            } finally {
                for (RawClient client : idle) {
                    client.close();
                }
            }
        }

        @Test
        void goes_on_after_clients_that_leave_in_the_middle() throws IOException {
            for (String begun : List.of("", "PO", "POST /RPC2 HTTP/1.1\r\nContent-Length: 10\r\n\r\nabc", GET_STATE)) {
                try (RawClient client = served.client()) {
                    client.send(begun);
                }
            }
            try (RawClient client = served.client()) {
                client.send(GET_STATE);
                assertThat(client.response()).isEqualTo(STATE_RESPONSE);
            }
        }
    }

    @Nested
    class WithAPassword {
        /** {@code tom:secret:s}, {@code tom:wrong}. */
        private static final String RIGHT = "Basic dG9tOnNlY3JldDpz";

        private static final String WRONG = "Basic dG9tOndyb25n";

        /** {@code secret:s}, with few iterations. */
        private static final String STRONG =
                "{PBKDF2}1000$MDEyMzQ1Njc4OWFiY2RlZg==$3BihJzLz5OAXt5LqNzCtQCU7r1y1sobe8CLlsfeDHGc=";

        @ParameterizedTest
        @ValueSource(strings = {"secret:s", "{SHA}c3b11082206b481499f1068dd1db25369f9b043e"})
        void lets_in_who_knows_it_whether_it_is_stored_plain_or_as_a_hash(String stored) throws Exception {
            served.listen(Optional.of("tom"), Optional.of(stored));

            assertThat(served.daemon.said.take()).containsExactly("INFO RPC interface 'supervisor' initialized");
            assertThat(served.ask(with(RIGHT))).startsWith("HTTP/1.0 200 OK\r\n");
            assertThat(served.ask(with(RIGHT.replace("Basic", "bAsIc")))).startsWith("HTTP/1.0 200 OK\r\n");
            assertThat(served.ask(with(WRONG))).startsWith("HTTP/1.0 401 Unauthorized\r\n");
        }

        @ParameterizedTest
        @CsvSource({
            WRONG + ", 401 Unauthorized",
            "Digest dG9tOnNlY3JldDpz, 401 Unauthorized",
            "Basic, 401 Unauthorized",
            "Basic !!!, 400 Bad Request",
            "Basic dG9t, 400 Bad Request"
        })
        void turns_away_who_does_not(String credentials, String status) throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));

            assertThat(served.ask(with(credentials))).startsWith("HTTP/1.0 " + status + "\r\n");
        }

        @Test
        void serves_without_it_what_is_open_and_only_to_who_reads() throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));

            assertThat(served.ask("GET /healthz?x HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 OK\r\n");
            assertThat(served.ask("HEAD /healthz HTTP/1.0\r\n\r\n")).startsWith("HTTP/1.0 200 OK\r\n");
            for (String other :
                    List.of("POST /healthz", "GET /healthz/", "GET //healthz", "GET /healthz;x", "GET /metrics")) {
                assertThat(served.ask(other + " HTTP/1.0\r\n\r\n"))
                        .as(other)
                        .startsWith("HTTP/1.0 401 Unauthorized\r\n");
            }
        }

        @Test
        void refuses_the_page_of_another_site_before_it_asks_for_it() throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));

            for (String url : List.of("/RPC2", "/", "/logtail/cat", "/mainlogtail", "/metrics", "/api/v1/processes")) {
                assertThat(served.ask("GET " + url + " HTTP/1.0\r\nHost: localhost\r\nOrigin: http://evil.example\r\n"
                                + "Authorization: " + RIGHT + "\r\n\r\n"))
                        .startsWith("HTTP/1.0 403 Forbidden\r\n")
                        .contains("a page of http://evil.example may not use this server");
            }
        }

        @Test
        void asks_for_it_on_every_URL() throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));

            for (String url : List.of("/RPC2", "/", "/logtail/cat", "/mainlogtail", "/nope")) {
                assertThat(served.ask("GET " + url + " HTTP/1.1\r\n\r\n"))
                        .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                        .contains("\r\nConnection: close\r\n", "\r\nWWW-Authenticate: Basic realm=\"default\"\r\n");
            }
        }

        @Test
        void lets_in_who_knows_a_strong_one_and_compares_it_once() throws Exception {
            served.listen(Optional.of("tom"), Optional.of(STRONG));

            assertThat(served.ask(with(WRONG))).startsWith("HTTP/1.0 401 Unauthorized\r\n");
            assertThat(served.ask(with(RIGHT))).startsWith("HTTP/1.0 200 OK\r\n");
            assertThat(served.ask(with(RIGHT))).startsWith("HTTP/1.0 200 OK\r\n");
            assertThat(served.ask(with(WRONG))).startsWith("HTTP/1.0 401 Unauthorized\r\n");
        }

        @Test
        void makes_who_guesses_wait_but_not_a_connection_that_is_let_in() throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));
            try (RawClient known = served.client();
                    RawClient late = served.client()) {
                known.send(GET_STATE.replace("\r\n\r\n", "\r\nAuthorization: " + RIGHT + "\r\n\r\n"));
                assertThat(known.response()).isEqualTo(STATE_RESPONSE);
                for (int i = 0; i < 3; i++) {
                    assertThat(served.ask(with(WRONG))).startsWith("HTTP/1.0 401 ");
                }

                late.send(with(RIGHT));
                known.send(GET_STATE.replace("\r\n\r\n", "\r\nAuthorization: " + RIGHT + "\r\n\r\n"));
                assertThat(known.response()).isEqualTo(STATE_RESPONSE);
                assertThat(late.hasAnswer()).isFalse();

                served.locked(() -> served.daemon.pass(Duration.ofMillis(500)));
                assertThat(late.rest()).startsWith("HTTP/1.0 200 OK\r\n");
            }
        }

        @Test
        void does_not_look_at_many_logins_of_one_client_at_once() throws Exception {
            served.listen(Optional.of("tom"), Optional.of("secret:s"));
            for (int i = 0; i < 3; i++) {
                served.ask(with(WRONG));
            }
            List<RawClient> waiting = new ArrayList<>();
            try {
                for (int i = 0; i < 9; i++) {
                    waiting.add(served.client());
                    waiting.getLast().send(with(WRONG));
                }
                List<RawClient> answered = new ArrayList<>();
                while (answered.size() < 5) {
                    for (RawClient client : waiting) {
                        if (client.hasAnswer()) {
                            answered.add(client);
                        }
                    }
                    waiting.removeAll(answered);
                }
                for (RawClient client : answered) {
                    assertThat(client.rest()).startsWith("HTTP/1.0 429 Too Many Requests\r\n");
                    client.close();
                }
            } finally {
                for (RawClient client : waiting) {
                    client.close();
                }
            }
        }

        private String with(String credentials) {
            return GET_STATE.replace("HTTP/1.1\r\n", "HTTP/1.0\r\nAuthorization: " + credentials + "\r\n");
        }
    }

    @Nested
    class WhenItCloses {

        @BeforeEach
        void listen() throws BindException {
            served.listen();
        }

        @Test
        void lets_an_answer_come_through_that_was_being_waited_for() throws IOException {
            served.daemon.kernel.install("/bin/cat", ChildScript.runsForever());
            try (RawClient waiting = served.client();
                    RawClient idle = served.client()) {
                waiting.send(post(new String(
                        XmlRpcWriter.call(
                                "supervisor.startProcess", List.of(new StringValue("cat"), new BooleanValue(true))),
                        StandardCharsets.UTF_8)));
                awaitStart();

                CompletableFuture<Void> closed = served.closing();
                assertThat(idle.rest()).isEmpty();
                served.locked(() -> served.daemon.pass(Duration.ofSeconds(1)));

                assertThat(waiting.rest()).startsWith("HTTP/1.1 200 OK\r\n").contains("<boolean>1</boolean>");
                closed.join();
            }
        }

        @Test
        void does_not_wait_for_an_answer_forever() throws IOException {
            served.daemon.kernel.install("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM));
            try (RawClient waiting = served.client()) {
                waiting.send(post(new String(
                        XmlRpcWriter.call("supervisor.startProcess", List.of(new StringValue("cat"))),
                        StandardCharsets.UTF_8)));
                awaitStart();

                served.closing().join();

                assertThat(waiting.rest()).isEmpty();
            }
        }

        /** The call has come to the loop once its process is being started. */
        private void awaitStart() {
            served.await(() -> {
                served.daemon.pass(Duration.ZERO);
                return !served.daemon.kernel.living().isEmpty();
            });
        }
    }

    private static String post(String body) {
        return "POST /RPC2 HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml\r\nContent-Length: " + body.length()
                + "\r\n\r\n" + body;
    }

    /** The text whose characters are the bytes of {@code text} in UTF-8. */
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
