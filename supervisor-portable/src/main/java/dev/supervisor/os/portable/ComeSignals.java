package dev.supervisor.os.portable;

import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Signal;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The signals that have come and that nobody has taken yet, and a pipe that can be read while there are some. Any thread. */
final class ComeSignals {
    private final Set<Signal> come = new LinkedHashSet<>();
    private final ByteBuffer oneByte = ByteBuffer.allocateDirect(1);
    private final Pipe pipe;

    ComeSignals() throws SystemException {
        pipe = Pipe.open();
        Pipe.neverBlock(pipe.readEnd());
        Pipe.neverBlock(pipe.writeEnd());
    }

    Fd readable() {
        return new Fd(pipe.readEnd());
    }

    synchronized void add(Signal signal) {
        if (come.isEmpty()) {
            Unix.LIBC.write(pipe.writeEnd(), oneByte, 1);
        }
        come.add(signal);
    }

    synchronized List<Signal> take() {
        if (!come.isEmpty()) {
            Unix.LIBC.read(pipe.readEnd(), oneByte, 1);
        }
        List<Signal> taken = List.copyOf(come);
        come.clear();
        return taken;
    }
}
