package dev.supervisor.supervisor;

import dev.supervisor.activity.ActivityLog;
import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventName;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.Behaviour;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.Pumps;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** A supervisor and its pump on a simulated machine, both turned by the test's thread; everything that can be seen of them is kept. */
final class World implements DaemonDuties {
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);
    private static final int MOST_TURNS_AT_ONE_TIME = 5_000;

    /** What one loop asks of the other comes back a turn later, and a start that ends at once asks twice. */
    private static final int IDLE_TURNS = 8;

    final SimulatedKernel kernel = new SimulatedKernel();
    final List<String> log = new ArrayList<>();
    final List<SupervisorEvent> events = new ArrayList<>();
    final List<SupervisorStateCode> ends = new ArrayList<>();
    final List<Integer> exitCodes = new ArrayList<>();
    final EventBus bus = new EventBus();
    final EventLoop loop = loop();
    final EventLoop pumpLoop = loop();
    final StubbornPump pump;
    private final Pumps pumps;
    final SimulatedPrinter printer = new SimulatedPrinter();
    final Supervisor supervisor;
    private final List<Runnable> hanging = new ArrayList<>();
    int reopenings;
    boolean diskHangs;
    int asides;
    Optional<String> obstacleToRestart = Optional.empty();

    World() {
        this(false);
    }

    /** @param parallelShutdown whether groups of the same priority are stopped together at the end */
    World(boolean parallelShutdown) {
        Narrator narrator = new Narrator(new ActivityLog() {
            @Override
            public void log(Level level, String message) {
                log.add(level + " " + message);
            }

            @Override
            public boolean shows(Level level) {
                return true;
            }
        });
        pumps = new Pumps(pumpLoop, loop, kernel.files(), kernel.descriptors(), narrator.output(), bus, 64);
        pump = new StubbornPump(pumps);
        bus.subscribe(events::add);
        kernel.files().putDirectory("/childlogs");
        supervisor = new Supervisor(
                new Doors(kernel.host(), kernel.descriptors(), kernel.files(), kernel.sockets()),
                loop,
                pump,
                bus,
                narrator,
                new DaemonFacts(
                        "supervisor",
                        "/childlogs",
                        List.of("PATH=/usr/bin:/bin", "LANG=C"),
                        Optional.of("unix:///tmp/supervisor.sock"),
                        1024,
                        false,
                        parallelShutdown,
                        false));
    }

    private EventLoop loop() {
        return new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                log.add("slow turn by " + doing);
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                throw new IllegalStateException("mishap in " + doing, bug);
            }
        });
    }

    @Override
    public void reopenActivityLog() {
        reopenings++;
    }

    @Override
    public void prepareRestart(Consumer<Optional<String>> answer) {
        loop.post(_ -> answer.accept(obstacleToRestart));
    }

    @Override
    public void countMemoryKills(Consumer<OptionalLong> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryKills()));
    }

    @Override
    public void nameMemoryVictims(Consumer<Optional<Set<Pid>>> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryVictims()));
    }

    /** Done at once, unless the disk hangs. */
    @Override
    public void aside(Runnable work) {
        asides++;
        hanging.add(work);
        if (!diskHangs) {
            diskGoesOn();
        }
    }

    /** Whatever waits for the disk goes on, in the order in which it came. */
    void diskGoesOn() {
        diskHangs = false;
        List<Runnable> waiting = List.copyOf(hanging);
        hanging.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public void allEnded(SupervisorStateCode state, int exitCode) {
        ends.add(state);
        exitCodes.add(exitCode);
    }

    World with(String path, Behaviour behaviour) {
        kernel.install(path, behaviour);
        return this;
    }

    World with(GroupSpec... groups) {
        for (GroupSpec group : groups) {
            add(group);
        }
        return this;
    }

    private void add(GroupSpec group) {
        try {
            supervisor.addGroup(supervisor.preparation().prepare(group));
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
    }

    World begun() {
        supervisor.begin(this, printer, kernel.clock().now());
        loop.addStep(pumps.events());
        settle();
        return this;
    }

    Subprocess process(String name) {
        return process(name, name);
    }

    Subprocess process(String group, String name) {
        return supervisor.group(group).flatMap(in -> in.process(name)).orElseThrow();
    }

    ProcessStateCode state(String name) {
        return process(name).state().code();
    }

    Now now() {
        return kernel.clock().now();
    }

    /** One turn of the supervisor's loop alone. */
    Optional<Duration> turn() {
        return loop.turn(NO_NAP);
    }

    /** Turns both loops without letting time pass until neither has anything to do now; answers how long they have time. */
    Optional<Duration> settle() {
        int idle = 0;
        for (int turns = 0; turns < MOST_TURNS_AT_ONE_TIME; turns++) {
            Optional<Duration> nap = earlier(loop.turn(NO_NAP), pumpLoop.turn(NO_NAP));
            idle = nap.equals(NO_NAP) ? 0 : idle + 1;
            if (idle == IDLE_TURNS) {
                return nap;
            }
        }
        throw new IllegalStateException("they never come to rest");
    }

    /** Lets time pass, and everything happen on the way at its time. */
    void pass(Duration duration) {
        Deadline end = now().plus(duration);
        Optional<Duration> nap = settle();
        while (!now().plus(Duration.ZERO).equals(end)) {
            Duration step = end.remaining(now());
            step = shorter(step, nap);
            step = shorter(step, kernel.next().map(next -> next.remaining(now())));
            kernel.advance(step);
            nap = settle();
        }
    }

    /** Names of the events, without what they carry. */
    List<String> eventNames() {
        return events.stream()
                .map(event -> event.getClass().getAnnotation(EventName.class).value())
                .toList();
    }

    /** Lines of the activity log at INFO and above. */
    List<String> said() {
        return log.stream()
                .filter(line -> !line.startsWith("DEBG") && !line.startsWith("BLAT"))
                .toList();
    }

    private static Duration shorter(Duration one, Optional<Duration> other) {
        return other.filter(duration -> duration.compareTo(one) < 0).orElse(one);
    }

    private static Optional<Duration> earlier(Optional<Duration> one, Optional<Duration> other) {
        return one.isEmpty() ? other : Optional.of(shorter(one.get(), other));
    }
}
