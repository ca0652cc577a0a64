package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.child.ChildInput;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import dev.supervisor.pump.PumpProxy;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Listens to the standard output of those children that are event listeners. Owns our ends of these pipes. Loop thread only. */
final class ListenerEars {
    private static final int PIECE_BYTES = 16 * 1024;

    /** The last words of a child, not those of its own children, who may go on for ever. */
    private static final int MOST_LAST_PIECES = 64;

    private record Ear(ListenerLine line, Fd stdout) {}

    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final Descriptors descriptors;
    private final PumpProxy pump;
    private final Narrator narrator;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private final Map<Subprocess, ListenerLine.Duty> listeners = new HashMap<>();
    private final Map<Subprocess, ListenerLine> lines = new HashMap<>();
    private final Map<Subprocess, Ear> open = new HashMap<>();
    private Printer printer = Printer.NOWHERE;

    ListenerEars(EventLoop loop, DeadlineQueue deadlines, Descriptors descriptors, PumpProxy pump, Narrator narrator) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.descriptors = descriptors;
        this.pump = pump;
        this.narrator = narrator;
    }

    /** Where to print what is to be printed; before there are children. */
    void begin(Printer standardOutput) {
        printer = standardOutput;
    }

    /** The children of this process are listeners with this duty. */
    void expect(Subprocess process, ListenerLine.Duty duty) {
        listeners.put(process, duty);
    }

    /** No more children of this process follow. */
    void forget(Subprocess process) {
        listeners.remove(process);
    }

    /** Whether the children of this process are listeners. */
    boolean expects(Subprocess process) {
        return listeners.containsKey(process);
    }

    /** Begins to listen to a new child. */
    void listen(Subprocess process, Child child, ChildInput input) {
        ListenerLog log = new ListenerLog(process.name(), child.pid(), pump, narrator.listeners(), deadlines);
        ListenerLine line =
                new ListenerLine(process, listeners.get(process), input, log, printer, narrator.listeners());
        Ear ear = new Ear(line, child.stdout());
        lines.put(process, line);
        open.put(process, ear);
        loop.watchReads(ear.stdout(), now -> {
            hear(process, ear);
            line.log().sendSoon(now);
        });
    }

    /** The talk with the listener that this process has now, if it has one. */
    Optional<ListenerLine> lineOf(Subprocess process) {
        return Optional.ofNullable(lines.get(process));
    }

    /** Its child has ended, and is to be heard to the end. */
    void hearLastWords(Subprocess process) {
        Optional.ofNullable(open.get(process)).ifPresent(ear -> {
            for (int pieces = 0; pieces < MOST_LAST_PIECES && hear(process, ear); pieces++) {}
            ear.line().log().sendNow();
        });
    }

    /** Its child is no more. */
    void hangUp(Subprocess process) {
        Optional.ofNullable(open.get(process)).ifPresent(ear -> close(process, ear));
        Optional.ofNullable(lines.remove(process)).ifPresent(ListenerLine::hangUp);
    }

    /** Whether there was something to hear. */
    private boolean hear(Subprocess process, Ear ear) {
        if (open.get(process) != ear) {
            return false; // it was closed in this turn
        }
        int bytes = read(ear.stdout());
        if (bytes > 0) {
            byte[] words = new byte[bytes];
            piece.flip().get(words);
            ear.line().heard(words);
        } else if (bytes == 0) {
            close(process, ear);
        }
        return bytes > 0;
    }

    private int read(Fd stdout) {
        try {
            return descriptors.read(stdout, piece.clear());
        } catch (SystemException broken) {
            return 0; // there is nothing that a pipe could refuse but to go on
        }
    }

    private void close(Subprocess process, Ear ear) {
        open.remove(process);
        loop.forget(ear.stdout());
        descriptors.close(ear.stdout());
        narrator.output().pipeClosed(ear.stdout().number(), process.name().process(), "stdout");
    }
}
