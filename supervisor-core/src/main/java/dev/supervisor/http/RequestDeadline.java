package dev.supervisor.http;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Bounds the time that a request may take to come in, from its first byte; a connection that is merely idle stays. Http thread only. */
final class RequestDeadline {
    private final Duration patience;
    private Optional<Future<?>> pending = Optional.empty();

    RequestDeadline(Duration patience) {
        this.patience = patience;
    }

    /** Told to the handlers of the connection: a request was not complete in time. */
    record Missed() {}

    /** A request has begun; further bytes of it give it no more time. */
    void begin(ChannelHandlerContext context) {
        if (pending.isEmpty()) {
            pending = Optional.of(
                    context.executor().schedule(() -> missed(context), patience.toNanos(), TimeUnit.NANOSECONDS));
        }
    }

    /** The request is there, or nobody waits for it any more. */
    void met() {
        pending.ifPresent(timer -> timer.cancel(false));
        pending = Optional.empty();
    }

    private void missed(ChannelHandlerContext context) {
        pending = Optional.empty();
        context.pipeline().fireUserEventTriggered(new Missed());
    }
}
