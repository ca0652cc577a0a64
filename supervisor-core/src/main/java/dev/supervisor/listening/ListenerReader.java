package dev.supervisor.listening;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.child.ChildInput;
import dev.supervisor.child.ChildOwner;
import dev.supervisor.child.StdoutReader;
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

/** Reads the standard output of the children that are event listeners. Owns our ends of these pipes. Loop thread only. */
public final class ListenerReader implements StdoutReader {
    private static final int PIECE_BYTES = 16 * 1024;

    /** The last words of a child, but not those of its own children, which may go on for ever. */
    private static final int MOST_LAST_PIECES = 64;

    private record Expected(ListenerProcess process, ListenerTalk.Duty duty) {}

    private record OpenPipe(ListenerTalk talk, Fd stdout) {}

    private final EventLoop loop;
    private final DeadlineQueue deadlines;
    private final Descriptors descriptors;
    private final PumpProxy pump;
    private final Narrator narrator;
    private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE_BYTES);
    private final Map<ChildOwner, Expected> listeners = new HashMap<>();
    private final Map<ChildOwner, ListenerTalk> talks = new HashMap<>();
    private final Map<ChildOwner, OpenPipe> open = new HashMap<>();
    private Printer printer = Printer.NOWHERE;

    public ListenerReader(
            EventLoop loop, DeadlineQueue deadlines, Descriptors descriptors, PumpProxy pump, Narrator narrator) {
        this.loop = loop;
        this.deadlines = deadlines;
        this.descriptors = descriptors;
        this.pump = pump;
        this.narrator = narrator;
    }

    /** Where to print what is to be printed; before there are children. */
    public void begin(Printer standardOutput) {
        printer = standardOutput;
    }

    /** The children of this process are listeners with this duty. */
    void expect(ListenerProcess process, ListenerTalk.Duty duty) {
        listeners.put(process, new Expected(process, duty));
    }

    /** No more children of this process follow. */
    void forget(ListenerProcess process) {
        listeners.remove(process);
    }

    @Override
    public boolean reads(ChildOwner owner) {
        return listeners.containsKey(owner);
    }

    @Override
    public void begin(ChildOwner owner, Child child, ChildInput input) {
        Expected expected = listeners.get(owner);
        ListenerLog log = new ListenerLog(owner.name(), child.pid(), pump, narrator.listeners(), deadlines);
        ListenerTalk talk =
                new ListenerTalk(expected.process(), expected.duty(), input, log, printer, narrator.listeners());
        OpenPipe pipe = new OpenPipe(talk, child.stdout());
        talks.put(owner, talk);
        open.put(owner, pipe);
        loop.watchReads(pipe.stdout(), now -> {
            read(owner, pipe);
            talk.log().sendSoon(now);
        });
    }

    /** The talk with the listener that this process has now, if it has one. */
    Optional<ListenerTalk> talkOf(ListenerProcess process) {
        return Optional.ofNullable(talks.get(process));
    }

    @Override
    public void readLastWords(ChildOwner owner) {
        Optional.ofNullable(open.get(owner)).ifPresent(pipe -> {
            for (int pieces = 0; pieces < MOST_LAST_PIECES && read(owner, pipe); pieces++) {}
            pipe.talk().log().sendNow();
        });
    }

    @Override
    public void end(ChildOwner owner) {
        Optional.ofNullable(open.get(owner)).ifPresent(pipe -> close(owner, pipe));
        Optional.ofNullable(talks.remove(owner)).ifPresent(ListenerTalk::end);
    }

    /** Whether there was something to read. */
    private boolean read(ChildOwner owner, OpenPipe pipe) {
        if (open.get(owner) != pipe) {
            return false; // it was closed in this turn
        }
        int bytes = readPiece(pipe.stdout());
        if (bytes > 0) {
            byte[] words = new byte[bytes];
            piece.flip().get(words);
            pipe.talk().heard(words);
        } else if (bytes == 0) {
            close(owner, pipe);
        }
        return bytes > 0;
    }

    private int readPiece(Fd stdout) {
        try {
            return descriptors.read(stdout, piece.clear());
        } catch (SystemException broken) {
            return 0; // there is nothing that a pipe could refuse but to go on
        }
    }

    private void close(ChildOwner owner, OpenPipe pipe) {
        open.remove(owner);
        loop.forget(pipe.stdout());
        descriptors.close(pipe.stdout());
        narrator.output().pipeClosed(pipe.stdout().number(), owner.name().process(), StdStream.STDOUT);
    }
}
