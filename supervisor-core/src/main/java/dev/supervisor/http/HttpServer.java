package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.config.section.AuthSection;
import dev.supervisor.config.section.InetServerSection;
import dev.supervisor.config.section.UnixServerSection;
import dev.supervisor.http.login.Alarm;
import dev.supervisor.http.login.BasicAuthentication;
import dev.supervisor.http.login.Door;
import dev.supervisor.http.login.FailedLogins;
import dev.supervisor.http.login.LoginPauses;
import dev.supervisor.http.socket.LastPlaces;
import dev.supervisor.http.socket.Places;
import dev.supervisor.http.socket.ServerSockets;
import dev.supervisor.http.socket.SpareDescriptors;
import dev.supervisor.http.socket.UnixSockets.Bound;
import dev.supervisor.rest.RestServer;
import dev.supervisor.rpc.CallDispatcher;
import dev.supervisor.time.Clock;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The daemon's HTTP servers: one thread, named {@code http}, for all of them. The thread is started with the first server. Methods may be
 * called by any thread, one at a time.
 */
public final class HttpServer {
    /**
     * Rejected clients are told why. At most this many connections are kept open while that is sent: an eighth of the
     * accepted ones, between these two.
     */
    private static final int LEAST_IN_THE_LOBBY = 4;

    private static final int MOST_IN_THE_LOBBY = 32;

    /** Netty's thread wakes up each second as long as it has nothing to do later, so it has something to do in a century. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    /** For clients that do not take their last answer. */
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(1);

    private final Answers answers;
    private final int mostConnections;
    private final SpareDescriptors spares;
    private final Router everything;
    private final Router withoutApi;
    private final ResponseHeads heads;
    private final List<Listening> listening = new ArrayList<>();
    private Optional<Running> running = Optional.empty();

    /**
     * The answers to requests.
     *
     * @param calls XML-RPC
     * @param logs the logs that streams follow
     * @param api JSON; requested once, when a client first asks for it
     * @param clock for the {@code Date} header
     * @param ownNames the names of the machine; requested for each TCP port, may block
     * @param open paths that nobody needs a password for
     * @param begins is called on the thread before anything else
     */
    public record Answers(
            CallDispatcher calls,
            LogSources logs,
            Supplier<RestServer> api,
            ControlNarrator narrator,
            Clock clock,
            Supplier<Set<String>> ownNames,
            Set<String> open,
            FailedLogins failedLogins,
            Runnable begins) {}

    /** The parts that all servers share, beginning with the thread. */
    private record Running(
            EventLoopGroup thread,
            ChannelGroup connections,
            Places places,
            Places lobby,
            LoginPauses pauses,
            HeapShares heap) {}

    /** @param atTheEnd removes what stays behind, while the channel is still open */
    private record Listening(Channel channel, Runnable atTheEnd) {}

    /**
     * @param mostConnections idle ones are kept, as clients of the original rely on it; this many at most, and three
     *     quarters of them at one server: further clients are turned away
     * @param spares for clients that come when the system has no descriptor left; held as long as there is a server
     */
    public HttpServer(Answers answers, int mostConnections, SpareDescriptors spares) {
        this.answers = answers;
        this.mostConnections = mostConnections;
        this.spares = spares;
        RpcEndpoint rpc = new RpcEndpoint(
                answers.calls(), answers.narrator(), answers.logs().worker(), this::ring);
        LogEndpoint logs = new LogEndpoint(answers.logs());
        this.everything = new Router(rpc, logs, Optional.of(new ApiEndpoint(answers.api())));
        this.withoutApi = new Router(rpc, logs, Optional.empty());
        this.heads = new ResponseHeads(answers.clock());
    }

    /**
     * Serves at a Unix socket from now on.
     *
     * @param sockets has it, open
     */
    public void serve(UnixServerSection spec, ServerSockets sockets) {
        Bound socket = sockets.take(spec);
        Channel channel = accept(
                new NioServerDomainSocketChannel(socket.channel()),
                everything,
                Pages.ofUnixSocket(spec.auth().hosts()),
                spec.section(),
                spec.auth());
        listening.add(new Listening(channel, () -> sockets.remove(socket)));
    }

    /**
     * Serves at a TCP port from now on.
     *
     * @param sockets has its socket, open
     * @param withApi whether the API in JSON is served there too
     */
    public void serve(InetServerSection spec, ServerSockets sockets, boolean withApi) {
        Channel channel = accept(
                new NioServerSocketChannel(sockets.take(spec)),
                withApi ? everything : withoutApi,
                Pages.ofPort(spec.auth().hosts(), names(spec)),
                spec.section(),
                spec.auth());
        listening.add(new Listening(channel, () -> {}));
    }

    private Set<String> names(InetServerSection spec) {
        Set<String> names = new HashSet<>(answers.ownNames().get());
        names.add(spec.port().host());
        return names;
    }

    /** The login of a server. */
    private Optional<BasicAuthentication> authentication(String section, AuthSection auth) {
        Optional<BasicAuthentication> authentication = auth.username()
                .filter(name -> !name.isEmpty())
                .flatMap(name -> auth.password()
                        .map(word -> new BasicAuthentication(
                                name, word, answers.logs().worker())));
        answers.calls().names().forEach(answers.narrator()::rpcInterfaceInitialized);
        if (authentication.isEmpty()) {
            answers.narrator().serverWithoutAuthentication(section);
        }
        return authentication;
    }

    /**
     * Accepts no more connections, lets answers that are being made or sent come through, for a second at most, closes the rest and removes
     * the socket files.
     *
     * @return completed by the http thread as the last thing it does
     */
    public CompletableFuture<Void> close() {
        listening.forEach(server -> {
            server.atTheEnd().run();
            server.channel().close();
        });
        listening.clear();
        Optional<Running> ended = running;
        running = Optional.empty();
        return ended.map(this::finish).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private Channel accept(ServerChannel server, Router router, Pages pages, String section, AuthSection auth) {
        Optional<BasicAuthentication> authentication = authentication(section, auth);
        Running here = running.orElseGet(this::begin);
        running = Optional.of(here);
        Executor worker = answers.logs().worker();
        Site site = new Site(
                router,
                heads,
                pages,
                answers.open(),
                authentication.map(known -> new Door(
                        known,
                        here.pauses(),
                        peer -> answers.failedLogins().failed(section, peer, this::ring),
                        worker)),
                answers.narrator(),
                here.heap(),
                worker);
        return new ServerBootstrap()
                .group(here.thread())
                .channelFactory(() -> server)
                .option(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .handler(new LastPlaces(spares))
                .childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                .childHandler(new Entrance(site, here.connections(), here.places(), here.lobby(), answers.clock()))
                .register()
                .channel();
    }

    private Running begin() {
        EventLoopGroup thread = new MultiThreadIoEventLoopGroup(
                1, Thread.ofPlatform().name("http").daemon().factory(), NioIoHandler.newFactory());
        spares.fill();
        thread.execute(answers.begins());
        thread.schedule(() -> {}, NEVER.toNanos(), TimeUnit.NANOSECONDS);
        Alarm alarm = (after, deed) -> thread.schedule(deed, after.toNanos(), TimeUnit.NANOSECONDS);
        return new Running(
                thread,
                new DefaultChannelGroup(thread.next()),
                new Places(mostConnections),
                new Places(Math.clamp(mostConnections / 8, LEAST_IN_THE_LOBBY, MOST_IN_THE_LOBBY)),
                new LoginPauses(answers.clock(), alarm),
                HeapShares.of(Runtime.getRuntime().maxMemory(), answers.clock(), alarm));
    }

    /** Does something later, on the thread, if it still runs then. */
    private void ring(Duration after, Runnable deed) {
        running.ifPresent(here -> here.thread().schedule(deed, after.toNanos(), TimeUnit.NANOSECONDS));
    }

    private CompletableFuture<Void> finish(Running running) {
        CompletableFuture<Void> finished = new CompletableFuture<>();
        running.thread().execute(() -> {
            running.connections()
                    .forEach(connection -> connection.pipeline().fireUserEventTriggered(new HttpConnection.Finish()));
            running.connections().newCloseFuture().addListener(_ -> end(running, finished));
            running.thread()
                    .schedule(() -> running.connections().close(), PATIENCE_AT_THE_END.toNanos(), TimeUnit.NANOSECONDS);
        });
        return finished;
    }

    private void end(Running running, CompletableFuture<Void> finished) {
        spares.close();
        running.thread()
                .shutdownGracefully(0, PATIENCE_AT_THE_END.toNanos(), TimeUnit.NANOSECONDS)
                .addListener(_ -> finished.complete(null));
    }
}
