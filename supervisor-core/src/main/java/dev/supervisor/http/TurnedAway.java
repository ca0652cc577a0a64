package dev.supervisor.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A client for which there is no place. It gets that answer after its request, because a client that finds the
 * connection closed earlier does not read an answer; an idle client gets it after a while. Http thread only.
 */
final class TurnedAway extends ChannelInboundHandlerAdapter {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration HASTE = Duration.ofMillis(50);

    private final ByteBuf refusal;
    private final Duration patience;
    private final Duration patienceAtTheEnd;
    private boolean told;

    private TurnedAway(ByteBuf refusal, Duration patience, Duration patienceAtTheEnd) {
        this.refusal = refusal;
        this.patience = patience;
        this.patienceAtTheEnd = patienceAtTheEnd;
    }

    /** There are descriptors for others meanwhile. */
    static TurnedAway atLeisure(ByteBuf refusal) {
        return new TurnedAway(refusal, PATIENCE, LastWords.PATIENCE);
    }

    /** Others wait for its descriptor. */
    static TurnedAway inHaste(ByteBuf refusal) {
        return new TurnedAway(refusal, HASTE, HASTE);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.executor().schedule(() -> tell(context), patience.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        ReferenceCountUtil.release(bytes);
        tell(context);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void tell(ChannelHandlerContext context) {
        if (!told) {
            told = true;
            LastWords.end(context, context.writeAndFlush(refusal), patienceAtTheEnd);
        }
    }
}
