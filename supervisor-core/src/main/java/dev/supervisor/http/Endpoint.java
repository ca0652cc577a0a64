package dev.supervisor.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** What answers the requests for one part of the URLs. Called on the http thread; must not block. */
@FunctionalInterface
interface Endpoint {

    /**
     * @param httpThread where answers are to be made that are more than a few bytes
     * @return the answer, now or later; any thread
     */
    CompletableFuture<HttpAnswer> answer(HttpCall call, Executor httpThread);
}
