package dev.supervisor.pump;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.outlet.Patience;
import dev.supervisor.output.CaptureScanner;
import dev.supervisor.process.Pid;
import dev.supervisor.sink.SharedLog;
import dev.supervisor.sink.StreamSink;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/** One pipe of one child, read into its sink until its end. Pump thread only. */
final class StreamPipe {
    /** Bounds the reads of one child while others wait. */
    private static final int MOST_READS = 4;

    private static final int WORTH_ANOTHER_READ_BYTES = 512;

    /** As lines it is fifty times as big at worst, and still fits where it waits for room. */
    private static final int PIECE_THAT_GROWS_BYTES = 4 * 1024;

    private static final int MUCH_BYTES = BigPipes.COMMON_BYTES / 2;

    private final Pid writer;
    private final Fd fd;
    private final StreamSink sink;
    private final Optional<CaptureScanner> scanner;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private Optional<Now> lastRead = Optional.empty();
    private Duration patience = Patience.LONGEST;
    private int capacity = BigPipes.COMMON_BYTES;
    private boolean asked;
    private boolean closed;

    StreamPipe(Pid writer, Fd fd, StreamSink sink, Descriptors descriptors, BigPipes bigPipes) {
        this.writer = writer;
        this.fd = fd;
        this.sink = sink;
        this.scanner = sink.newScanner();
        this.descriptors = descriptors;
        this.bigPipes = bigPipes;
    }

    /** The result of a read. */
    sealed interface Outcome {
        /** There was nothing to read. */
        record Nothing() implements Outcome {}

        /**
         * Something was read.
         *
         * @param rest how long it should be left alone
         */
        record Moved(int bytes, Duration rest) implements Outcome {}

        /** The other end is closed: nothing more will come. */
        record Ended() implements Outcome {}
    }

    Pid writer() {
        return writer;
    }

    Fd fd() {
        return fd;
    }

    boolean isOpen() {
        return !closed;
    }

    /** The capacity of the pipe, and of a read. */
    int capacity() {
        return capacity;
    }

    /**
     * Reads one piece.
     *
     * @param buffer room for the piece; direct
     */
    Outcome read(ByteBuffer buffer, Now now) {
        boolean makesEvents = makesEvents();
        int most = sink.logs().growsWhereNobodyMayRead()
                ? PIECE_THAT_GROWS_BYTES
                : makesEvents ? BigPipes.COMMON_BYTES : buffer.capacity();
        int bytes = readInto(buffer.clear().limit(most));
        if (bytes == 0) {
            return new Outcome.Ended();
        }
        if (bytes == Descriptors.WOULD_BLOCK) {
            return new Outcome.Nothing();
        }
        hand(buffer.flip(), now);
        Optional<Duration> since = lastRead.isPresent() ? Optional.of(now.since(lastRead.get())) : Optional.empty();
        lastRead = Optional.of(now);
        if (makesEvents) {
            patience = Patience.after(bytes, BigPipes.COMMON_BYTES, since);
            return new Outcome.Moved(bytes, Duration.ZERO); // who listens wants them soon, and not too big
        }
        if (bytes >= MUCH_BYTES && !asked) {
            capacity = bigPipes.grow(fd);
            asked = true;
        }
        return new Outcome.Moved(bytes, Pace.restAfter(bytes, capacity, since));
    }

    /**
     * Reads some pieces, as long as there is much to read and room for what it makes, in logs too; what came of the last read. The more pieces,
     * the sooner listeners have them.
     *
     * @param buffer room for a piece; direct
     */
    Outcome readOn(ByteBuffer buffer, Now now) {
        Outcome outcome = read(buffer, now);
        for (int reads = 1; reads < MOST_READS && gaveMuch(outcome) && !shouldWait() && !isHeldUp(); reads++) {
            outcome = read(buffer, now);
        }
        return outcome;
    }

    private static boolean gaveMuch(Outcome outcome) {
        return outcome instanceof Outcome.Moved(int bytes, Duration _) && bytes >= WORTH_ANOTHER_READ_BYTES;
    }

    /** The log for which it is not read now, as that is full. */
    Optional<SharedLog> heldUpBy() {
        return sink.logs().heldUpBy();
    }

    boolean isHeldUp() {
        return heldUpBy().isPresent();
    }

    /** Whether what it gives makes events. */
    boolean makesEvents() {
        return sink.makesEvents();
    }

    /** Whether it should not be read right now: what it gives makes events, and there is no room for them. */
    boolean shouldWait() {
        return makesEvents() && sink.eventsAreCrowded();
    }

    /** For how long it can be left unread, if it should wait. */
    Duration patience() {
        return patience;
    }

    /**
     * Reads what is in the pipe, not what is written meanwhile, and not what would have to wait for a log that is full. Whether it has ended.
     */
    boolean drain(ByteBuffer buffer, Now now) {
        return drain(buffer, false, now);
    }

    /** As {@link #drain(ByteBuffer, Now)}, also what has to wait or is lost then, as nobody will read it later. */
    boolean drainAnyway(ByteBuffer buffer, Now now) {
        return drain(buffer, true, now);
    }

    private boolean drain(ByteBuffer buffer, boolean anyway, Now now) {
        for (int drained = 0; drained < BigPipes.BIG_BYTES && (anyway || !isHeldUp()); ) {
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

    /** Releases what was held back. */
    void close(Now now) {
        closed = true;
        scanner.ifPresent(tokens -> tokens.end().forEach(piece -> sink.take(piece, writer, now)));
        sink.endLine(writer, now);
        bigPipes.forget(fd);
        descriptors.close(fd);
        sink.ended(fd.number());
    }

    private void hand(ByteBuffer read, Now now) {
        sink.saw(read);
        if (scanner.isPresent()) {
            scanner.get().take(StreamSink.bytesOf(read)).forEach(piece -> sink.take(piece, writer, now));
        } else {
            sink.take(read, writer, now);
        }
    }

    private int readInto(ByteBuffer buffer) {
        try {
            return descriptors.read(fd, buffer);
        } catch (SystemException _) {
            return 0; // what cannot be read has ended
        }
    }
}
