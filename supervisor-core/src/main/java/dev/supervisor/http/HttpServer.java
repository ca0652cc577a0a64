package dev.supervisor.http;

import dev.supervisor.activity.Narrator;
import dev.supervisor.config.UnixServerSpec;
import dev.supervisor.rpc.CallDispatcher;
import dev.supervisor.time.Clock;
import java.util.concurrent.CompletableFuture;

/**
 * The daemon's HTTP servers: one thread, named {@code http}, for all of them. The thread is started with the first server. Methods may be
 * called by any thread, one at a time.
 */
public final class HttpServer {

    /**
     * What requests are answered with.
     *
     * @param calls XML-RPC
     * @param logs what the streams of logs follow
     * @param clock for the {@code Date} header
     */
    public record Answers(CallDispatcher calls, LogSources logs, Narrator narrator, Clock clock) {}

    public HttpServer(Answers answers) {
        throw new IllegalStateException();
    }

    /**
     * Listens on a Unix socket from now on (supervisor/http.py supervisor_af_unix_http_server).
     *
     * @param binder makes the socket file
     * @throws BindException if it cannot; nothing is left behind
     */
    public void listen(UnixServerSpec spec, UnixSockets binder) throws BindException {
        throw new IllegalStateException();
    }

    /**
     * Accepts no more connections, lets answers that are being made or sent come through, for a second at most, closes the rest and removes
     * the socket files.
     */
    public CompletableFuture<Void> close() {
        throw new IllegalStateException();
    }
}
