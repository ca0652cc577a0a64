package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.event.EventBus;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.loop.Relay;
import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.linux.LinuxClock;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.os.linux.LinuxFiles;
import dev.supervisor.os.linux.LinuxHost;
import dev.supervisor.outlet.OutputEvents;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.time.Now;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** A pump with a thread of its own, for real children; the thread of the test is that of the loop, which asks and looks. */
final class RealPumpBench {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long MILLIS_BETWEEN_LOOKS = 20;

    final RememberedLog log = new RememberedLog(Level.INFO);
    final LogPump pump;
    final Relay relay;

    private final LinuxClock clock = new LinuxClock();
    private final LinuxDescriptors descriptors = new LinuxDescriptors();
    private final LinuxHost host =
            new LinuxHost(Path.of("target/launch").toAbsolutePath().toString());
    private final BlockingQueue<Consumer<Now>> answers = new LinkedBlockingQueue<>();
    private final Poller pumpPoller;

    /** @param doors what the pump has instead of real descriptors */
    RealPumpBench(UnaryOperator<Descriptors> doors) throws Exception {
        pumpPoller = descriptors.poller();
        EventLoop loop = new EventLoop(clock, pumpPoller, new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                // a slow disk is no failure
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                log.log(Level.CRIT, doing + ": " + bug);
            }
        });
        pump = new LogPump(
                loop,
                answers::add,
                new LinuxFiles(),
                doors.apply(descriptors),
                new Narrator(log).output(),
                new OutputEvents(answers::add, new EventBus(), new Narrator(log).output()),
                64);
        loop.doInEachTurn(List.of(pump.rests()));
        relay = pump.start();
    }

    /** A child of a process. */
    record Flow(Namespec name, Child child) {}

    /** Opens the log, and makes a child once that is done, both of whose streams go there. */
    Flow flow(String process, LogFilePlan plan, String script) throws Exception {
        await(open(process, plan)::get);
        return child(process, script);
    }

    /** Asks for the log; true once it is open. */
    AtomicBoolean open(String process, LogFilePlan plan) {
        AtomicBoolean open = new AtomicBoolean();
        pump.open(name(process), new OutputPlan(StreamPlan.inFile(plan), Optional.empty()), trouble -> {
            assertThat(trouble).isEmpty();
            open.set(true);
        });
        return open;
    }

    private static Namespec name(String process) {
        return new Namespec(process, process);
    }

    /** Makes a child and hands its pipes over. */
    Flow child(String process, String script) throws Exception {
        Child child = host.spawn(new SpawnRequest(
                process,
                "/bin/sh",
                List.of("sh", "-c", script),
                List.of("PATH=/bin:/usr/bin"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true,
                0));
        pump.attach(name(process), child.pid(), Optional.of(child.stdout()), child.stderr());
        return new Flow(name(process), child);
    }

    /** Waits for its end, reaps it and has its pipes drained. */
    Object reap(Flow flow) throws Exception {
        Object status = end(flow);
        await(drain(flow)::get);
        return status;
    }

    /** Waits for its end and reaps it. */
    Object end(Flow flow) throws Exception {
        Fd watch = flow.child().watch();
        try (Poller poller = descriptors.poller()) {
            poller.watchReads(watch);
            poller.poll(Optional.of(LIMIT), _ -> {});
        }
        Object status = host.reap(flow.child()).orElseThrow();
        descriptors.close(watch);
        descriptors.close(flow.child().stdin().orElseThrow());
        return status;
    }

    /** Has its pipes drained; true once they are. */
    AtomicBoolean drain(Flow flow) {
        AtomicBoolean drained = new AtomicBoolean();
        pump.drain(flow.name(), flow.child().pid(), Optional.empty(), _ -> drained.set(true));
        return drained;
    }

    /** Lets the pump come to what it was asked before. */
    void letAnswer() throws Exception {
        AtomicBoolean answered = new AtomicBoolean();
        pump.clear(name("nobody"), new OutputPlan(StreamPlan.DISCARD, Optional.empty()), _ -> answered.set(true));
        await(answered::get);
    }

    /** Does what the loop does until this is so. */
    void await(Callable<Boolean> wanted) throws Exception {
        long start = System.nanoTime();
        while (!wanted.call()) {
            assertThat(System.nanoTime() - start).as("time waited").isLessThan(LIMIT.toNanos());
            Consumer<Now> answer = answers.poll(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                answer.accept(clock.now());
            }
            relay.run(clock.now());
        }
    }

    /** Whether nobody is left who might touch anything. */
    boolean finish() throws Exception {
        pump.finish();
        return relay.awaitEnd(LIMIT);
    }

    /** After it has finished, and nobody is left. */
    void close() throws Exception {
        pumpPoller.close();
        descriptors.close(host.signals());
    }
}
