package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.sink.OutputSinks;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.List;

/**
 * The sinks of one process and the pipes that lead into them: those of its child, and those of earlier children that
 * their own children still hold. Pump thread only.
 */
final class ProcessOutput {
    private final OutputSinks sinks;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private final List<StreamPipe> pipes = new ArrayList<>(2);
    private final List<Pid> living = new ArrayList<>(1);
    private boolean expectsChild;

    ProcessOutput(OutputSinks sinks, Descriptors descriptors, BigPipes bigPipes) {
        this.sinks = sinks;
        this.descriptors = descriptors;
        this.bigPipes = bigPipes;
    }

    Namespec name() {
        return sinks.name();
    }

    OutputSinks sinks() {
        return sinks;
    }

    /**
     * Opens the logs for the next child; what earlier ones still write goes there too.
     *
     * @throws SystemException if one cannot be opened; the logs are as they were then
     */
    void open(OutputPlan plan, Now now) throws SystemException {
        expectsChild = true;
        sinks.open(plan, now);
    }

    /** Whether the logs are open as another child with this plan would have them; it is expected then. */
    boolean staysOpenFor(OutputPlan plan) {
        boolean same = sinks.areOpenFor(plan);
        expectsChild |= same;
        return same;
    }

    /** Takes the pipes of the child that was expected, also if its logs could not be opened. */
    List<StreamPipe> attach(PipeHandover handover, Now now) {
        takeLate(handover.late(), now);
        living.add(handover.writer());
        List<StreamPipe> added = new ArrayList<>();
        for (StdStream stream : StdStream.values()) {
            handover.pipe(stream)
                    .map(fd -> new StreamPipe(handover.writer(), fd, sinks.of(stream), descriptors, bigPipes))
                    .ifPresent(added::add);
        }
        pipes.addAll(added);
        return added;
    }

    /** The expected child has come and gone already, and this is its output; so have others before it. */
    void past(LateOutput late, Now now) {
        takeLate(late, now);
        late.pieces().forEach(piece -> sinks.of(piece.stream()).endLine(piece.writer(), now));
    }

    private void takeLate(LateOutput late, Now now) {
        sinks.openRefused(now);
        expectsChild = false;
        for (LateOutput.Piece piece : late.pieces()) {
            sinks.of(piece.stream()).takeWhole(piece.bytes(), piece.writer(), now);
        }
        for (StdStream stream : StdStream.values()) {
            if (late.lost(stream) > 0) {
                sinks.of(stream).lost(late.lost(stream), now);
            }
        }
    }

    /** The pipes that lead here. */
    List<StreamPipe> pipes() {
        return List.copyOf(pipes);
    }

    /** The pipes that this child had. */
    List<StreamPipe> pipesOf(Pid pid) {
        return pipes.stream().filter(pipe -> pipe.writer().equals(pid)).toList();
    }

    void ended(StreamPipe pipe) {
        pipes.remove(pipe);
    }

    /** This child is gone; if all that it has written is read, its last line is over. */
    void died(Pid pid, boolean allIsRead, Now now) {
        living.remove(pid);
        if (allIsRead) {
            sinks.endLine(pid, now);
        }
    }

    /** No more children follow. */
    void abandon() {
        expectsChild = false;
        sinks.forgetRefused();
        living.clear();
    }

    /** Whether nobody can write any more. */
    boolean isOver() {
        return pipes.isEmpty() && living.isEmpty() && !expectsChild;
    }
}
