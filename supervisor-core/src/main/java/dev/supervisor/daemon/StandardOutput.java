package dev.supervisor.daemon;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.listening.Printer;
import dev.supervisor.logfile.PatientWrite;
import dev.supervisor.logfile.RotatingLog;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sends the output of listeners to the daemon's standard output, in order. A thread of its own writes it and ends by
 * itself when there is nothing to do: a pipe that nobody reads holds up nothing else.
 */
final class StandardOutput implements Printer, AutoCloseable {
    private static final int MOST_WAITING_BYTES = 1024 * 1024;
    private static final int LONGEST_PIECE_BYTES = 64 * 1024;
    private static final long LINGERS_SECONDS = 10;

    /** A missing reader must not keep the daemon from ending. */
    private static final Duration LONGEST_FLUSH = Duration.ofSeconds(5);

    private final RotatingLog out;
    private final Runnable roomAgain;
    private final ListenerNarrator narrator;
    private final AtomicInteger waitingBytes = new AtomicInteger();
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            LINGERS_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().name("printer").daemon().factory());
    private volatile boolean givenUp;
    private Optional<ByteBuffer> buffer = Optional.empty(); // the writer's
    private boolean inTrouble; // the writer's

    /**
     * @param out the destination
     * @param roomAgain called, on another thread, when it accepts output again
     */
    StandardOutput(RotatingLog out, Runnable roomAgain, ListenerNarrator narrator) {
        this.out = out;
        this.roomAgain = roomAgain;
        this.narrator = narrator;
        writer.allowCoreThreadTimeOut(true);
    }

    @Override
    public boolean takes() {
        return waitingBytes.get() < MOST_WAITING_BYTES;
    }

    @Override
    public void print(byte[] text) {
        waitingBytes.addAndGet(text.length);
        writer.execute(() -> {
            write(text);
            int before = waitingBytes.getAndAdd(-text.length);
            if (before >= MOST_WAITING_BYTES && takes()) {
                roomAgain.run();
            }
        });
    }

    private void write(byte[] text) {
        ByteBuffer piece = buffer.orElseGet(() -> ByteBuffer.allocateDirect(LONGEST_PIECE_BYTES));
        buffer = Optional.of(piece);
        Optional<String> trouble = Optional.empty();
        for (int from = 0; from < text.length; from += LONGEST_PIECE_BYTES) {
            piece.clear()
                    .put(text, from, Math.min(LONGEST_PIECE_BYTES, text.length - from))
                    .flip();
            trouble = trouble.or(
                    () -> PatientWrite.all(out, piece, () -> !givenUp).trouble());
        }
        if (!inTrouble) {
            trouble.ifPresent(narrator::cannotPrint);
        }
        inTrouble = trouble.isPresent();
    }

    /** Writes what was printed, unless nobody reads it. */
    @Override
    public void close() {
        writer.shutdown();
        try {
            if (!writer.awaitTermination(LONGEST_FLUSH.toSeconds(), TimeUnit.SECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            givenUp = true;
        }
    }
}
