package dev.supervisor.child;

import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The standard inputs of the children. Owns our ends of their pipes. Loop thread only. */
final class ChildInputs {
    private static final int PIECE_BYTES = 64 * 1024;
    private static final ByteBuffer NO_ROOM = ByteBuffer.allocateDirect(0);

    private final EventLoop loop;
    private final Descriptors descriptors;
    private final Supplier<ByteBuffer> piece = this::piece;
    private ByteBuffer room = NO_ROOM;
    private final Map<Pid, ChildInput> open = new HashMap<>();

    ChildInputs(EventLoop loop, Descriptors descriptors) {
        this.loop = loop;
        this.descriptors = descriptors;
    }

    /** Takes the standard input of a new child over, if we write it. */
    Optional<ChildInput> open(Child child) {
        Optional<ChildInput> input = child.stdin().map(pipe -> new ChildInput(pipe, loop, descriptors, piece));
        input.ifPresent(made -> open.put(child.pid(), made));
        return input;
    }

    /** Where this child reads what we write; empty if it reads from elsewhere, or has ended. */
    Optional<ChildInput> of(Pid child) {
        return Optional.ofNullable(open.get(child));
    }

    /** The child has ended; what it has not read is lost. */
    void close(Pid child) {
        Optional.ofNullable(open.remove(child)).ifPresent(ChildInput::close);
    }

    /** Takes no memory before somebody writes. */
    private ByteBuffer piece() {
        if (room == NO_ROOM) {
            room = ByteBuffer.allocateDirect(PIECE_BYTES);
        }
        return room;
    }
}
