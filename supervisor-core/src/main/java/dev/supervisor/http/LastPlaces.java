package dev.supervisor.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Lets clients in at a server when the system has no descriptor for them any more: with those that are kept for it. Where these are used up too,
 * clients wait until one is back, and the server does not try again and again. Http thread only.
 */
final class LastPlaces extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<Boolean> NO_ROOM = AttributeKey.valueOf(LastPlaces.class, "no room");

    /** Descriptors may become free elsewhere, of which nobody here hears. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final SpareDescriptors spares;
    private Optional<SpareDescriptors.Loan> awaited = Optional.empty();

    LastPlaces(SpareDescriptors spares) {
        this.spares = spares;
    }

    /** Whether there is no room for this client but to hear that. */
    static boolean isOneTooMany(Channel client) {
        return client.hasAttr(NO_ROOM);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext server, Throwable cause) {
        if (!isWithoutDescriptor(cause)) {
            server.fireExceptionCaught(cause);
            return;
        }
        boolean takenBySomebodyElse = awaited.isPresent();
        awaited.ifPresent(spares::giveBack);
        SpareDescriptors.Loan loan = takenBySomebodyElse ? new SpareDescriptors.Loan(0, true) : spares.lend();
        awaited = Optional.of(loan)
                .filter(lent -> lent.number() > 0); // the client is still there, and this comes round again
        if (awaited.isEmpty()) {
            pause(server.channel());
        }
    }

    private static boolean isWithoutDescriptor(Throwable cause) {
        if (!(cause instanceof IOException) || cause.getMessage() == null) {
            return false;
        }
        String name = Refusal.known(cause.getMessage()).name();
        return name.equals("EMFILE") || name.equals("ENFILE");
    }

    private void pause(Channel server) {
        spares.pause(server);
        server.eventLoop()
                .schedule(() -> server.config().setAutoRead(true), LONGEST_PAUSE.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object message) {
        Channel client = (Channel) message;
        awaited.ifPresent(loan -> {
            awaited = Optional.empty();
            if (loan.last()) {
                client.attr(NO_ROOM).set(true);
            }
            client.closeFuture().addListener(_ -> spares.giveBack(loan));
        });
        server.fireChannelRead(client);
    }

    /** Who was let in has left before. */
    @Override
    public void channelReadComplete(ChannelHandlerContext server) {
        awaited.ifPresent(loan -> {
            awaited = Optional.empty();
            spares.giveBack(loan);
        });
        server.fireChannelReadComplete();
    }
}
