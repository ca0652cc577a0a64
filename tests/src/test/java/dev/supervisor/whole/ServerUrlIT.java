package dev.supervisor.whole;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The URL of a server")
class ServerUrlIT {
    private static final String SOCKETS = """
        [unix_http_server]
        file = %(here)s/s.sock
        [unix_http_server:second]
        file = %(here)s/t.sock
        """;

    @TempDir
    private Path directory;

    private final int port = ApiClient.freePort();
    private final int second = ApiClient.freePort();

    ServerUrlIT() throws IOException {}

    private Path configuration(Path own, String servers, String serverUrl) throws IOException {
        Files.createDirectories(own);
        return Files.writeString(
                own.resolve("supervisord.conf"), """
                    [supervisord]
                    logfile = %%(here)s/supervisord.log
                    pidfile = %%(here)s/supervisord.pid
                    nodaemon = true
                    user = %s
                    [rpcinterface:supervisor]
                    supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
                    [supervisorctl]
                    serverurl = %s
                    [program:child]
                    command = sh -c 'echo "$SUPERVISOR_SERVER_URL" >url; exec sleep 1000'
                    directory = %%(here)s
                    startsecs = 0
                    """.formatted(System.getProperty("user.name"), serverUrl) + servers);
    }

    /** The SUPERVISOR_SERVER_URL of a child of this daemon. */
    private String told(Peer peer, String servers, String serverUrl) throws Exception {
        Path own = directory.resolve(peer.name());
        Files.deleteIfExists(own.resolve("url"));
        Path file = configuration(own, servers, serverUrl);
        try (RunningDaemon daemon = RunningDaemon.startOn(peer, own, file)) {
            Path url = own.resolve("url");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Files.exists(url) && Run.text(url).endsWith("\n"));
            assertEquals(0, daemon.shutDown());
            return Run.text(url).strip().replace(own.toString(), "HERE");
        }
    }

    private void bothTell(String expected, String servers, String serverUrl) throws Exception {
        assertEquals(expected, told(Peer.ORIGINAL, servers, serverUrl), "the original");
        assertEquals(expected, told(Peer.OURS, servers, serverUrl), "ours");
    }

    @Test
    void that_children_find_is_the_first_unix_socket_s() throws Exception {
        String ports = "[inet_http_server]\nport = 127.0.0.1:" + port + "\n";

        bothTell("unix://HERE/s.sock", ports + SOCKETS, "unix://%(here)s/t.sock");
    }

    @Test
    void that_children_find_is_the_last_port_s_where_there_is_no_socket() throws Exception {
        String ports = """
            [inet_http_server]
            port = 127.0.0.1:%d
            [inet_http_server:second]
            port = *:%d
            """.formatted(port, second);

        bothTell("http://localhost:" + second, ports, "http://127.0.0.1:" + port);
    }

    @Test
    void may_have_an_address_of_IPv6() throws Exception {
        assumeTrue(NetworkInterface.getByInetAddress(InetAddress.getByName("::1")) != null, "no IPv6");
        String server = "[inet_http_server]\nport = [::1]:" + port + "\n";
        String url = "http://[::1]:" + port;
        Path file = configuration(directory, server, url);

        try (RunningDaemon daemon = RunningDaemon.startOn(Peer.OURS, directory, file)) {
            daemon.awaitState("child", "RUNNING");
            assertEquals("child: stopped\n", daemon.ctl("stop", "child").out());
            assertEquals(url + "\n", Run.text(directory.resolve("url")));
            assertEquals(
                    "3.0 supervisor\n",
                    Run.of(directory, List.of("/usr/bin/python3", "-c", """
                        import sys, xmlrpc.client
                        server = xmlrpc.client.ServerProxy(sys.argv[1] + '/RPC2')
                        print(server.supervisor.getAPIVersion(), server.supervisor.getIdentification())
                        """, url))
                            .out());
        }
    }
}
