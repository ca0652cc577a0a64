package dev.supervisor.http.socket;

import dev.supervisor.http.socket.SpareDescriptors.Loan;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Lets clients in at a server when the system has no descriptor for them any more: with those that are kept for it. Where these are used up too,
 * clients wait until one is back, and the server does not try again and again. Http thread only.
 */
public final class LastPlaces extends ChannelInboundHandlerAdapter {
    private static final AttributeKey<Boolean> NO_ROOM = AttributeKey.valueOf(LastPlaces.class, "no room");

    /** Descriptors may become free elsewhere, of which nobody here hears. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    /** The descriptor of a closed connection is free when its thread has looked for something to do once more. */
    private static final Duration UNTIL_FREE = Duration.ofMillis(1);

    private final SpareDescriptors spares;
    private Loan awaited = Loan.NONE;

    public LastPlaces(SpareDescriptors spares) {
        this.spares = spares;
    }

    /** Whether there is no room for this client but to hear that. */
    public static boolean isOneTooMany(Channel client) {
        return client.hasAttr(NO_ROOM);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext server, Throwable cause) {
        if (!isWithoutDescriptor(cause)) {
            server.fireExceptionCaught(cause);
            return;
        }
        boolean takenBySomebodyElse = awaited.number() > 0;
        spares.giveBack(takeAwaited());
        awaited = takenBySomebodyElse ? Loan.NONE : spares.lend();
        if (awaited.number() == 0) {
            pause(server.channel());
        } // else the client is still there, and comes in next
    }

    private static boolean isWithoutDescriptor(Throwable cause) {
        return cause instanceof IOException
                && cause.getMessage() != null
                && SpareDescriptors.isShortage(Refusal.known(cause.getMessage()));
    }

    private void pause(Channel server) {
        spares.pause(server);
        later(server, LONGEST_PAUSE, () -> {
            spares.fill();
            server.config().setAutoRead(true);
        });
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object message) {
        Channel client = (Channel) message;
        Loan loan = awaited.number() > 0 ? takeAwaited() : loanForOneWhoIsHere();
        if (loan.last()) {
            client.attr(NO_ROOM).set(true);
        }
        client.closeFuture().addListener(_ -> {
            spares.giveBack(loan);
            if (spares.lacksSome()) {
                later(server.channel(), UNTIL_FREE, spares::fill);
            }
        });
        server.fireChannelRead(client);
    }

    private Loan loanForOneWhoIsHere() {
        if (spares.lacksSome()) {
            spares.fill();
        }
        return spares.areExhausted() ? Loan.NOTHING_BUT_A_WORD : spares.makeUpFor();
    }

    /** The client to be admitted may have left before. */
    @Override
    public void channelReadComplete(ChannelHandlerContext server) {
        spares.giveBack(takeAwaited());
        server.fireChannelReadComplete();
    }

    private Loan takeAwaited() {
        Loan loan = awaited;
        awaited = Loan.NONE;
        return loan;
    }

    private static void later(Channel server, Duration after, Runnable deed) {
        server.eventLoop().schedule(deed, after.toNanos(), TimeUnit.NANOSECONDS);
    }
}
