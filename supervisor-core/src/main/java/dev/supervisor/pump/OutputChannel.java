package dev.supervisor.pump;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * One pipe of one child, read into its sink until its end. Pump thread only.
 *
 * <p>Waking up costs more than moving bytes: a child that is read as soon as it has written is read in small pieces for ever. So a pipe
 * that was just read and gives little again is left alone for a moment, and one that was full is made bigger, once.
 */
final class OutputChannel {
    /** What a pipe holds that nobody has changed. */
    private static final int COMMON_PIPE_BYTES = 64 * 1024;

    /** As much as an ordinary user may ask for. */
    private static final int BIG_PIPE_BYTES = 1024 * 1024;

    private static final int LITTLE_BYTES = COMMON_PIPE_BYTES / 2;
    private static final Duration BUSY_WITHIN = Duration.ofMillis(2);
    private static final Duration REST = Duration.ofNanos(500_000);

    private final Pid writer;
    private final Fd pipe;
    private final ChannelSink sink;
    private final Optional<CaptureScanner> scanner;
    private final Descriptors descriptors;
    private Optional<Now> lastRead = Optional.empty();
    private boolean grown;

    OutputChannel(Pid writer, Fd pipe, ChannelSink sink, Descriptors descriptors) {
        this.writer = writer;
        this.pipe = pipe;
        this.sink = sink;
        this.scanner = sink.newScanner();
        this.descriptors = descriptors;
    }

    /** What came of a read. */
    sealed interface Outcome {
        /** There was nothing to read. */
        record Nothing() implements Outcome {}

        /**
         * Something was read.
         *
         * @param rest how long it should be left alone
         */
        record Moved(int bytes, Duration rest) implements Outcome {}

        /** Nobody will ever write into it again. */
        record Ended() implements Outcome {}
    }

    Pid writer() {
        return writer;
    }

    Fd pipe() {
        return pipe;
    }

    /**
     * Reads one piece.
     *
     * @param buffer room for the piece; direct
     */
    Outcome read(ByteBuffer buffer, Now now) {
        int bytes = readInto(buffer.clear());
        if (bytes == 0) {
            return new Outcome.Ended();
        }
        if (bytes == Descriptors.WOULD_BLOCK) {
            return new Outcome.Nothing();
        }
        hand(buffer.flip(), now);
        if (bytes >= COMMON_PIPE_BYTES && !grown) {
            descriptors.growPipe(pipe, BIG_PIPE_BYTES);
            grown = true;
        }
        boolean busy = lastRead.filter(last -> now.since(last).compareTo(BUSY_WITHIN) < 0)
                .isPresent();
        lastRead = Optional.of(now);
        return new Outcome.Moved(bytes, busy && bytes < LITTLE_BYTES ? REST : Duration.ZERO);
    }

    /** Reads what is in the pipe, not what is written meanwhile. Whether it has ended. */
    boolean drain(ByteBuffer buffer, Now now) {
        for (int drained = 0; drained < BIG_PIPE_BYTES; ) {
            switch (read(buffer, now)) {
                case Outcome.Nothing() -> {
                    return false;
                }
                case Outcome.Ended() -> {
                    return true;
                }
                case Outcome.Moved(int bytes, Duration _) -> drained += bytes;
            }
        }
        return false;
    }

    /** What was held back comes to light. */
    void close(Now now) {
        scanner.ifPresent(tokens -> tokens.end().forEach(piece -> sink.take(piece, writer, now)));
        descriptors.close(pipe);
        sink.ended(pipe.number());
    }

    private void hand(ByteBuffer read, Now now) {
        if (scanner.isPresent()) {
            scanner.get().take(ChannelSink.bytesOf(read)).forEach(piece -> sink.take(piece, writer, now));
        } else {
            sink.take(read, writer, now);
        }
    }

    private int readInto(ByteBuffer buffer) {
        try {
            return descriptors.read(pipe, buffer);
        } catch (SystemException _) {
            return 0; // what cannot be read has ended
        }
    }
}
