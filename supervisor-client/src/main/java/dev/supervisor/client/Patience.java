package dev.supervisor.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * How long a server may take for a connection and an answer.
 *
 * @param limit empty: as long as it takes, which costs nothing
 */
public record Patience(Optional<Duration> limit) {
    public static final Patience ENDLESS = new Patience(Optional.empty());

    /** A request and its answer on a channel that an interrupt of the thread closes. */
    interface Exchange<T> {
        T make() throws IOException;
    }

    /**
     * Waits for an exchange as long as that; where there is a limit, it has a thread of its own.
     *
     * @throws ServerException {@code TIMED_OUT} when the time is over
     */
    <T> T during(Exchange<T> exchange) throws IOException {
        if (limit.isEmpty()) {
            return exchange.make();
        }
        FutureTask<T> task = new FutureTask<>(exchange::make);
        Thread.ofPlatform().daemon().name("exchange").start(task);
        try {
            return task.get(limit.get().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            throw new ServerException(ServerException.Kind.TIMED_OUT, "no answer within " + seconds(limit.get()));
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure; // the answer is too large, or the system does not give what is needed
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    private static String seconds(Duration time) {
        String number =
                BigDecimal.valueOf(time.toMillis(), 3).stripTrailingZeros().toPlainString();
        return number + (number.equals("1") ? " second" : " seconds");
    }
}
