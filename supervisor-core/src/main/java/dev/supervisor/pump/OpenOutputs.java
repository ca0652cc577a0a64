package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy.Drained;
import dev.supervisor.sink.AtWork;
import dev.supervisor.sink.OutputCounts;
import dev.supervisor.sink.OutputSinks;
import dev.supervisor.sink.SharedSinks;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The output of all processes that can still write, and what each has written. Pump thread only, except for figures. */
final class OpenOutputs {
    private final SharedSinks shared;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private final LeftPipes left;
    private final Intake intake;
    private final AtWork atWork;
    private final Map<Namespec, ProcessOutput> byName = new HashMap<>();
    private final Map<Namespec, OutputCounts> counts = new ConcurrentHashMap<>();

    /** @param mostLeft the number of pipes of ended children that are read on */
    OpenOutputs(SharedSinks shared, Descriptors descriptors, int mostLeft, Intake intake, AtWork atWork) {
        this.shared = shared;
        this.descriptors = descriptors;
        this.bigPipes = new BigPipes(descriptors);
        this.left = new LeftPipes(mostLeft, shared.narrator());
        this.intake = intake;
        this.atWork = atWork;
    }

    /** Those of all processes. */
    Stream<OutputSinks> sinks() {
        return byName.values().stream().map(ProcessOutput::sinks);
    }

    /** The logs of a process that are open. */
    Stream<String> pathsOf(Namespec name) {
        return Optional.ofNullable(byName.get(name)).stream()
                .flatMap(output -> output.sinks().paths());
    }

    /** How much the process has written. Any thread. */
    OutputFigures figures(Namespec name) {
        return Optional.ofNullable(counts.get(name)).map(OutputCounts::figures).orElse(OutputFigures.NONE);
    }

    /** Opens the logs for the next child; the reason if they cannot be opened. */
    Optional<SystemException> open(Namespec name, OutputPlan plan, Now now) {
        try {
            of(name).open(plan, now);
            return Optional.empty();
        } catch (SystemException e) {
            return Optional.of(e);
        }
    }

    /** Reads these pipes until they end. */
    void attach(Namespec name, PipeHandover pipes, Now now) {
        pipes.take();
        ProcessOutput output = of(name);
        output.attach(pipes, now).forEach(pipe -> intake.read(output, pipe));
    }

    /** As {@link PumpProxy#drain}. */
    Drained drain(Namespec name, Pid pid, Optional<OutputPlan> next, Now now) {
        ProcessOutput output = of(name);
        boolean all = true;
        for (StreamPipe pipe : output.pipesOf(pid)) {
            if (intake.drain(pipe, now)) {
                close(output, pipe, now);
            } else {
                left.add(pipe, output);
                all &= !pipe.isHeldUp();
            }
        }
        output.died(pid, all, now);
        left.shedExcess(old -> atWork.holds(old.sinks()).isPresent(), (old, pipe) -> {
            atWork.alsoOn(old.name());
            boolean ended = giveUp(old, pipe, now);
            settle(old, now);
            return ended;
        });
        LastWords words = output.sinks().lastWords();
        boolean open = next.filter(output::staysOpenFor).isPresent();
        settle(output, now);
        return new Drained(words, open);
    }

    /** Takes the output of children that have come and gone before the pump came to them. */
    void past(Namespec name, OutputPlan plan, LateOutput late, Now now) {
        open(name, plan, now);
        ProcessOutput output = of(name);
        output.past(late, now);
        output.sinks().lastWords(); // discarded: the end of that child has been recorded
        settle(output, now);
    }

    /** Empties the logs of a process, and those of this plan; whether all could be. */
    boolean clear(Namespec name, OutputPlan plan, Now now) {
        ProcessOutput output = of(name);
        boolean done = output.sinks().clear(plan);
        settle(output, now);
        return done;
    }

    /** Logs a piece that did not come through a pipe of ours. */
    void keep(Namespec name, StdStream stream, byte[] piece, Pid writer, Now now) {
        ProcessOutput output = of(name);
        output.sinks().of(stream).keep(piece, writer, now);
        settle(output, now);
    }

    /** @param forGood also what has been counted of it */
    void forget(Namespec name, boolean forGood, Now now) {
        ProcessOutput output = of(name);
        output.abandon();
        settle(output, now);
        if (forGood) {
            counts.remove(name);
            left.forget(name);
        }
    }

    /** Reads what is in the pipes now and closes them and the logs. */
    void end(Now now) {
        for (ProcessOutput output : List.copyOf(byName.values())) {
            if (byName.get(output.name()) == output
                    && atWork.holds(output.sinks()).isEmpty()) {
                atWork.on(output.name());
                output.pipes().forEach(pipe -> giveUp(output, pipe, now));
                output.sinks().closeLogs(now);
                byName.remove(output.name());
            }
        }
        shared.end();
    }

    /** This pipe has ended. */
    void ended(ProcessOutput output, StreamPipe pipe, Now now) {
        close(output, pipe, now);
        settle(output, now);
    }

    private ProcessOutput of(Namespec name) {
        return byName.computeIfAbsent(
                name, _ -> new ProcessOutput(new OutputSinks(name, shared, countsOf(name)), descriptors, bigPipes));
    }

    private OutputCounts countsOf(Namespec name) {
        return counts.computeIfAbsent(name, _ -> new OutputCounts());
    }

    /** Whether it had ended, but for what was read now. */
    private boolean giveUp(ProcessOutput output, StreamPipe pipe, Now now) {
        boolean ended = intake.drainAnyway(pipe, now);
        close(output, pipe, now);
        return ended;
    }

    private void close(ProcessOutput output, StreamPipe pipe, Now now) {
        left.remove(pipe);
        intake.forget(pipe);
        pipe.close(now);
        output.ended(pipe);
    }

    /** Closes the logs of a process that nobody can write to any more. */
    private void settle(ProcessOutput output, Now now) {
        if (output.isOver()) {
            output.sinks().closeLogs(now);
            byName.remove(output.name());
        }
    }
}
