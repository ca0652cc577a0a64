package dev.supervisor.kit;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.logfile.LogReader;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.Requests;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.rest.RestServer;
import dev.supervisor.rest.endpoint.Daemon;
import dev.supervisor.rest.endpoint.Machine;
import dev.supervisor.rest.endpoint.Rest;
import dev.supervisor.rpc.CallDispatcher;
import dev.supervisor.rpc.DaemonCalls;
import dev.supervisor.rpc.Identity;
import dev.supervisor.rpc.LogPaths;
import dev.supervisor.rpc.LogReads;
import dev.supervisor.rpc.Logs;
import dev.supervisor.rpc.MainLog;
import dev.supervisor.rpc.ProcessListing;
import dev.supervisor.rpc.SupervisorCalls;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.spec.StartSpec;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/** A world in which a supervisor is called as by a client. Nothing moves but by {@link #pass}. */
public final class SimulatedDaemon implements MainLog {
    public static final String MAIN_LOG = "/log/supervisord.log";

    static final Pid SELF = new Pid(4711);

    public final World world;
    public final SimulatedKernel kernel;
    public final CallDispatcher dispatcher;

    /** The activity log at INFO and above. */
    public final RememberedLog said;

    public Clearing clearing = Clearing.DONE;

    private final Function<Now, SupervisorCalls> calls;

    public SimulatedDaemon(GroupSpec... groups) {
        this(false, groups);
    }

    /** @param orderedStop whether a stop of several processes goes in the order of their priorities */
    public SimulatedDaemon(boolean orderedStop, GroupSpec... groups) {
        this(orderedStop, new RememberedLog(Level.INFO), groups);
    }

    private SimulatedDaemon(boolean orderedStop, RememberedLog said, GroupSpec... groups) {
        this(new World(new SimulatedKernel(), World.facts(false, orderedStop), said, List.of(groups)), said);
        world.with(groups).begun();
        pass(Duration.ZERO);
    }

    /** A daemon in a world that is set up, begun and turned by the test itself. */
    public SimulatedDaemon(World world) {
        this(world, new RememberedLog(Level.CRIT));
    }

    private SimulatedDaemon(World world, RememberedLog said) {
        this.world = world;
        this.kernel = world.kernel;
        this.said = said;
        kernel.files().putDirectory("/log");
        kernel.processTable().show(SELF);
        calls = calls();
        dispatcher = dispatcher(world.loop);
    }

    /** A dispatcher that gets to this daemon by this mailbox. */
    public CallDispatcher dispatcher(Mailbox mailbox) {
        return new CallDispatcher(mailbox, ofDaemon(), calls, List.of("supervisor"));
    }

    /** The API in JSON of this daemon, which it gets to by this mailbox. */
    public RestServer rest(Mailbox mailbox, Executor anyWorker) {
        Identity identity = identity();
        LogReader logs = new LogReader(kernel.files(), kernel.descriptors());
        return Rest.of(
                new Daemon(
                        world.supervisor,
                        calls,
                        identity,
                        this,
                        world.operations,
                        kernel.clock().now(),
                        () -> 7),
                new Machine(kernel.processTable(), kernel.files(), logs, kernel.clock(), anyWorker),
                mailbox,
                new HttpApiSection(3, List.of()));
    }

    /** The API in JSON of this daemon. */
    public RestServer rest() {
        return rest(world.loop, world::aside);
    }

    private Function<Now, SupervisorCalls> calls() {
        LogReads reads = new LogReads(new LogReader(kernel.files(), kernel.descriptors()), Runnable::run);
        Logs logs = new Logs(this, reads);
        DaemonCalls daemon = ofDaemon();
        ProcessListing listing = new ProcessListing();
        return now -> new SupervisorCalls(
                world.supervisor, daemon, logs, listing, new Requests(world.operations, Asker.XML_RPC), now);
    }

    private DaemonCalls ofDaemon() {
        return new DaemonCalls(identity(), world.supervisor::state);
    }

    private static Identity identity() {
        return new Identity("here", SELF, ZoneOffset.UTC);
    }

    /** Where the logs of this daemon are, asked by this mailbox. */
    public LogPaths logPaths(Mailbox mailbox) {
        return new LogPaths(mailbox, world.supervisor, this);
    }

    /** Calls a method and lets no time pass; whether there is an answer yet shows in the future. */
    public CompletableFuture<XmlRpcValue> begin(String method, Object... params) {
        List<XmlRpcValue> values =
                Arrays.stream(params).map(SimulatedDaemon::value).toList();
        CompletableFuture<XmlRpcValue> answer = dispatcher.call(method, values).thenApply(Received::of);
        pass(Duration.ZERO);
        return answer;
    }

    /** Calls a method that answers at once. */
    public XmlRpcValue call(String method, Object... params) {
        return begin(method, params).resultNow();
    }

    /** Calls a method that refuses at once; what the client reads of it. */
    public String fault(String method, Object... params) {
        return fault(begin(method, params));
    }

    /** A refusal as the client reads it: code and text. */
    public static String fault(CompletableFuture<XmlRpcValue> refused) {
        RpcFault fault = (RpcFault) refused.exceptionNow();
        return fault.code() + " " + fault.getMessage();
    }

    /** The disk for which the worker waits goes on. */
    public void letWork() {
        world.diskGoesOn();
        pass(Duration.ZERO);
    }

    /** Lets time pass, and all happen that happens meanwhile. */
    public void pass(Duration duration) {
        world.pass(duration);
    }

    public static GroupSpec group(String name, int priority, ProcessSpec... processes) {
        return new GroupSpec(name, ProgramBuilder.written("group:" + name), priority, List.of(processes));
    }

    /** A program {@code /bin/NAME} that is not started by itself, takes a second to start and logs its output. */
    public static ProcessSpec program(String name) {
        return program(name, 999, Duration.ofSeconds(1));
    }

    public static ProcessSpec program(String name, LogTarget stdout) {
        return quiet(name).stdout(stdout).spec();
    }

    public static ProcessSpec autostarted(String name) {
        return ProgramBuilder.program(name).autorestart(Autorestart.NEVER).spec();
    }

    public static ProcessSpec program(String name, int priority, Duration startsecs) {
        return quiet(name)
                .priority(priority)
                .startsecs(startsecs)
                .stdout(new LogTarget.File("/log/" + name))
                .spec();
    }

    private static ProgramBuilder quiet(String name) {
        return ProgramBuilder.program(name).manual().autorestart(Autorestart.NEVER);
    }

    /** The same program with another command, started with the daemon. */
    public static ProcessSpec otherwise(ProcessSpec program, String command) {
        return ProgramBuilder.like(program)
                .command(command)
                .environment(Map.of("NEW", "secret"))
                .start(new StartSpec(
                        true, Autorestart.NEVER.meaning(), program.start().startsecs(), 3, Set.of(0)))
                .spec();
    }

    /** The same program, always started again after eight seconds. */
    public static ProcessSpec pausing(ProcessSpec program) {
        return ProgramBuilder.like(program)
                .manual()
                .autorestart(Autorestart.ALWAYS)
                .restart(new RestartSpec(Duration.ofSeconds(8), false, Optional.empty(), Duration.ZERO, false))
                .spec();
    }

    /** This is what the file has from now on. */
    public void write(GroupSpec... groups) {
        world.file = () -> List.of(groups);
    }

    /** The file cannot be understood from now on. */
    public void spoil(String sentence) {
        world.file = () -> {
            throw new ConfigException(List.of(Problem.of(sentence)));
        };
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

    @Override
    public Optional<String> path() {
        return Optional.of(MAIN_LOG);
    }

    @Override
    public void clear(Consumer<Clearing> answer) {
        answer.accept(clearing);
    }
}
