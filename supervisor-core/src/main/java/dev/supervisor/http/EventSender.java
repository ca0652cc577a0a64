package dev.supervisor.http;

import dev.supervisor.rest.EventStream;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sends events as they happen, never more than one piece ahead of what the client has taken. While nothing happens it sends an empty comment
 * now and then, so that clients and proxies know that it lives, and we that they do. Http thread only.
 */
final class EventSender implements Endless {
    private static final Duration BETWEEN_SIGNS_OF_LIFE = Duration.ofSeconds(15);
    private static final byte[] SIGN_OF_LIFE = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final EventStream events;
    private final ChannelHandlerContext context;
    private Optional<Future<?>> pulse = Optional.empty();
    private boolean ended;

    EventSender(EventStream events, ChannelHandlerContext context) {
        this.events = events;
        this.context = context;
    }

    @Override
    public void begin() {
        pulse = Optional.of(context.executor()
                .scheduleAtFixedRate(
                        this::live,
                        BETWEEN_SIGNS_OF_LIFE.toNanos(),
                        BETWEEN_SIGNS_OF_LIFE.toNanos(),
                        TimeUnit.NANOSECONDS));
        await();
    }

    @Override
    public void end() {
        if (!ended) {
            ended = true;
            pulse.ifPresent(timer -> timer.cancel(false));
            events.end();
            context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(_ -> context.close());
        }
    }

    private void await() {
        events.next().whenCompleteAsync(this::send, context.executor());
    }

    private void send(byte[] piece, Throwable failure) {
        if (ended) {
            return;
        }
        if (failure != null) {
            end();
            return;
        }
        context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
                .addListener(_ -> {
                    if (!ended) {
                        await();
                    }
                });
    }

    private void live() {
        if (context.channel().isWritable()) {
            context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(SIGN_OF_LIFE)));
        }
    }
}
