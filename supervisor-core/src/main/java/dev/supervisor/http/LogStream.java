package dev.supervisor.http;

import dev.supervisor.logfile.LogTail;
import dev.supervisor.os.SystemException;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Sends a log as it grows. The worker reads, never more than one piece ahead of what the client has taken; while there is nothing new it
 * looks again ten times a second, as the original does (supervisor/http.py tail_f_producer). Http thread only.
 */
final class LogStream implements Endless {
    private static final Duration LOOK_AGAIN_AFTER = Duration.ofMillis(100);

    /** The thread that has the log now. */
    private sealed interface Phase {

        /** No thread: a piece is on its way to the client, or there is none to be sent yet. */
        record Idle() implements Phase {}

        /** No thread, until it is time to look again. */
        record Resting(Future<?> alarm) implements Phase {}

        /** The worker. */
        record Looking() implements Phase {}

        /** No thread any more, or the worker for the last time. */
        record Ended() implements Phase {}
    }

    private final LogTail log;
    private final Executor worker;
    private final ChannelHandlerContext context;
    private Phase phase = new Phase.Idle();

    LogStream(LogTail log, Executor worker, ChannelHandlerContext context) {
        this.log = log;
        this.worker = worker;
        this.context = context;
    }

    @Override
    public void begin() {
        look();
    }

    private void look() {
        if (phase instanceof Phase.Ended) {
            return;
        }
        phase = new Phase.Looking();
        try {
            worker.execute(this::read);
        } catch (RejectedExecutionException _) {
            rest(); // the worker has too much to do; nothing is lost
        }
    }

    @Override
    public void end() {
        switch (phase) {
            case Phase.Idle _ -> letGo();
            case Phase.Resting(Future<?> alarm) -> {
                alarm.cancel(false);
                letGo();
            }
            case Phase.Looking _ -> {
                // The worker lets go of it when it has read.
            }
            case Phase.Ended _ -> {
                return;
            }
        }
        phase = new Phase.Ended();
        context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(_ -> context.close());
    }

    /** On the worker. */
    private void read() {
        try {
            byte[] piece = log.next();
            context.executor().execute(() -> readWas(piece));
        } catch (SystemException _) {
            context.executor().execute(this::failed);
        }
    }

    private void readWas(byte[] piece) {
        if (phase instanceof Phase.Ended) {
            letGo();
        } else if (piece.length == 0) {
            rest();
        } else {
            phase = new Phase.Idle();
            context.writeAndFlush(new DefaultHttpContent(Unpooled.wrappedBuffer(piece)))
                    .addListener(_ -> look());
        }
    }

    private void failed() {
        if (phase instanceof Phase.Ended) {
            letGo();
        } else {
            phase = new Phase.Idle();
            end();
        }
    }

    private void rest() {
        phase = new Phase.Resting(
                context.executor().schedule(this::look, LOOK_AGAIN_AFTER.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void letGo() {
        try {
            worker.execute(log::close);
        } catch (RejectedExecutionException _) {
            log.close();
        }
    }
}
