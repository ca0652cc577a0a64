package dev.supervisor.kit;

import dev.supervisor.activity.ActivityLog;
import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.child.Inheritance;
import dev.supervisor.child.LogSurroundings;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.operation.ConfigReading;
import dev.supervisor.operation.LatestConfiguration;
import dev.supervisor.operation.Operations;
import dev.supervisor.os.Doors;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.Behaviour;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.Pumps;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.supervisor.DaemonDuties;
import dev.supervisor.supervisor.DaemonFacts;
import dev.supervisor.supervisor.OutputSteps;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A supervisor and its pump on a simulated machine, both turned by the test's thread; everything that can be seen of them is kept. Nothing
 * moves but by {@link #pass}, {@link #settle} and turns.
 */
public final class World implements DaemonDuties, LoopReports {
    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);
    /** The room of a test that keeps events: it takes all of them, and does not cause output to be read at once. */
    public static final EventRoom NOBODYS_ROOM = new EventRoom(Integer.MAX_VALUE, Integer.MAX_VALUE, false);

    private static final int MOST_TURNS_AT_ONE_TIME = 5_000;

    public final SimulatedKernel kernel;

    /** Every line of the activity log, with its level. */
    public final List<String> log = new ArrayList<>();

    public final List<SupervisorEvent> events = new ArrayList<>();
    public final List<SupervisorStateCode> ends = new ArrayList<>();
    public final List<Integer> exitCodes = new ArrayList<>();
    public final EventBus bus = new EventBus();
    public final Narrator narrator;
    public final EventLoop loop;
    public final EventLoop pumpLoop;
    private final StrictLoop turns;
    private final StrictLoop pumpTurns;
    public final StubbornPump pump;
    public final SimulatedPrinter printer = new SimulatedPrinter();
    public final Supervisor supervisor;
    public final Operations operations;

    /** The configuration that a reread finds. */
    public ConfigReading file;

    public int reopenings;
    public boolean diskHangs;
    public int asides;
    public Optional<String> obstacleToRestart = Optional.empty();
    private final ActivityLog reader;
    private final Pumps pumps;
    private final List<Runnable> hanging = new ArrayList<>();

    public World() {
        this(facts(false, false));
    }

    public World(DaemonFacts daemon) {
        this(new SimulatedKernel(), daemon, new RememberedLog(Level.CRIT), List.of());
    }

    /**
     * @param reader receives each line of the activity log as it is written
     * @param configured what the file has when the daemon begins
     */
    public World(SimulatedKernel kernel, DaemonFacts daemon, ActivityLog reader, List<GroupSpec> configured) {
        this.kernel = kernel;
        this.reader = reader;
        narrator = new Narrator(new ActivityLog() {
            @Override
            public void log(Level level, String message) {
                log.add(level + " " + message);
                World.this.reader.log(level, message);
            }

            @Override
            public boolean shows(Level level) {
                return true;
            }
        });
        turns = new StrictLoop(kernel, this);
        pumpTurns = new StrictLoop(kernel, this);
        loop = turns.loop();
        pumpLoop = pumpTurns.loop();
        pumps = new Pumps(pumpLoop, loop, kernel.files(), kernel.descriptors(), narrator.output(), bus, 64);
        pump = new StubbornPump(pumps);
        bus.subscribeTypes(List.of(SupervisorEvent.class), events::add, () -> NOBODYS_ROOM);
        kernel.files().putDirectory(daemon.logs().childlogdir());
        supervisor = new Supervisor(
                new Doors(kernel.host(), kernel.descriptors(), kernel.files(), kernel.sockets()),
                loop,
                pump,
                bus,
                narrator,
                daemon);
        file = () -> configured;
        LatestConfiguration latest = new LatestConfiguration(
                configured, () -> file.read(), ConfigOrigins::none, this::aside, loop, narrator);
        operations = new Operations(supervisor, latest, loop);
    }

    /**
     * The facts about the daemon for children in most tests.
     *
     * @param parallelShutdown whether groups of the same priority are stopped together at the end
     * @param orderedStop whether a stop of several processes goes in the order of their priorities
     */
    public static DaemonFacts facts(boolean parallelShutdown, boolean orderedStop) {
        return new DaemonFacts(
                new Inheritance(
                        List.of("PATH=/usr/bin:/bin", "LANG=C"), Optional.of("unix:///tmp/supervisor.sock"), 1024),
                new LogSurroundings("supervisor", "/childlogs", false),
                parallelShutdown,
                orderedStop);
    }

    /** Time stands still within a turn. */
    @Override
    public void slowTurn(String doing, Duration took) {
        throw new AssertionError("time passed within a turn: " + doing + " took " + took);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        throw new AssertionError("mishap in " + doing, bug);
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
    public void diskGoesOn() {
        diskHangs = false;
        finishReading();
    }

    /** Ends the readings that wait for the disk now, in the order in which they came; later ones still wait. */
    public void finishReading() {
        List<Runnable> waiting = List.copyOf(hanging);
        hanging.clear();
        waiting.forEach(Runnable::run);
    }

    @Override
    public void allEnded(SupervisorStateCode state, int exitCode) {
        ends.add(state);
        exitCodes.add(exitCode);
    }

    public World with(String path, Behaviour behaviour) {
        kernel.install(path, behaviour);
        return this;
    }

    public World with(GroupSpec... groups) {
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

    public World begun() {
        begin();
        settle();
        return this;
    }

    /** The daemon is up, and no turn has been made. */
    public void begin() {
        supervisor.begin(this, operations, printer, OutputSteps.of(pumps), List.of(), now());
    }

    /** All that children have written is where it belongs. */
    public void finishOutput() {
        pumps.finish(kernel.clock().now());
        pumpLoop.turn(NO_NAP);
    }

    public Subprocess process(String name) {
        return process(name, name);
    }

    public Subprocess process(String group, String name) {
        return supervisor.group(group).flatMap(in -> in.process(name)).orElseThrow();
    }

    public ProcessStateCode state(String name) {
        return process(name).state().code();
    }

    public Now now() {
        return kernel.clock().now();
    }

    /** One turn of the supervisor's loop alone. */
    public Optional<Duration> turn() {
        return loop.turn(NO_NAP);
    }

    /** The rest of the turn in which a test has done something, and all that follows now; answers how long both loops have time. */
    public Optional<Duration> settle() {
        turns.turn();
        pumpTurns.turn();
        return goOn();
    }

    /** Lets both loops turn until they wait for time to pass. */
    private Optional<Duration> goOn() {
        for (int turn = 0; turn < MOST_TURNS_AT_ONE_TIME; turn++) {
            if (!turnOfEach()) {
                return earlier(turns.nap(), pumpTurns.nap());
            }
        }
        throw new IllegalStateException("they never come to rest");
    }

    /** One turn of each loop that would not wait now; whether there was any. */
    public boolean turnOfEach() {
        boolean turned = turns.turnUnlessItWaits();
        return pumpTurns.turnUnlessItWaits() || turned;
    }

    /** Lets time pass, and everything happen on the way at its time. */
    public void pass(Duration duration) {
        Deadline end = now().plus(duration);
        Optional<Duration> nap = settle();
        while (true) {
            Duration left = end.remaining(now());
            Optional<Duration> happening = kernel.next().map(next -> next.remaining(now()));
            if (left.isZero() && !happening.equals(NO_NAP)) {
                return;
            }
            kernel.advance(shorter(shorter(left, nap), happening));
            nap = goOn();
        }
    }

    /** Names of the events, without what they carry. */
    public List<String> eventNames() {
        return events.stream().map(EventTypes::nameOf).toList();
    }

    /** Lines of the activity log at INFO and above. */
    public List<String> said() {
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
