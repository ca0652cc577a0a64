package dev.supervisor.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Answers the requests for one part of the URLs. Called on the http thread; must not block. */
@FunctionalInterface
interface Endpoint {

    /** Looks at a request. */
    Work of(HttpCall call);

    /**
     * The work for a request.
     *
     * @param expected how many bytes the answer will have, as far as can be guessed; 0: not many, or it takes long until it is made
     * @param answer begins it; called once or never, with the executor on which answers of more than a few bytes are to
     *     be made, and completes its future on any thread
     */
    record Work(int expected, Function<Executor, CompletableFuture<HttpAnswer>> answer) {

        /** An answer that is there. */
        static Work done(HttpAnswer answer) {
            return new Work(0, _ -> CompletableFuture.completedFuture(answer));
        }
    }
}
