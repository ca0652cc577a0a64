package dev.supervisor.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Bounds the time that a request may take to come in, from its first byte; a connection that is merely idle stays. Stands before the
 * decoder. Http thread only.
 */
final class RequestDeadline extends ChannelInboundHandlerAdapter {
    private final Duration patience;
    private Optional<Future<?>> pending = Optional.empty();

    RequestDeadline(Duration patience) {
        this.patience = patience;
    }

    /** Told to the handlers behind: a request was not complete in time. */
    record Missed() {}

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (pending.isEmpty()) {
            pending = Optional.of(
                    context.executor().schedule(() -> missed(context), patience.toNanos(), TimeUnit.NANOSECONDS));
        }
        context.fireChannelRead(bytes);
    }

    /** The request is there; the next byte begins another one. */
    void met() {
        pending.ifPresent(timer -> timer.cancel(false));
        pending = Optional.empty();
    }

    private void missed(ChannelHandlerContext context) {
        pending = Optional.empty();
        context.fireUserEventTriggered(new Missed());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        met();
        context.fireChannelInactive();
    }
}
