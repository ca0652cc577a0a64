package dev.supervisor.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("A supervisor at the other end of a socket")
@Execution(ExecutionMode.CONCURRENT)
class RemoteSupervisorTest {
    private static final Credentials ME = new Credentials(Optional.of("u"), Optional.of("p:w"));

    @TempDir
    private Path folder;

    private ScriptedSocket socket;

    @BeforeEach
    void listen() throws IOException {
        socket = new ScriptedSocket(folder.resolve("s.sock"));
    }

    @AfterEach
    void close() throws IOException {
        socket.close();
    }

    private RemoteSupervisor remote(Credentials credentials) {
        return new RemoteSupervisor(new ServerAddress.UnixSocket(socket.path()), credentials, Patience.ENDLESS);
    }

    private static String ok(String headers, String body) {
        return "HTTP/1.1 200 OK\r\nServer: x\r\n" + headers + "\r\n" + body;
    }

    private static String answer(String text) {
        String body = new String(XmlRpcWriter.answer(new StringValue(text)), StandardCharsets.UTF_8);
        return ok("Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n", body);
    }

    @Test
    void is_asked_in_one_connection_with_the_credentials() throws Exception {
        socket.onConnection(answer("3.0"), answer("grün"));
        try (RemoteSupervisor remote = remote(ME)) {
            assertEquals("3.0", remote.getVersion());
            assertEquals("grün", remote.getSupervisorVersion());
        }

        assertThat(socket.requests()).hasSize(2);
        assertThat(socket.requests().getFirst())
                .startsWith("POST /RPC2 HTTP/1.1\r\nHost: localhost\r\n")
                .contains("\r\nAuthorization: Basic dTpwOnc=\r\n")
                .endsWith("<methodName>supervisor.getVersion</methodName>\n<params>\n</params>\n</methodCall>\n");
    }

    @Test
    void is_asked_in_a_new_connection_when_it_closes_the_old_one() throws Exception {
        String body = new String(XmlRpcWriter.answer(new StringValue("3.0")), StandardCharsets.UTF_8);
        socket.onConnection(ok("Connection: close\r\n", body));
        socket.onConnection(answer("4.3.0"));
        try (RemoteSupervisor remote = remote(Credentials.NONE)) {
            assertEquals("3.0", remote.getVersion());
            assertEquals("4.3.0", remote.getSupervisorVersion());
        }

        assertThat(socket.requests()).hasSize(2).noneMatch(request -> request.contains("Authorization"));
    }

    @Test
    void may_answer_in_chunks() throws Exception {
        String body = new String(XmlRpcWriter.answer(new StringValue("3.0")), StandardCharsets.UTF_8);
        String chunks = Integer.toHexString(5) + "\r\n" + body.substring(0, 5) + "\r\n"
                + Integer.toHexString(body.length() - 5) + ";x\r\n" + body.substring(5) + "\r\n0\r\n\r\n";
        socket.onConnection(ok("Transfer-Encoding: chunked\r\n", chunks), answer("next"));
        try (RemoteSupervisor remote = remote(ME)) {
            assertEquals("3.0", remote.getVersion());
            assertEquals("next", remote.getVersion());
        }
    }

    @Test
    void refuses_with_its_fault() throws Exception {
        String body = new String(XmlRpcWriter.refusal(10, "BAD_NAME: x"), StandardCharsets.UTF_8);
        socket.onConnection(ok("Content-Length: " + body.length() + "\r\n", body));
        try (RemoteSupervisor remote = remote(ME)) {
            RpcFault fault = assertThrows(RpcFault.class, () -> remote.startProcess("x"));

            assertEquals("BAD_NAME: x", fault.getMessage());
            assertEquals(Fault.BAD_NAME.code(), fault.code());
        }
    }

    @Test
    void tells_of_http_errors_by_their_kind() throws Exception {
        socket.onConnection("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n");
        socket.onConnection("HTTP/1.0 500 Internal Server Error\r\n\r\n");
        try (RemoteSupervisor remote = remote(ME)) {
            ServerException unauthorized = assertThrows(ServerException.class, remote::getVersion);
            ServerException broken = assertThrows(ServerException.class, remote::getVersion);

            assertEquals(ServerException.Kind.UNAUTHORIZED, unauthorized.kind());
            assertEquals("<ProtocolError for 127.0.0.1/RPC2: 401 Unauthorized>", unauthorized.getMessage());
            assertEquals(ServerException.Kind.HTTP_STATUS, broken.kind());
        }
    }

    @Test
    void may_hang_up_or_talk_nonsense() throws Exception {
        socket.onConnection("");
        socket.onConnection("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort");
        socket.onConnection("SSH-2.0-OpenSSH\r\n");
        socket.onConnection(ok("Content-Length: 3\r\n", "<a>"));
        try (RemoteSupervisor remote = remote(ME)) {
            assertEquals(ServerException.Kind.HUNG_UP, kindOf(remote));
            assertEquals(ServerException.Kind.HUNG_UP, kindOf(remote));
            assertEquals(ServerException.Kind.BAD_ANSWER, kindOf(remote));
            assertEquals(ServerException.Kind.BAD_ANSWER, kindOf(remote));
        }
    }

    private static ServerException.Kind kindOf(RemoteSupervisor remote) {
        return assertThrows(ServerException.class, remote::getVersion).kind();
    }

    @Test
    void streams_a_log_chunk_by_chunk_until_it_ends() throws Exception {
        socket.onConnection(ok("Transfer-Encoding: chunked\r\n", "3\r\none\r\nA\r\n0123456789\r\n"));
        try (RemoteSupervisor remote = remote(ME);
                LogStream log = remote.follow(LogPath.of("g:p", StdStream.STDERR))) {
            assertArrayEquals("one".getBytes(StandardCharsets.UTF_8), log.next().orElseThrow());
            assertArrayEquals(
                    "0123456789".getBytes(StandardCharsets.UTF_8), log.next().orElseThrow());
            assertThat(log.next()).isEmpty();
        }

        assertThat(socket.requests().getFirst()).startsWith("GET /logtail/g:p/stderr HTTP/1.1\r\n");
    }

    @Test
    void has_no_stream_for_a_log_that_is_not_there() throws Exception {
        socket.onConnection("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
        try (RemoteSupervisor remote = remote(ME);
                LogStream missing = remote.follow(LogPath.MAIN)) {
            assertEquals(
                    "Cannot read, status code 404",
                    assertThrows(ServerException.class, missing::next).getMessage());
        }
    }

    @Test
    void ends_a_stream_when_its_reader_is_interrupted() throws Exception {
        socket.onConnection(ok("Transfer-Encoding: chunked\r\n", "3\r\none\r\n"));
        try (RemoteSupervisor remote = remote(ME);
                LogStream log = remote.follow(LogPath.MAIN)) {
            log.next();
            Thread.currentThread().interrupt();

            assertThat(log.next()).isEmpty();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void may_not_be_there() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        assertEquals(ServerException.Kind.NO_SUCH_FILE, kindAt("unix://" + folder + "/none"));
        assertEquals(ServerException.Kind.REFUSED, kindAt("unix://" + file));
        assertEquals(ServerException.Kind.NOT_A_DIRECTORY, kindAt("unix://" + file + "/below"));
        assertEquals(ServerException.Kind.OTHER, kindAt("unix:///" + "x".repeat(200)));
        assertEquals(ServerException.Kind.BAD_ADDRESS, kindAt("https://x"));
        assertEquals(ServerException.Kind.BAD_ADDRESS, kindAt("http://localhost:x"));
        assertEquals(ServerException.Kind.BAD_ADDRESS, kindAt("http://localhost:65536"));
    }

    private static ServerException.Kind kindAt(String url) {
        return assertThrows(
                        ServerException.class,
                        () -> new RemoteSupervisor(ServerAddress.parse(url), ME, Patience.ENDLESS).getVersion())
                .kind();
    }

    @Test
    void has_the_address_that_its_url_says() throws ServerException {
        assertEquals(new ServerAddress.Tcp("localhost", 9001), ServerAddress.parse("http://u:p@LocalHost:9001/x?y"));
        assertEquals(new ServerAddress.Tcp("h", 80), ServerAddress.parse("http://h"));
        assertEquals(new ServerAddress.Tcp("::1", 9001), ServerAddress.parse("http://[::1]:9001"));
        assertEquals("[::1]:9001", ServerAddress.parse("http://[::1]:9001").host());
        assertEquals("[::1]", ServerAddress.parse("http://[::1]").host());
        assertEquals(new ServerAddress.UnixSocket("/a b"), ServerAddress.parse("unix:///a b"));
    }

    private String complaint(String answer) throws IOException {
        socket.onConnection(answer);
        try (RemoteSupervisor remote = remote(ME)) {
            ServerException refused = assertThrows(ServerException.class, remote::getVersion);
            assertEquals(ServerException.Kind.BAD_ANSWER, refused.kind());
            return refused.getMessage();
        }
    }

    @Test
    void is_not_believed_a_body_that_is_larger_than_any() throws Exception {
        String tooLong = "the answer is longer than the 64 MiB that supervisorctl reads";

        assertEquals(tooLong, complaint(ok("Content-Length: 67108865\r\n", "x")));
        assertEquals(tooLong, complaint(ok("Content-Length: 4294967295\r\n", "x")));
        assertEquals(tooLong, complaint(ok("Content-Length: 18446744073709551615\r\n", "x")));
        String mebibyte = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
        assertEquals(tooLong, complaint(ok("Transfer-Encoding: chunked\r\n", mebibyte.repeat(65))));
        assertEquals(tooLong, complaint(ok("", "x".repeat((64 << 20) + 1))));
    }

    @Test
    void is_not_believed_a_head_or_a_line_without_an_end() throws Exception {
        assertEquals("headers without end in the answer", complaint(ok("A: b\r\n".repeat(100_000), "")));
        assertEquals("a line without end in the answer", complaint("HTTP/1.1 200 " + "O".repeat(100_000)));
        assertEquals(
                "headers without end in the answer",
                complaint(ok("Transfer-Encoding: chunked\r\n", "0\r\n" + "A: b\r\n".repeat(100_000))));
    }

    @Test
    void may_send_more_of_a_log_in_one_chunk_than_there_is_memory() throws Exception {
        socket.onConnection(ok("Transfer-Encoding: chunked\r\n", "7fffffffffffffff\r\n" + "x".repeat(100_000)));
        try (LogStream log = remote(ME).follow(LogPath.MAIN)) {
            assertEquals(64 * 1024, log.next().orElseThrow().length);
        }
    }
}
