package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same bytes to both daemons; the answers must be the same, except for names and times. */
@DisplayName("HTTP")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(120)
class HttpComparisonIT {
    private static final String CALL = "<methodCall><methodName>supervisor.getAPIVersion</methodName></methodCall>";
    private static final int CALL_BYTES = 74;

    private static final String PROGRAMS = "[program:cat]\ncommand = cat\n[program:caf\u00e9]\ncommand = cat\n";

    /** Sent behind each request: answered, and closed after, where the connection is still open for requests. */
    private static final String LAST = "GET /last HTTP/1.0\r\n\r\n";

    private final Map<Peer, RunningDaemon> daemons = new EnumMap<>(Peer.class);

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        assertThat(CALL).hasSize(CALL_BYTES);
        for (Peer peer : Peer.values()) {
            Path own = directory.resolve(peer.name());
            daemons.put(peer, RunningDaemon.start(peer, own, "[supervisord]\nloglevel = trace\n" + PROGRAMS));
        }
    }

    @AfterAll
    void stop() {
        daemons.values().forEach(RunningDaemon::close);
    }

    private String answers(Peer peer, String request) throws IOException {
        try (Connection connection =
                new Connection(daemons.get(peer).directory().resolve("s.sock"))) {
            return connection.send(request).rest().replaceAll("(Server|Date|Last-Modified): [^\r]*", "$1: …");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /RPC2 HTTP/1.1\r\nContent-Length: 74\r\n\r\n" + CALL,
                "POST /RPC2 HTTP/1.1\r\nContent-Length: 74\r\nConnection: close\r\n\r\n" + CALL,
                "POST /RPC2 HTTP/1.1\r\ncontent-length: 74\r\nconnection: keep-alive\r\n\r\n" + CALL,
                "POST /RPC2 HTTP/1.0\r\nContent-Length: 74\r\n\r\n" + CALL,
                "POST /RPC2 HTTP/1.0\r\nContent-Length: 74\r\nConnection: keep-alive\r\n\r\n" + CALL,
                "POST /RPC2 HTTP/1.1\r\nContent-Length: 74\r\nExpect: 100-continue\r\n\r\n" + CALL,
                "POST /RPC2/foo HTTP/1.1\r\nContent-Length: 74\r\n\r\n" + CALL,
                "POST /RPC2?x=y HTTP/1.1\r\nContent-Length: 74\r\n\r\n" + CALL,
                "POST /%52PC2 HTTP/1.1\r\nContent-Length: 74\r\n\r\n" + CALL,
                "POST //RPC2 HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST /rpc2 HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "post /RPC2 HTTP/1.1\r\nContent-Length: 0\r\n\r\n",
                "POST /RPC2 HTTP/1.1\r\nContent-Length: 8\r\n\r\nnonsense",
                "POST /RPC2 HTTP/1.1\r\nContent-Length: 13\r\n\r\n<methodCall/>",
                "POST /RPC2 HTTP/1.1\r\n"
                        + "Content-Length: 57\r\n\r\n"
                        + "<methodCall><methodName>a.b.c.d</methodName></methodCall>",
                "GET /RPC2 HTTP/1.1\r\n\r\n",
                "GET /RPC2 HTTP/1.0\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: here\r\nA: b\r\n\r\n",
                "OPTIONS * HTTP/1.1\r\n\r\n",
                "PUT /nowhere HTTP/1.1\r\n\r\n",
                "\r\nGET /nowhere HTTP/1.1\r\n\r\n",
                "GET /no%00where HTTP/1.1\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\n\r\n",
                "GET /..%2F..%2Fetc/passwd HTTP/1.1\r\n\r\n",
                "GET /logtail/ HTTP/1.1\r\n\r\n",
                "GET /logtail/nobody HTTP/1.1\r\n\r\n",
                "GET /logtail/cat:* HTTP/1.1\r\n\r\n",
                "GET /logtail/cat/ HTTP/1.1\r\n\r\n",
                "GET /logtail/cat/stdin HTTP/1.1\r\n\r\n",
                "GET /logtail/cat/stdout/ HTTP/1.1\r\n\r\n",
                "GET /logtail//cat HTTP/1.1\r\n\r\n",
                "GET /logtail/../../etc/passwd HTTP/1.1\r\n\r\n",
                "GET /logtail/cat%00 HTTP/1.1\r\n\r\n",
                "GET /logtail/%FF HTTP/1.1\r\n\r\n",
                "POST /logtail/cat HTTP/1.1\r\n\r\n",
                "PUT /mainlogtail HTTP/1.1\r\n\r\n"
            })
    void is_answered_byte_for_byte_as_by_the_original(String request) throws IOException {
        assertThat(answers(Peer.OURS, request + LAST)).isEqualTo(answers(Peer.ORIGINAL, request + LAST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/logtail/cat",
                "/logtail/cat/stdout",
                "/logtail/cat/stderr?x=y",
                "/logtail/cat:cat",
                "/logtail/%63at",
                "/logtail/cat%2Fstdout",
                "/logtail/caf%C3%A9",
                "/logtail/caf\u00c3\u00a9",
                "/logtails/cat",
                "/mainlogtail",
                "/mainlogtails"
            })
    void begins_a_stream_as_the_original_does(String path) throws IOException {
        assertThat(head(Peer.OURS, path)).isEqualTo(head(Peer.ORIGINAL, path)).startsWith("HTTP/1.1 200 OK\r\n");
    }

    private String head(Peer peer, String path) throws IOException {
        try (Connection connection =
                new Connection(daemons.get(peer).directory().resolve("s.sock"))) {
            return connection
                    .send("GET " + path + " HTTP/1.1\r\n\r\n")
                    .answer()
                    .replaceAll("(Server|Date|Last-Modified): [^\r]*", "$1: …");
        }
    }

    @Test
    void is_told_in_the_access_log_as_the_original_tells_it() throws IOException {
        List<String> requests = List.of(
                "POST /RPC2 HTTP/1.0\r\nContent-Length: 74\r\n\r\n" + CALL,
                "GET /access?log=caf%C3%A9 HTTP/1.0\r\n\r\n",
                "PUT /access HTTP/1.1\r\nConnection: close\r\n\r\n");
        for (String request : requests) {
            answers(Peer.ORIGINAL, request);
            answers(Peer.OURS, request);
        }
        for (String line : List.of(
                "\"POST /RPC2 HTTP/1.0\" 200 ",
                "\"GET /access?log=caf%C3%A9 HTTP/1.0\" 404 ",
                "\"PUT /access HTTP/1.1\" 400 ")) {
            assertThat(access(Peer.OURS, line)).isEqualTo(access(Peer.ORIGINAL, line));
        }
    }

    /** The line, without the time and the length, which depends on the server's name. */
    private String access(Peer peer, String part) {
        RunningDaemon daemon = daemons.get(peer);
        daemon.awaitLog(part);
        String line = daemon.log()
                .lines()
                .filter(text -> text.contains(part))
                .findFirst()
                .orElseThrow();
        return line.substring(line.indexOf(" TRAC "))
                .replaceAll("\\[\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d ", "[… ")
                .replaceAll("\\d+$", "…");
    }
}
