package dev.supervisor.http;

import dev.supervisor.activity.Narrator;
import dev.supervisor.config.ServersSpec;
import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.http.login.FailedLogins;
import dev.supervisor.http.socket.BindException;
import dev.supervisor.http.socket.ServerSockets;
import dev.supervisor.http.socket.SpareDescriptors;
import dev.supervisor.http.socket.UnixSockets;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.linux.LinuxUsers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A daemon on simulated doors behind a server on a real socket. Test and server hold its lock while they touch the
 * daemon.
 */
final class ServedDaemon implements AutoCloseable {
    static final Optional<String> NOBODY = Optional.empty();
    static final int MOST_CONNECTIONS = 40;

    /** At one server, which takes 30. */
    static final int MOST_OF_ONE_USER = 27;

    final SimulatedDaemon daemon =
            new SimulatedDaemon(SimulatedDaemon.group("cat", 999, SimulatedDaemon.program("cat")));
    final List<String> complaints = new CopyOnWriteArrayList<>();
    final Path socket;
    private final HttpServer server;

    ServedDaemon(Path directory) {
        socket = directory.resolve("s.sock");
        Mailbox loop = task -> locked(() -> task.accept(daemon.kernel.clock().now()));
        Executor worker = this::locked;
        LogSources logs =
                new LogSources(daemon.logPaths(loop), daemon.kernel.files(), daemon.kernel.descriptors(), worker);
        server = new HttpServer(
                new HttpServer.Answers(
                        daemon.dispatcher(loop),
                        logs,
                        () -> daemon.rest(loop, worker),
                        new Narrator(daemon.said).control(),
                        daemon.kernel.clock(),
                        Set::of,
                        Set.of("/healthz"),
                        new FailedLogins(new Narrator(daemon.said).control()),
                        () -> {}),
                MOST_CONNECTIONS,
                new SpareDescriptors(0, daemon.kernel.files(), daemon.kernel.descriptors()));
    }

    /** Does something to the daemon while the server does nothing to it. */
    void locked(Runnable deed) {
        synchronized (daemon) {
            deed.run();
        }
    }

    /** Waits until this is so of the daemon; the test's time limit ends it if that never comes. */
    void await(BooleanSupplier condition) {
        boolean[] met = new boolean[1];
        while (!met[0]) {
            if (Thread.interrupted()) {
                throw new AssertionError("in vain");
            }
            Thread.yield();
            locked(() -> met[0] = condition.getAsBoolean());
        }
    }

    void listen() throws BindException {
        listen(NOBODY, NOBODY);
    }

    void listen(Optional<String> username, Optional<String> password) throws BindException {
        UnixServerSection spec = spec(socket, username, password);
        ServersSpec servers = new ServersSpec(List.of("supervisor"), List.of(), List.of(spec), Optional.empty());
        server.serve(spec, open(servers));
    }

    void listen(InetServerSection inet) throws BindException {
        listen(inet, false);
    }

    void listen(InetServerSection inet, boolean withApi) throws BindException {
        ServersSpec servers = new ServersSpec(List.of("supervisor"), List.of(inet), List.of(), Optional.empty());
        server.serve(inet, open(servers), withApi);
    }

    static UnixServerSection spec(Path socket, Optional<String> username, Optional<String> password) {
        return new UnixServerSection(
                "unix_http_server",
                socket.toString(),
                new AuthSection(username, password, List.of()),
                Optional.empty(),
                0700);
    }

    private ServerSockets open(ServersSpec servers) throws BindException {
        ServerSockets sockets =
                ServerSockets.none(servers, new UnixSockets(new LinuxFiles(), new LinuxUsers(), complaints::add));
        sockets.openRest();
        return sockets;
    }

    RawClient client() throws IOException {
        return new RawClient(socket);
    }

    /** Sends one request on a connection of its own and reads all that comes back. */
    String ask(String request) throws IOException {
        try (RawClient client = client()) {
            client.send(request);
            return client.rest();
        }
    }

    /** Asks, on one connection after the other, until the answer is right; the test's time limit ends it if that never comes. */
    void awaitAnswer(String request, Predicate<String> right) throws IOException {
        while (true) {
            try (RawClient client = client()) {
                client.send(request);
                if (right.test(client.response())) {
                    return;
                }
            }
            Thread.yield();
        }
    }

    /** Begins to close; the future of the server completes when it has. */
    CompletableFuture<Void> closing() {
        return server.close();
    }

    @Override
    public void close() {
        server.close().join();
    }
}
