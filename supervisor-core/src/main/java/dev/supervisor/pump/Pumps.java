package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.EventBus;
import dev.supervisor.history.LastWords;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Relay;
import dev.supervisor.loop.StallWatch;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.outlet.OutputEvents;
import dev.supervisor.outlet.PromptEvents;
import dev.supervisor.output.OutputFigures;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Two pumps that are asked as one. What may go into a file is read on a thread of its own, as a disk may hang; what goes to listeners and
 * nowhere else is read on the loop's thread, where they are served, so that an event passes from hand to hand and no thread waits for
 * another. Loop thread only.
 */
public final class Pumps implements PumpProxy {
    private final OutputEvents events;
    private final PromptEvents promptEvents;
    private final LogPump files;
    private final LogPump listeners;

    /** The processes of which the loop reads a stream. */
    private final Map<Namespec, Division> divided = new HashMap<>();

    /**
     * Before any of the loops turns.
     *
     * @param own the loop of the other thread; nobody else's descriptors are watched there
     * @param mostLeft how many pipes of children that have ended each of them reads on
     */
    public Pumps(
            EventLoop own,
            EventLoop loop,
            Files files,
            Descriptors descriptors,
            OutputNarrator narrator,
            EventBus bus,
            int mostLeft) {
        this.events = new OutputEvents(loop, bus, narrator);
        this.files = new LogPump(own, loop, files, descriptors, narrator, events, mostLeft);
        this.promptEvents = new PromptEvents(bus);
        this.listeners = new LogPump(loop, loop, files, descriptors, narrator, promptEvents, mostLeft);
        own.doInEachTurn(List.of(this.files.rests()));
        own.letPostsGoFirst(); // who restarts a child waits for us twice, and eight floods take milliseconds a turn
    }

    /** Reads what the loop reads itself again when it was left alone for long enough. */
    public Step rests() {
        return listeners.rests();
    }

    /** Reads for listeners that wait for an event. */
    public Step promptEvents() {
        return promptEvents;
    }

    /** Tells the other thread how many events more there is room for. */
    public Step events() {
        return events;
    }

    /** Reports that the other loop is stuck, and on what. */
    public StallWatch.Reports stalls() {
        return files;
    }

    /**
     * Lets the other loop turn on a thread of its own, which ends after {@link #finish}; when a disk hangs another thread goes on.
     *
     * @return is to be a step of the loop
     */
    public Relay start() {
        return files.start();
    }

    /** Reads what is in the pipes now, closes them and the logs, and ends the other loop. On the loop's thread, when it turns no more. */
    public void finish(Now now) {
        listeners.end(now);
        files.finish();
    }

    @Override
    public void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer) {
        Division division = Division.of(plan);
        if (division.isNone()) {
            if (divided.remove(name) != null) {
                listeners.forget(name);
            }
        } else {
            divided.put(name, division);
            listeners.open(name, division.forListeners(plan), _ -> {}); // there is nothing to open
        }
        files.open(name, division.forFiles(plan), answer);
    }

    @Override
    public void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr) {
        Division division = divisionOf(name);
        if (!division.isNone()) {
            listeners.attach(name, pid, stdout.filter(_ -> division.stdout()), stderr.filter(_ -> division.stderr()));
        }
        files.attach(name, pid, stdout.filter(_ -> !division.stdout()), stderr.filter(_ -> !division.stderr()));
    }

    @Override
    public void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer) {
        files.keep(name, writer, stdout, answer);
    }

    @Override
    public void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) {
        Division division = divisionOf(name);
        if (division.isNone()) {
            files.drain(name, pid, next.filter(plan -> Division.of(plan).isNone()), answer);
            return;
        }
        Optional<OutputPlan> same = next.filter(plan -> Division.of(plan).equals(division));
        Both both = new Both(answer); // if only the listeners' stays open, it holds nothing by that
        listeners.drain(name, pid, same.map(division::forListeners), both::take);
        files.drain(name, pid, same.map(division::forFiles), both::take);
    }

    @Override
    public void overdue(Namespec name, Pid pid) {
        files.overdue(name, pid);
    }

    @Override
    public void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer) {
        files.clear(name, plan, answer);
    }

    @Override
    public void reopenAll() {
        files.reopenAll();
    }

    @Override
    public void forget(Namespec name) {
        if (divided.containsKey(name)) {
            listeners.forget(name);
        }
        files.forget(name);
    }

    @Override
    public void retire(Namespec name) {
        if (divided.remove(name) != null) {
            listeners.retire(name);
        }
        files.retire(name);
    }

    @Override
    public OutputFigures figures(Namespec name) {
        return files.figures(name).and(listeners.figures(name));
    }

    private Division divisionOf(Namespec name) {
        return divided.getOrDefault(name, Division.NONE);
    }

    /** Which streams of a process the loop reads. */
    private record Division(boolean stdout, boolean stderr) {
        static final Division NONE = new Division(false, false);

        static Division of(OutputPlan plan) {
            boolean stdout = plan.stdout().isForListenersOnly();
            boolean stderr =
                    plan.stderr().filter(StreamPlan::isForListenersOnly).isPresent();
            return stdout || stderr ? new Division(stdout, stderr) : NONE;
        }

        boolean isNone() {
            return !stdout && !stderr;
        }

        OutputPlan forListeners(OutputPlan plan) {
            return part(plan, true);
        }

        OutputPlan forFiles(OutputPlan plan) {
            return isNone() ? plan : part(plan, false);
        }

        /** The other streams are somebody else's. */
        private OutputPlan part(OutputPlan plan, boolean ofLoop) {
            return new OutputPlan(
                    stdout == ofLoop ? plan.stdout() : StreamPlan.DISCARD,
                    plan.stderr().map(errors -> stderr == ofLoop ? errors : StreamPlan.DISCARD));
        }
    }

    /** The answers of two pumps as one. */
    private static final class Both {
        private final Consumer<Drained> answer;
        private Optional<Drained> first = Optional.empty();

        Both(Consumer<Drained> answer) {
            this.answer = answer;
        }

        void take(Drained drained) {
            if (first.isEmpty()) {
                first = Optional.of(drained);
                return;
            }
            LastWords words = first.get().words().and(drained.words());
            answer.accept(new Drained(words, first.get().logsAreOpen() && drained.logsAreOpen()));
        }
    }
}
