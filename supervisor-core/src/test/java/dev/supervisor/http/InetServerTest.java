package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.http.socket.BindException;
import dev.supervisor.spec.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A server on a TCP port")
@Timeout(20)
class InetServerTest {
    private static final String CALL = "<methodCall><methodName>supervisor.getState</methodName></methodCall>";
    private static final String REQUEST =
            "POST /RPC2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: text/xml\r\n" + "Content-Length: "
                    + CALL.length() + "\r\n\r\n" + CALL;

    private final ServedDaemon served;

    InetServerTest(@TempDir Path directory) {
        served = new ServedDaemon(directory);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static InetServerSection spec(String host, int port, Optional<String> nameAndPassword) {
        return new InetServerSection(
                "inet_http_server",
                new AuthSection(nameAndPassword, nameAndPassword, List.of()),
                new SocketAddress.Tcp(host, port));
    }

    private static String ask(int port) throws IOException {
        return ask(port, "127.0.0.1");
    }

    private static String ask(int port, String from) throws IOException {
        return exchange(port, from, REQUEST);
    }

    private static String exchange(int port, String from, String request) throws IOException {
        return exchange(connected(port, from), request);
    }

    private static String exchange(Socket connected, String request) throws IOException {
        try (Socket socket = connected) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Socket connected(int port, String from) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName(from), 0);
    }

    @Test
    void answers_others_while_one_floods_it() throws Exception {
        int port = freePort();
        served.listen(spec("127.0.0.1", port, Optional.empty()));
        List<Socket> flood = new ArrayList<>();
        try {
            for (int i = 0; i < ServedDaemon.MOST_CONNECTIONS + 40; i++) {
                flood.add(connected(port, "127.0.0.1"));
            }
            assertThat(ask(port, "127.0.0.1")).startsWith("HTTP/1.1 503 ");
            for (int i = 0; i < 5; i++) {
                assertThat(ask(port, "127.0.0.2")).startsWith("HTTP/1.1 200 OK\r\n");
            }
        } finally {
            for (Socket socket : flood) {
                socket.close();
            }
        }
    }

    @Test
    void answers() throws Exception {
        int port = freePort();

        served.listen(spec("127.0.0.1", port, Optional.empty()));

        assertThat(ask(port)).startsWith("HTTP/1.1 200 OK\r\n").contains("<string>RUNNING</string>");
    }

    @Test
    void listens_on_all_addresses_if_it_has_no_host() throws Exception {
        int port = freePort();

        served.listen(spec("", port, Optional.empty()));

        assertThat(ask(port)).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void listens_on_an_address_of_IPv6_or_on_all_of_both_kinds() throws Exception {
        InetAddress loopback = InetAddress.getByName("::1");
        int one = freePort();
        served.listen(spec("[::1]", one, Optional.empty()));
        assertThat(exchange(new Socket(loopback, one), REQUEST)).startsWith("HTTP/1.1 200 OK\r\n");

        int all = freePort();
        served.listen(spec("[::]", all, Optional.empty()));
        assertThat(exchange(new Socket(loopback, all), REQUEST)).startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(ask(all)).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void takes_a_name_for_its_address() throws Exception {
        int port = freePort();

        served.listen(spec("localhost", port, Optional.empty()));

        assertThat(ask(port)).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void names_the_section_that_it_lacks_where_the_API_is_asked_for() throws Exception {
        int port = freePort();
        served.listen(spec("127.0.0.1", port, Optional.empty()));

        for (String request :
                List.of("GET /metrics", "GET /healthz", "GET /readyz", "GET /api/v1/x", "POST /api/v1/x")) {
            assertThat(exchange(port, "127.0.0.1", request + " HTTP/1.0\r\n\r\n"))
                    .startsWith("HTTP/1.0 404 Not Found\r\n")
                    .contains("a section [http_api]");
        }
        assertThat(exchange(port, "127.0.0.1", "GET / HTTP/1.0\r\n\r\n"))
                .startsWith("HTTP/1.0 200 OK\r\n")
                .contains("<code>[http_api]</code>");
    }

    @Test
    void lets_no_browser_call_it_by_a_name_that_anybody_could_have_given_it() throws Exception {
        int port = freePort();
        served.listen(spec("localhost", port, Optional.empty()));

        assertThat(exchange(
                        port,
                        "127.0.0.1",
                        REQUEST.replace("Host: x", "Host: evil.example\r\nOrigin: http://evil.example")))
                .startsWith("HTTP/1.1 403 Forbidden\r\n");
        assertThat(exchange(
                        port, "127.0.0.1", REQUEST.replace("Host: x", "Host: localhost\r\nOrigin: http://localhost")))
                .startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void asks_who_is_there_if_it_has_a_password() throws Exception {
        int port = freePort();

        served.listen(spec("127.0.0.1", port, Optional.of("x")));

        assertThat(ask(port)).startsWith("HTTP/1.1 401 Unauthorized\r\n");
    }

    @Test
    void can_be_opened_again_as_soon_as_it_is_closed() throws Exception {
        int port = freePort();
        served.listen(spec("127.0.0.1", port, Optional.empty()));
        ask(port);
        served.close();

        served.listen(spec("127.0.0.1", port, Optional.empty()));

        assertThat(ask(port)).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @Test
    void is_refused_a_port_that_another_program_has() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatExceptionOfType(BindException.class)
                    .isThrownBy(() -> served.listen(spec("127.0.0.1", other.getLocalPort(), Optional.empty())))
                    .withMessage("Another program is already listening on a port that one of our HTTP servers is "
                            + "configured to use.  Shut this program down first before starting supervisord."
                            + " ([inet_http_server] port=127.0.0.1:" + other.getLocalPort() + ")");
        }
    }

    @Test
    void is_refused_an_address_that_is_not_ours() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> served.listen(spec("192.0.2.1", 9001, Optional.empty())))
                .withMessage("Cannot open an HTTP server: socket.error reported errno.EADDRNOTAVAIL (99)"
                        + " ([inet_http_server] port=192.0.2.1:9001)");
    }

    @Test
    void is_refused_a_name_that_is_nobodys() {
        assertThatExceptionOfType(BindException.class)
                .isThrownBy(() -> served.listen(spec("no such host", 9001, Optional.empty())))
                .withMessageMatching(
                        "Cannot open an HTTP server: socket.error reported -[23] \\(\\[inet_http_server\\] port=no"
                                + " such host:9001\\)");
    }
}
