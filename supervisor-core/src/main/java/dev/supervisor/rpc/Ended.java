package dev.supervisor.rpc;

import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.time.Now;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The end of a request to one process.
 *
 * @param at when
 * @param refusal why it could not be done, if it could not
 */
record Ended(Now at, Optional<RpcFault> refusal) {

    static Ended well(Now at) {
        return new Ended(at, Optional.empty());
    }

    static Ended badly(Now at, RpcFault refusal) {
        return new Ended(at, Optional.of(refusal));
    }

    /** For a client that asked for just this: the answer, or a future that has failed. */
    <T> CompletableFuture<T> answer(T done) {
        return refusal.<CompletableFuture<T>>map(CompletableFuture::failedFuture)
                .orElseGet(() -> CompletableFuture.completedFuture(done));
    }
}
