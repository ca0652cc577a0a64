package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.login.Peer;
import dev.supervisor.http.socket.LastPlaces;
import dev.supervisor.http.socket.Places;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.group.ChannelGroup;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Where connections to one server come in, or are turned away because there are too many. Http thread only. */
final class Entrance extends ChannelInitializer<Channel> {
    /** For a request from its first byte to its last. */
    private static final Duration PATIENCE_WITH_REQUESTS = Duration.ofSeconds(30);

    private static final Duration REPEATED_AFTER = Duration.ofMinutes(1);

    /** While this many clients have not been identified yet, further ones are turned away. */
    private static final int MOST_ASKED = 128;

    private final Site site;
    private final ChannelGroup connections;
    private final Places.Share places;
    private final Places.Share lobby;
    private final Clock clock;
    private Optional<Deadline> silentUntil = Optional.empty();
    private CompletableFuture<Peer> lastAsked = CompletableFuture.completedFuture(new Peer.Unknown());
    private int asked;

    /**
     * @param connections all connections, to be closed with the server
     * @param places for accepted connections
     * @param lobby for rejected ones, until the answer is sent
     */
    Entrance(Site site, ChannelGroup connections, Places places, Places lobby, Clock clock) {
        this.site = site;
        this.connections = connections;
        this.places = places.share();
        this.lobby = lobby.share();
        this.clock = clock;
    }

    @Override
    protected void initChannel(Channel channel) {
        connections.add(channel);
        if (LastPlaces.isOneTooMany(channel)) {
            sayOnceAMinute(site.narrator()::noDescriptorForConnection);
            channel.pipeline().addLast(TurnedAway.inHaste(refusal()));
        } else if (!places.isCrowded()) {
            boolean taken = places.take();
            letInOrTurnAway(channel, taken, places::giveBack);
        } else if (asked == MOST_ASKED) {
            turnAway(channel);
        } else {
            ask(channel);
        }
    }

    /** Finds out who it is; one at a time, so that names that are looked up slowly keep the worker from nothing else. */
    private void ask(Channel channel) {
        asked++;
        CompletableFuture<Peer> peer = lastAsked.thenCompose(_ -> Peer.of(channel, site.worker()));
        lastAsked = peer;
        if (peer.isDone()) {
            admit(channel, peer.join().name());
        } else {
            channel.config().setAutoRead(false);
            peer.thenAcceptAsync(
                    known -> {
                        admit(channel, known.name());
                        channel.config().setAutoRead(true);
                    },
                    channel.eventLoop());
        }
    }

    private void admit(Channel channel, String peer) {
        asked--;
        if (channel.isActive()) {
            boolean taken = places.take(peer);
            letInOrTurnAway(channel, taken, () -> places.giveBack(peer));
        }
    }

    private void letInOrTurnAway(Channel channel, boolean placeTaken, Runnable giveBack) {
        if (placeTaken) {
            channel.closeFuture().addListener(_ -> giveBack.run());
            letIn(channel);
        } else {
            turnAway(channel);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    private void letIn(Channel channel) {
        RequestDecoder decoder = new RequestDecoder();
        AccessLog accessLog = new AccessLog(site.narrator(), clock, Peer.addressOf(channel));
        RequestDeadline deadline = new RequestDeadline(PATIENCE_WITH_REQUESTS);
        channel.pipeline()
                .addLast(
                        decoder,
                        accessLog,
                        new HttpResponseEncoder(),
                        new HttpConnection(site, decoder, deadline, accessLog));
    }

    private void turnAway(Channel channel) {
        sayOnceAMinute(site.narrator()::connectionTurnedAway);
        if (lobby.take()) {
            channel.closeFuture().addListener(_ -> lobby.giveBack());
            channel.pipeline().addLast(TurnedAway.atLeisure(refusal()));
        } else {
            channel.writeAndFlush(refusal()).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private ByteBuf refusal() {
        return site.heads().whole(Document.error(HttpResponseStatus.SERVICE_UNAVAILABLE), Asked.NOTHING);
    }

    private void sayOnceAMinute(Runnable sentence) {
        Now now = clock.now();
        if (silentUntil.map(until -> until.isDue(now)).orElse(true)) {
            silentUntil = Optional.of(now.plus(REPEATED_AFTER));
            sentence.run();
        }
    }
}
