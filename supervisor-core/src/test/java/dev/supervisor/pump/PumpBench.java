package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.EventBus;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.Child;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedFiles;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.outlet.OutputEvents;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** A pump on simulated doors, turned by hand. Answers are given at once, as the loop would in its next turn. */
final class PumpBench {
    static final Namespec NAME = new Namespec("g", "w");
    static final LogFilePlan OUT = new LogFilePlan("/var/log/out", 0, 0);
    static final LogFilePlan ERR = new LogFilePlan("/var/log/err", 0, 0);
    static final OutputPlan BOTH = plan(OUT, ERR);

    final SimulatedKernel kernel = new SimulatedKernel();
    final RememberedLog log;
    final LogPump pump;
    final EventBus bus = new EventBus();

    /** The tasks in the loop's mailbox. */
    final Deque<Consumer<Now>> toTheLoop = new ArrayDeque<>();

    private final EventLoop loop;
    private final OutputEvents events;
    private final int descriptorsBefore = kernel.openDescriptors().size();
    private int programs;

    PumpBench(Level threshold) {
        this(threshold, 64);
    }

    /** @param mostLeft the number of pipes of ended children that it reads on */
    PumpBench(Level threshold, int mostLeft) {
        log = new RememberedLog(threshold);
        loop = new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                throw new AssertionError("time passed within a turn: " + doing);
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                throw new AssertionError("mishap in " + doing, bug);
            }
        });
        OutputNarrator narrator = new Narrator(log).output();
        events = new OutputEvents(toTheLoop::add, bus, narrator);
        pump = new LogPump(
                loop,
                task -> task.accept(kernel.clock().now()),
                kernel.files(),
                kernel.descriptors(),
                narrator,
                events,
                mostLeft);
        loop.doInEachTurn(List.of(pump.rests()));
    }

    static OutputPlan plan(LogFilePlan out, LogFilePlan err) {
        return new OutputPlan(StreamPlan.inFile(out), Optional.of(StreamPlan.inFile(err)));
    }

    SimulatedFiles files() {
        return kernel.files();
    }

    /** Lets the pump do all that it can do now. */
    void turn() {
        Optional<Duration> nap = Optional.of(Duration.ZERO);
        for (int i = 0; i < 20; i++) {
            nap = loop.turn(Optional.of(Duration.ZERO));
        }
        assertThat(nap).as("something left to do at once").isNotEqualTo(Optional.of(Duration.ZERO));
    }

    /** Lets time pass and the pump do what it can at the end of it. */
    void pass(Duration duration) {
        kernel.advance(duration);
        turn();
    }

    /** The pump's answer to a request to open these logs. */
    Optional<SystemException> open(OutputPlan plan) {
        return open(NAME, plan);
    }

    private Optional<SystemException> open(Namespec name, OutputPlan plan) {
        List<Optional<SystemException>> answers = new ArrayList<>();
        pump.open(name, plan, answers::add);
        turn();
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    /** Opens the logs, makes a child and hands its pipes over. */
    Child start(OutputPlan plan, ChildScript script) {
        return start(NAME, plan, script);
    }

    Child start(Namespec name, OutputPlan plan, ChildScript script) {
        assertThat(open(name, plan)).isEmpty();
        Child child = attach(name, plan, script);
        turn();
        return child;
    }

    /** As {@link #start}, while the pump does nothing. */
    Child startUnheard(OutputPlan plan, ChildScript script) {
        pump.open(NAME, plan, _ -> {});
        return attach(NAME, plan, script);
    }

    private Child attach(Namespec name, OutputPlan plan, ChildScript script) {
        Child child = spawn(kernel, "/bin/p" + programs++, plan, script);
        pump.attach(name, child.pid(), Optional.of(child.stdout()), child.stderr());
        return child;
    }

    /** A child that does this, called by this program, with the pipes that a plan asks for. */
    static Child spawn(SimulatedKernel kernel, String program, OutputPlan plan, ChildScript script) {
        kernel.install(program, script);
        try {
            return kernel.host()
                    .spawn(new SpawnRequest(
                            NAME.process(),
                            program,
                            List.of(program),
                            List.of(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            plan.stderr().isEmpty(),
                            0));
        } catch (SpawnException e) {
            throw new AssertionError(e);
        }
    }

    /** Lets the loop hand out what has come. */
    void turnLoop() {
        while (!toTheLoop.isEmpty()) {
            toTheLoop.remove().accept(kernel.clock().now());
        }
        events.run(kernel.clock().now());
    }

    /** Reaps it as the loop does; whether it answered at once. */
    boolean drain(Child child) {
        return drain(NAME, child);
    }

    boolean drain(Namespec name, Child child) {
        List<String> answers = new ArrayList<>();
        pump.drain(name, child.pid(), Optional.empty(), _ -> answers.add("done"));
        turn();
        return answers.equals(List.of("done"));
    }

    boolean clear(OutputPlan plan) {
        List<Boolean> answers = new ArrayList<>();
        pump.clear(NAME, plan, answers::add);
        turn();
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }

    /** All log files by their names. */
    Map<String, String> logs() {
        try {
            Map<String, String> contents = new TreeMap<>();
            for (String name : files().list("/var/log")) {
                contents.put(name, files().content("/var/log/" + name));
            }
            return contents;
        } catch (SystemException e) {
            throw new AssertionError(e);
        }
    }

    /** Descriptors that the pump holds, when {@code children} children have been made whose stdin and watch are still open. */
    int held(int children) {
        return kernel.openDescriptors().size() - descriptorsBefore - 2 * children;
    }
}
