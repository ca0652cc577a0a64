package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.http.login.Peer;
import dev.supervisor.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Tells the activity log of each answer on one connection, with its length, head and all (supervisor/http.py deferring_http_request.log).
 * Stands between the encoder and the system and counts. Http thread only.
 */
final class AccessLog extends ChannelOutboundHandlerAdapter {
    private final ControlNarrator narrator;
    private final Clock clock;
    private final String client;
    private Optional<ChannelHandlerContext> place = Optional.empty();
    private long bytes;

    /** @param client as {@link Peer#addressOf} calls it */
    AccessLog(ControlNarrator narrator, Clock clock, String client) {
        this.narrator = narrator;
        this.clock = clock;
        this.client = client;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        place = Optional.of(context);
    }

    /** Sends a response that is encoded already, past the encoder. */
    ChannelFuture send(ByteBuf response) {
        bytes += response.readableBytes();
        return place.orElseThrow().writeAndFlush(response);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf piece) {
            bytes += piece.readableBytes();
        }
        context.write(message, promise);
    }

    /** An answer has gone through here. */
    void answered(Asked asked, HttpResponseStatus status) {
        if (narrator.showsRequests() && !asked.line().isEmpty()) {
            String line = new String(asked.line().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
            narrator.requestAnswered(client, clock.now().wall(), line, status.code(), bytes);
        }
        bytes = 0;
    }
}
