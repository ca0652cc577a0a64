package dev.supervisor.http;

import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection on which more may come than anybody will read. To close it at once would take the answer away from a client that is
 * still sending: so our side is closed, and the other one has a little time to do the same. Http thread only.
 */
final class LastWords {
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private LastWords() {}

    /**
     * @param sent completed when the last answer is; what comes on {@code context} from now on is to be thrown away
     */
    static void end(ChannelHandlerContext context, ChannelFuture sent) {
        end(context, sent, PATIENCE);
    }

    /** @param patience how long the other side has to close its own */
    static void end(ChannelHandlerContext context, ChannelFuture sent, Duration patience) {
        context.channel().config().setAutoRead(true);
        sent.addListener(_ -> {
            if (context.channel() instanceof DuplexChannel both && both.isActive()) {
                both.shutdownOutput();
                context.executor().schedule(() -> both.close(), patience.toNanos(), TimeUnit.NANOSECONDS);
            } else {
                context.close();
            }
        });
    }
}
