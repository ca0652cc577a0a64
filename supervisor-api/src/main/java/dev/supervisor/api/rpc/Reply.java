package dev.supervisor.api.rpc;

import java.util.concurrent.CompletableFuture;

/**
 * The answer to a call, now or later. A refusal that is known at once is thrown as {@link RpcFault}; one that comes later fails the
 * future with it.
 *
 * @param future completed by the thread that owns the processes
 */
public record Reply<T>(CompletableFuture<T> future) {

    public static <T> Reply<T> now(T value) {
        return new Reply<>(CompletableFuture.completedFuture(value));
    }
}
