package dev.supervisor.pump;

import dev.supervisor.api.state.StdStream;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.sink.StreamSink;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The pipes of one child on their way from the loop to the pump. If the child has ended before the pump takes them, because a disk hangs, the
 * loop reads and closes them, so that children that come and go meanwhile leave no descriptors behind. Any thread.
 */
final class PipeHandover {
    /** A child that writes as fast as we read must not keep the loop busy. */
    private static final int MOST_READS = 64;

    private final Pid writer;
    private final Map<StdStream, Fd> pipes = new EnumMap<>(StdStream.class);
    private final LateOutput late = new LateOutput();
    private boolean taken;

    PipeHandover(Pid writer, Optional<Fd> stdout, Optional<Fd> stderr) {
        this.writer = writer;
        stdout.ifPresent(pipe -> pipes.put(StdStream.STDOUT, pipe));
        stderr.ifPresent(pipe -> pipes.put(StdStream.STDERR, pipe));
    }

    Pid writer() {
        return writer;
    }

    /** Once; the pipes that are left are the caller's then, and nobody else reads them. */
    synchronized void take() {
        taken = true;
    }

    /** The pipe of a stream, if it is there and was not read to its end. After {@link #take}. */
    synchronized Optional<Fd> pipe(StdStream stream) {
        return Optional.ofNullable(pipes.get(stream));
    }

    /** The output that was read before they were taken. */
    synchronized LateOutput late() {
        return late;
    }

    /**
     * Reads what is in the pipes without waiting, if nobody has taken them.
     *
     * @param buffer room for a piece; direct
     * @return whether nothing is left to be taken but what was read
     */
    synchronized boolean readOut(Descriptors descriptors, ByteBuffer buffer) {
        if (taken) {
            return false;
        }
        for (StdStream stream : StdStream.values()) {
            Fd pipe = pipes.get(stream);
            if (pipe != null && endsAfter(stream, pipe, descriptors, buffer)) {
                descriptors.close(pipe);
                pipes.remove(stream);
            }
        }
        return pipes.isEmpty();
    }

    /**
     * Reads what is in the pipes and closes them, also if others still hold them, if nobody has taken them.
     *
     * @param buffer room for a piece; direct
     * @return whether that was done
     */
    synchronized boolean giveUp(Descriptors descriptors, ByteBuffer buffer) {
        readOut(descriptors, buffer);
        if (taken) {
            return false;
        }
        pipes.values().forEach(descriptors::close);
        pipes.clear();
        return true;
    }

    private boolean endsAfter(StdStream stream, Fd pipe, Descriptors descriptors, ByteBuffer buffer) {
        for (int reads = 0; reads < MOST_READS; reads++) {
            int bytes = read(pipe, descriptors, buffer.clear());
            if (bytes <= 0) {
                return bytes == 0;
            }
            late.add(new LateOutput.Piece(writer, stream, StreamSink.bytesOf(buffer.flip())));
        }
        return false;
    }

    private static int read(Fd pipe, Descriptors descriptors, ByteBuffer buffer) {
        try {
            return descriptors.read(pipe, buffer);
        } catch (SystemException _) {
            return 0; // what cannot be read has ended
        }
    }
}
