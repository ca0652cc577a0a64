package dev.supervisor.simulation;

import dev.supervisor.config.text.Autorestart;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.event.RemoteCommunication;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.event.SupervisorStateChange;
import dev.supervisor.event.TickEvent;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.listener.ResultHandler;
import dev.supervisor.os.Errno;
import dev.supervisor.os.simulated.Behaviour;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.ChildScript.Act;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import dev.supervisor.spec.StartSpec;
import dev.supervisor.spec.StopSpec;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A random configuration and what its programs do: crash, hang, refuse to stop, cannot be spawned. */
final class Fleet {
    private static final List<Signal> STOPSIGNALS = List.of(Signal.TERM, Signal.INT, Signal.QUIT);
    private static final List<Set<Class<? extends SupervisorEvent>>> SUBSCRIPTIONS = List.of(
            Set.of(SupervisorEvent.class),
            Set.of(ProcessStateEvent.class),
            Set.of(ProcessStateEvent.Running.class, SupervisorStateChange.class),
            Set.of(RemoteCommunication.class, TickEvent.Tick5.class));
    private static final List<RestartSpec> PACES = List.of(
            RestartSpec.USUAL,
            RestartSpec.USUAL,
            new RestartSpec(Duration.ofSeconds(2), false, Optional.of(Duration.ofSeconds(1)), Duration.ZERO, false),
            new RestartSpec(Duration.ZERO, true, Optional.of(Duration.ofSeconds(3)), Duration.ofSeconds(1), false));
    private static final Duration LONG = Duration.ofMinutes(5);

    /** The kind of program; each of its children draws anew what it does. */
    private enum Temper {
        STEADY,
        CRASHING,
        BRIEF,
        STUBBORN,
        REFUSED,
        UNSIGNALLABLE,
        PARENTAL,
        MISSING,
        MOODY
    }

    private final Chance chance;
    private final SimulatedKernel kernel;
    private final SimulatedAudience audience;
    private final Set<String> listeners = new HashSet<>();
    private final Map<String, Temper> tempers = new HashMap<>();
    private final Map<String, Now> lastSpawns = new HashMap<>();
    private final Map<String, Integer> made = new HashMap<>(); // processes of each group
    private final Map<String, Integer> children = new HashMap<>();
    private final Set<String> perhapsSilent = new HashSet<>();
    private final Set<String> spoiltLogs = new HashSet<>();
    private final Set<String> redirected = new HashSet<>();
    private final List<GroupSpec> groups = new ArrayList<>();
    private final EnvFileFleet envFiles;

    /** @param audience what its event listeners do */
    Fleet(Chance chance, SimulatedKernel kernel, SimulatedAudience audience) {
        this.chance = chance;
        this.kernel = kernel;
        this.audience = audience;
        envFiles = new EnvFileFleet(chance, kernel);
        kernel.files().putDirectory("/tmp");
        int count = 1 + chance.below(4);
        for (int i = 0; i < count; i++) {
            groups.add(group("g" + i));
        }
        groups.sort(Comparator.comparing(GroupSpec::priority).thenComparing(GroupSpec::name));
    }

    /** As a configuration has them: by priority, then by name. */
    List<GroupSpec> groups() {
        return groups;
    }

    EnvFileFleet envFiles() {
        return envFiles;
    }

    /** When the last child of this process was made. */
    Optional<Now> lastSpawn(String process) {
        return Optional.ofNullable(lastSpawns.get(process));
    }

    /** Its last child is sent a signal; if it was made just now, it may never come to writing anything. */
    void signalled(String process) {
        if (kernel.clock().now().equals(lastSpawns.get(process))) {
            perhapsSilent.add(greeting(process, children.getOrDefault(process, 0)));
        }
    }

    /** The output of the children of this process, a line each; lines that nobody can predict are left out. */
    List<String> greetings(String process) {
        return IntStream.rangeClosed(1, children.getOrDefault(process, 0))
                .mapToObj(child -> greeting(process, child))
                .filter(greeting -> !perhapsSilent.contains(greeting))
                .toList();
    }

    boolean isPerhapsSilent(String greeting) {
        return perhapsSilent.contains(greeting);
    }

    boolean maybeUnsignallable(String process) {
        Temper temper = tempers.get(process);
        return temper == Temper.UNSIGNALLABLE || temper == Temper.MOODY;
    }

    /** The contents of this log cannot be predicted any more. */
    void spoilLog(String log) {
        spoiltLogs.add(log);
    }

    boolean isSpoilt(String log) {
        return spoiltLogs.contains(log);
    }

    static String log(String process) {
        return "/log/" + process;
    }

    /** The first output of child number {@code n} of a process. */
    private static String greeting(String process, int n) {
        return process + " child " + n;
    }

    /** A group of any kind. */
    GroupSpec group(String name) {
        int priority = chance.among(List.of(-1, 1, 5, 999));
        GroupKind kind =
                switch (chance.below(6)) {
                    case 0, 1 ->
                        new ListenerPoolSpec(1 + chance.below(12), ResultHandler.DEFAULT, chance.among(SUBSCRIPTIONS));
                    case 2 -> sharedSocket(name);
                    default -> new GroupKind.Plain();
                };
        List<ProcessSpec> processes = new ArrayList<>();
        int count = 1 + chance.below(6);
        for (int i = 0; i < count; i++) {
            processes.add(process(name, kind));
        }
        return new GroupSpec(name, ProgramBuilder.written("group:" + name), priority, kind, processes);
    }

    /** One more for a group of this kind. */
    ProcessSpec process(String group, GroupKind kind) {
        String process = group + "_" + made.merge(group, 1, Integer::sum);
        if (kind instanceof ListenerPoolSpec) {
            listeners.add(process);
            spoilLog(log(process)); // with what listeners have to say
        }
        return process(process);
    }

    private static SharedSocketSpec sharedSocket(String group) {
        return new SharedSocketSpec(
                Optional.empty(), Optional.empty(), Optional.empty(), new SocketAddress.Unix(socket(group)));
    }

    /** Where the socket of a group is that shares one. */
    static String socket(String group) {
        return "/tmp/" + group + ".sock";
    }

    boolean isListener(String process) {
        return listeners.contains(process);
    }

    private ProcessSpec process(String name) {
        Temper temper = chance.among(List.of(Temper.values()));
        tempers.put(name, temper);
        if (chance.oneIn(2)) {
            redirected.add(name);
        }
        StartSpec start = new StartSpec(
                !chance.oneIn(4),
                chance.among(List.of(Autorestart.values())).meaning(),
                chance.among(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3))),
                chance.among(List.of(0, 1, 3)),
                chance.among(List.of(Set.of(), Set.of(0), Set.of(0, 2))));
        boolean stopasgroup = chance.oneIn(3);
        StopSpec stop = new StopSpec(
                chance.among(STOPSIGNALS),
                chance.among(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(10))),
                stopasgroup,
                stopasgroup || chance.oneIn(3));
        if (temper != Temper.MISSING) {
            for (String command : List.of("/bin/" + name, otherCommand("/bin/" + name))) {
                kernel.install(command, request -> {
                    envFiles.check(request);
                    return behaviour(name, temper, start, stop);
                });
            }
        }
        ProgramBuilder program = ProgramBuilder.program(name)
                .envFiles(envFiles.filesOf(name))
                .priority(chance.among(List.of(1, 999)))
                .start(start)
                .stop(stop)
                .restart(chance.among(PACES))
                .stdout(new LogTarget.File(log(name)))
                .stderr(chance.among(
                        List.of(new LogTarget.None(), new LogTarget.None(), new LogTarget.Auto(), errorLog(name))));
        if (redirected.contains(name)) {
            program.redirectStderr();
        }
        if (chance.oneIn(2)) {
            program.withEventsOfErrors();
        }
        return program.spec();
    }

    private static LogTarget errorLog(String process) {
        return new LogTarget.File(log(process) + ".err");
    }

    /** A command with the same effect and another name. */
    static String otherCommand(String command) {
        return command.endsWith(".new") ? command.substring(0, command.length() - ".new".length()) : command + ".new";
    }

    /** Its complaints are read on the loop itself. */
    static boolean complainsToListenersOnly(ProcessSpec process) {
        return !process.redirect_stderr()
                && process.stderr().logfile() instanceof LogTarget.None
                && process.stderr().events_enabled();
    }

    private Behaviour behaviour(String name, Temper temper, StartSpec start, StopSpec stop) {
        lastSpawns.put(name, kernel.clock().now());
        Behaviour behaviour = temper == Temper.MOODY
                ? behaviour(chance.among(List.of(Temper.values())), start, stop)
                : behaviour(temper, start, stop);
        return switch (behaviour) {
            case ChildScript script when isListener(name) -> audience.listening(name, script);
            case ChildScript script ->
                greetingFirst(
                        script, greeting(name, children.merge(name, 1, Integer::sum)), !redirected.contains(name));
            case ChildScript.SpawnRefused refused -> refused;
            case ChildScript.ExecRefused refused -> refused;
        };
    }

    /** It writes before it does anything else, even if it ends at once. */
    private static ChildScript greetingFirst(ChildScript script, String greeting, boolean onBoth) {
        List<Act> acts = new ArrayList<>();
        byte[] line = (greeting + "\n").getBytes(StandardCharsets.UTF_8);
        acts.add(new Act.Write(Duration.ZERO, false, line));
        if (onBoth) {
            acts.add(new Act.Write(Duration.ZERO, true, line));
        }
        acts.addAll(script.acts());
        return new ChildScript(
                acts, script.reactions(), script.answer(), script.atEndOfInput(), script.unsignallable());
    }

    private Behaviour behaviour(Temper temper, StartSpec start, StopSpec stop) {
        return switch (temper) {
            case STEADY, MISSING, MOODY -> stoppable(stop);
            case CRASHING ->
                chance.oneIn(3)
                        ? ChildScript.dies(Signal.KILL, chance.around(start.startsecs()))
                        : stoppable(stop).exitsAt(chance.around(start.startsecs()), chance.below(3));
            case BRIEF -> ChildScript.exits(chance.below(3), chance.upTo(Duration.ofSeconds(20)));
            case STUBBORN -> ChildScript.runsForever().ignores(stop.stopsignal());
            case REFUSED ->
                chance.oneIn(2)
                        ? new ChildScript.SpawnRefused(Errno.named("EAGAIN"))
                        : new ChildScript.ExecRefused(Errno.named("ENOEXEC"));
            case UNSIGNALLABLE -> ChildScript.exits(1, chance.upTo(LONG)).refusesSignals();
            case PARENTAL ->
                stoppable(stop)
                        .forks(Duration.ofMillis(1), ChildScript.exits(0, chance.upTo(LONG)))
                        .exitsAt(chance.upTo(Duration.ofSeconds(30)), chance.below(3));
        };
    }

    private ChildScript stoppable(StopSpec stop) {
        return chance.oneIn(2)
                ? ChildScript.runsForever()
                : ChildScript.runsForever()
                        .exitsOn(stop.stopsignal(), chance.around(stop.stopwaitsecs()), chance.below(3));
    }
}
