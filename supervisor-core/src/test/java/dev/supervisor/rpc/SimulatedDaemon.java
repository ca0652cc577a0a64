package dev.supervisor.rpc;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.config.Autorestart;
import dev.supervisor.config.ByteSize;
import dev.supervisor.config.ConfigException;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.EnvFiles;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.HttpApiSpec;
import dev.supervisor.config.IdentitySpec;
import dev.supervisor.config.LogTarget;
import dev.supervisor.config.OutputSpec;
import dev.supervisor.config.PlacesSpec;
import dev.supervisor.config.Problem;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.config.RestartSpec;
import dev.supervisor.config.SettingsSpec;
import dev.supervisor.config.StartSpec;
import dev.supervisor.config.StopSpec;
import dev.supervisor.event.EventBus;
import dev.supervisor.logfile.LogReader;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.pump.Pumps;
import dev.supervisor.rest.RestServer;
import dev.supervisor.rest.endpoint.Daemon;
import dev.supervisor.rest.endpoint.Machine;
import dev.supervisor.rest.endpoint.Rest;
import dev.supervisor.supervisor.DaemonDuties;
import dev.supervisor.supervisor.DaemonFacts;
import dev.supervisor.supervisor.Doors;
import dev.supervisor.supervisor.Printer;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** A real supervisor on simulated doors that is called as by a client. Nothing moves but by {@link #pass}. */
public final class SimulatedDaemon implements DaemonDuties, LoopReports, MainLog {
    static final Pid SELF = new Pid(4711);
    /** More than a child's start or end ever takes from the one loop to the other and back. */
    private static final int TURNS_TO_SETTLE = 10;

    public static final String MAIN_LOG = "/log/supervisord.log";

    public final SimulatedKernel kernel = new SimulatedKernel();
    public final RememberedLog said = new RememberedLog(Level.INFO);
    final EventLoop loop = new EventLoop(kernel.clock(), kernel.descriptors().poller(), this);
    final Supervisor supervisor;
    final CallDispatcher dispatcher;
    Clearing clearing = Clearing.DONE;
    Optional<String> obstacleToRestart = Optional.empty();
    /** What is read by who reads the configuration again. */
    ConfigReading file;

    /** What the worker is to do, once it is let. */
    final Deque<Runnable> work = new ArrayDeque<>();
    /** Whether the worker waits for {@link #letWork}. */
    boolean workerHangs;

    private final Executor worker = this::doOrKeep;
    private final List<GroupSpec> started;
    private final EventLoop pumpLoop =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), this);

    public SimulatedDaemon(GroupSpec... groups) {
        this(false, groups);
    }

    /** @param orderedStop whether a stop of several processes goes in the order of their priorities */
    public SimulatedDaemon(boolean orderedStop, GroupSpec... groups) {
        started = List.of(groups);
        file = () -> started;
        kernel.files().putDirectory("/log");
        Narrator narrator = new Narrator(said);
        EventBus bus = new EventBus();
        Pumps pumps = new Pumps(pumpLoop, loop, kernel.files(), kernel.descriptors(), narrator.output(), bus, 64);
        supervisor = new Supervisor(
                new Doors(kernel.host(), kernel.descriptors(), kernel.files(), kernel.sockets()),
                loop,
                pumps,
                bus,
                narrator,
                new DaemonFacts(
                        "supervisor", "/log", List.of("PATH=/bin"), Optional.empty(), 1024, false, false, orderedStop));
        dispatcher = dispatcher(loop);
        for (GroupSpec group : started) {
            add(group);
        }
        supervisor.begin(this, Printer.NOWHERE, kernel.clock().now());
        loop.addStep(pumps.events());
        pass(Duration.ZERO);
    }

    /** A dispatcher that gets to this daemon by this mailbox. */
    public CallDispatcher dispatcher(Mailbox mailbox) {
        return new CallDispatcher(mailbox, ofDaemon(), calls(latest()), List.of("supervisor"));
    }

    /** The API in JSON of this daemon, which it gets to by this mailbox. */
    public RestServer rest(Mailbox mailbox, Executor anyWorker) {
        LatestConfiguration latest = latest();
        Identity identity = identity();
        LogReader logs = new LogReader(kernel.files(), kernel.descriptors());
        return Rest.of(
                new Daemon(
                        supervisor,
                        calls(latest),
                        identity,
                        this,
                        latest,
                        kernel.clock().now(),
                        () -> 7),
                new Machine(kernel.processTable(), kernel.files(), logs, kernel.clock(), anyWorker),
                mailbox,
                new HttpApiSpec(3, List.of()));
    }

    /** The API in JSON of this daemon. */
    public RestServer rest() {
        return rest(loop, worker);
    }

    private Function<Now, SupervisorCalls> calls(LatestConfiguration latest) {
        LogReads reads = new LogReads(new LogReader(kernel.files(), kernel.descriptors()), Runnable::run);
        Logs logs = new Logs(this, reads);
        DaemonCalls daemon = ofDaemon();
        ProcessListing listing = new ProcessListing();
        return now -> new SupervisorCalls(supervisor, daemon, logs, listing, latest, now);
    }

    private DaemonCalls ofDaemon() {
        return new DaemonCalls(identity(), supervisor::state);
    }

    private LatestConfiguration latest() {
        return new LatestConfiguration(
                started, () -> file.read(), ConfigOrigins::none, worker, loop, new Narrator(said));
    }

    private static Identity identity() {
        return new Identity("here", SELF, ZoneOffset.UTC);
    }

    /** Where the logs of this daemon are, asked by this mailbox. */
    public LogPaths logPaths(Mailbox mailbox) {
        return new LogPaths(mailbox, supervisor, this);
    }

    /** Calls a method and lets no time pass; whether there is an answer yet shows in the future. */
    CompletableFuture<XmlRpcValue> begin(String method, Object... params) {
        List<XmlRpcValue> values =
                Arrays.stream(params).map(SimulatedDaemon::value).toList();
        CompletableFuture<XmlRpcValue> answer = dispatcher.call(method, values).thenApply(Received::of);
        pass(Duration.ZERO);
        return answer;
    }

    /** Calls a method that answers at once. */
    XmlRpcValue call(String method, Object... params) {
        return begin(method, params).resultNow();
    }

    /** Calls a method that refuses at once; what the client reads of it. */
    String fault(String method, Object... params) {
        return fault(begin(method, params));
    }

    /** What the client reads of a refusal: code and text. */
    static String fault(CompletableFuture<XmlRpcValue> refused) {
        RpcFault fault = (RpcFault) CallDispatcher.reason(refused.exceptionNow());
        return fault.code() + " " + fault.getMessage();
    }

    private void doOrKeep(Runnable task) {
        if (workerHangs) {
            work.add(task);
        } else {
            task.run();
        }
    }

    /** The worker hangs no more. */
    void letWork() {
        workerHangs = false;
        while (!work.isEmpty()) {
            work.remove().run();
        }
        pass(Duration.ZERO);
    }

    /** Lets time pass, and all happen that happens meanwhile. */
    public void pass(Duration duration) {
        Deadline end = kernel.clock().now().plus(duration);
        while (true) {
            Optional<Duration> nap = settle();
            Duration left = end.remaining(kernel.clock().now());
            Optional<Duration> happening =
                    kernel.next().map(next -> next.remaining(kernel.clock().now()));
            if (left.isZero() && !happening.equals(Optional.of(Duration.ZERO))) {
                return;
            }
            kernel.advance(shortest(left, nap, happening));
        }
    }

    /** Lets both loops turn until neither has anything to do now; says when there will be. */
    private Optional<Duration> settle() {
        Optional<Duration> nap = Optional.empty();
        for (int turn = 0; turn < TURNS_TO_SETTLE; turn++) {
            nap = loop.turn(Optional.of(Duration.ZERO));
            pumpLoop.turn(Optional.of(Duration.ZERO));
        }
        return nap;
    }

    private static Duration shortest(Duration left, Optional<Duration> nap, Optional<Duration> happening) {
        return Stream.of(Optional.of(left), nap, happening)
                .flatMap(Optional::stream)
                .min(Duration::compareTo)
                .orElseThrow();
    }

    public static GroupSpec group(String name, int priority, ProcessSpec... processes) {
        return new GroupSpec(name, priority, List.of(processes));
    }

    /** A program {@code /bin/NAME} that is not started by itself, takes a second to start and logs its output. */
    public static ProcessSpec program(String name) {
        return program(name, 999, Duration.ofSeconds(1));
    }

    static ProcessSpec program(String name, LogTarget stdout) {
        return program(name, 999, false, Duration.ofSeconds(1), stdout);
    }

    static ProcessSpec autostarted(String name) {
        return program(name, 999, true, Duration.ofSeconds(1), new LogTarget.None());
    }

    public static ProcessSpec program(String name, int priority, Duration startsecs) {
        return program(name, priority, false, startsecs, new LogTarget.File("/log/" + name));
    }

    private static ProcessSpec program(
            String name, int priority, boolean autostart, Duration startsecs, LogTarget stdout) {
        return new ProcessSpec(
                name,
                "program:" + name,
                "/bin/" + name,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                EnvFiles.NONE,
                Optional.empty(),
                priority,
                new StartSpec(autostart, Autorestart.NEVER, startsecs, 3, Set.of(0)),
                new StopSpec(Signal.TERM, Duration.ofSeconds(10), false, false),
                RestartSpec.USUAL,
                SettingsSpec.NONE,
                IdentitySpec.USUAL,
                false,
                output(stdout),
                output(new LogTarget.None()));
    }

    /** The same program with another command, started with the daemon. */
    public static ProcessSpec otherwise(ProcessSpec program, String command) {
        return new ProcessSpec(
                program.name(),
                program.section(),
                command,
                program.directory(),
                program.umask(),
                program.user(),
                Map.of("NEW", "secret"),
                program.env_file(),
                program.serverurl(),
                program.priority(),
                new StartSpec(true, Autorestart.NEVER, program.start().startsecs(), 3, Set.of(0)),
                program.stop(),
                program.restart(),
                program.settings(),
                program.identity(),
                program.redirect_stderr(),
                program.stdout(),
                program.stderr());
    }

    /** The same program, always started again after eight seconds. */
    public static ProcessSpec pausing(ProcessSpec program) {
        return new ProcessSpec(
                program.name(),
                program.section(),
                program.command(),
                program.directory(),
                program.umask(),
                program.user(),
                program.environment(),
                program.env_file(),
                program.serverurl(),
                program.priority(),
                new StartSpec(false, Autorestart.ALWAYS, program.start().startsecs(), 3, Set.of(0)),
                program.stop(),
                new RestartSpec(Duration.ofSeconds(8), false, Optional.empty(), Duration.ZERO, false),
                program.settings(),
                program.identity(),
                program.redirect_stderr(),
                program.stdout(),
                program.stderr());
    }

    /** This is what the file has from now on. */
    public void write(GroupSpec... groups) {
        file = () -> List.of(groups);
    }

    /** The file cannot be understood from now on. */
    public void spoil(String sentence) {
        file = () -> {
            throw new ConfigException(
                    List.of(new Problem(sentence, Optional.empty(), Optional.empty(), Optional.empty())));
        };
    }

    private static OutputSpec output(LogTarget target) {
        return new OutputSpec(target, new ByteSize(0), 0, new ByteSize(0), false, false, PlacesSpec.USUAL);
    }

    private static XmlRpcValue value(Object param) {
        return switch (param) {
            case XmlRpcValue value -> value;
            case String text -> new StringValue(text);
            case Integer number -> new IntValue(number);
            case Boolean truth -> new BooleanValue(truth);
            default -> throw new IllegalArgumentException("no parameter: " + param);
        };
    }

    private void add(GroupSpec group) {
        try {
            supervisor.addGroup(supervisor.preparation().prepare(group));
        } catch (SystemException refused) {
            throw new AssertionError("no log of this configuration is AUTO", refused);
        }
    }

    @Override
    public Optional<String> path() {
        return Optional.of(MAIN_LOG);
    }

    @Override
    public void clear(Consumer<Clearing> answer) {
        answer.accept(clearing);
    }

    @Override
    public void reopenActivityLog() {
        throw new AssertionError("nobody has asked for it");
    }

    @Override
    public void prepareRestart(Consumer<Optional<String>> answer) {
        answer.accept(obstacleToRestart);
    }

    @Override
    public void countMemoryKills(Consumer<OptionalLong> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryKills()));
    }

    @Override
    public void nameMemoryVictims(Consumer<Optional<Set<Pid>>> answer) {
        loop.post(_ -> answer.accept(kernel.processTable().memoryVictims()));
    }

    @Override
    public void aside(Runnable work) {
        work.run();
    }

    @Override
    public void allEnded(SupervisorStateCode state, int exitCode) {
        said.log(Level.INFO, "all ended: " + state);
    }

    @Override
    public void slowTurn(String doing, Duration took) {
        throw new AssertionError("a turn took " + took + " for " + doing);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        throw new AssertionError(doing, bug);
    }
}
