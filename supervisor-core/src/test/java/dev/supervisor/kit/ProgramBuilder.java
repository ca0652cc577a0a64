package dev.supervisor.kit;

import dev.supervisor.config.SupervisordWords;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.listener.ResultHandler;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.IdentitySpec;
import dev.supervisor.spec.ListenerPoolSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.PlacesSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.Provenance;
import dev.supervisor.spec.RestartSpec;
import dev.supervisor.spec.SettingsSpec;
import dev.supervisor.spec.StartSpec;
import dev.supervisor.spec.StopSpec;
import dev.supervisor.spec.Vocabulary;
import dev.supervisor.user.Account;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A program as a test would write it into the file: everything has the file's default, but output goes nowhere. */
public final class ProgramBuilder {
    private static final String FILE = "/etc/supervisord.conf";

    private String name;
    private Vocabulary words = SupervisordWords.WORDS;
    private String command;
    private Optional<String> directory = Optional.empty();
    private Optional<Integer> umask = Optional.empty();
    private Optional<Account> user = Optional.empty();
    private Map<String, String> environment = Map.of();
    private EnvFiles envFiles = EnvFiles.NONE;
    private Optional<String> serverurl = Optional.empty();
    private int priority = 999;
    private StartSpec start =
            new StartSpec(true, Autorestart.UNEXPECTED.meaning(), Duration.ofSeconds(1), 3, Set.of(0));
    private StopSpec stop = new StopSpec(Signal.TERM, Duration.ofSeconds(10), false, false);
    private RestartSpec restart = RestartSpec.USUAL;
    private SettingsSpec settings = SettingsSpec.NONE;
    private IdentitySpec identity = IdentitySpec.USUAL;
    private boolean redirect;
    private boolean stdoutEvents;
    private boolean stderrEvents;
    private LogTarget stdout = new LogTarget.None();
    private LogTarget stderr = new LogTarget.None();

    private ProgramBuilder(String name) {
        this.name = name;
        this.command = "/bin/" + name;
    }

    public static ProgramBuilder program(String name) {
        return new ProgramBuilder(name);
    }

    /** One that was made by this already, to be altered. */
    public static ProgramBuilder like(ProcessSpec program) {
        ProgramBuilder builder = new ProgramBuilder(program.name());
        builder.command = program.command();
        builder.directory = program.directory();
        builder.umask = program.umask();
        builder.user = program.user();
        builder.environment = program.environment();
        builder.envFiles = program.env_file();
        builder.serverurl = program.serverurl();
        builder.priority = program.priority();
        builder.start = program.start();
        builder.stop = program.stop();
        builder.restart = program.restart();
        builder.settings = program.settings();
        builder.identity = program.identity();
        builder.redirect = program.redirect_stderr();
        builder.stdout = program.stdout().logfile();
        builder.stdoutEvents = program.stdout().events_enabled();
        builder.stderr = program.stderr().logfile();
        builder.stderrEvents = program.stderr().events_enabled();
        return builder;
    }

    /** Another process with the same command. */
    public ProgramBuilder name(String other) {
        this.name = other;
        return this;
    }

    public ProgramBuilder command(String command) {
        this.command = command;
        return this;
    }

    public ProgramBuilder directory(String directory) {
        this.directory = Optional.of(directory);
        return this;
    }

    public ProgramBuilder umask(int umask) {
        this.umask = Optional.of(umask);
        return this;
    }

    public ProgramBuilder user(Account user) {
        this.user = Optional.of(user);
        return this;
    }

    public ProgramBuilder environment(Map<String, String> environment) {
        this.environment = environment;
        return this;
    }

    public ProgramBuilder serverurl(String serverurl) {
        this.serverurl = Optional.of(serverurl);
        return this;
    }

    public ProgramBuilder priority(int priority) {
        this.priority = priority;
        return this;
    }

    public ProgramBuilder manual() {
        start = new StartSpec(false, start.autorestart(), start.startsecs(), start.startretries(), start.exitcodes());
        return this;
    }

    public ProgramBuilder autorestart(Autorestart autorestart) {
        start = new StartSpec(
                start.autostart(), autorestart.meaning(), start.startsecs(), start.startretries(), start.exitcodes());
        return this;
    }

    /** Read before each spawn. */
    public ProgramBuilder envFiles(EnvFiles files) {
        this.envFiles = files;
        return this;
    }

    public ProgramBuilder startsecs(int seconds) {
        return startsecs(Duration.ofSeconds(seconds));
    }

    public ProgramBuilder startsecs(Duration startsecs) {
        start = new StartSpec(
                start.autostart(), start.autorestart(), startsecs, start.startretries(), start.exitcodes());
        return this;
    }

    public ProgramBuilder start(StartSpec start) {
        this.start = start;
        return this;
    }

    public ProgramBuilder stop(StopSpec stop) {
        this.stop = stop;
        return this;
    }

    public ProgramBuilder startretries(int startretries) {
        start = new StartSpec(
                start.autostart(), start.autorestart(), start.startsecs(), startretries, start.exitcodes());
        return this;
    }

    public ProgramBuilder settings(SettingsSpec settings) {
        this.settings = settings;
        return this;
    }

    public ProgramBuilder identity(IdentitySpec identity) {
        this.identity = identity;
        return this;
    }

    public ProgramBuilder restart(RestartSpec restart) {
        this.restart = restart;
        return this;
    }

    public ProgramBuilder stopwaitsecs(int seconds) {
        stop = new StopSpec(stop.stopsignal(), Duration.ofSeconds(seconds), stop.stopasgroup(), stop.killasgroup());
        return this;
    }

    public ProgramBuilder asGroup() {
        stop = new StopSpec(stop.stopsignal(), stop.stopwaitsecs(), true, true);
        return this;
    }

    public ProgramBuilder redirectStderr() {
        this.redirect = true;
        return this;
    }

    public ProgramBuilder stdout(LogTarget stdout) {
        this.stdout = stdout;
        return this;
    }

    public ProgramBuilder stderr(LogTarget stderr) {
        this.stderr = stderr;
        return this;
    }

    /** Its output makes events. */
    public ProgramBuilder withEvents() {
        this.stdoutEvents = true;
        this.stderrEvents = true;
        return this;
    }

    /** Its standard error makes events. */
    public ProgramBuilder withEventsOfErrors() {
        this.stderrEvents = true;
        return this;
    }

    /** It is written in another dialect. */
    public ProgramBuilder in(Vocabulary dialect) {
        words = dialect;
        return this;
    }

    /** Where it would stand in a file. */
    public static Provenance written(String section) {
        return new Provenance(SupervisordWords.WORDS, section, FILE, 1);
    }

    public ProcessSpec spec() {
        return new ProcessSpec(
                name,
                new Provenance(words, "program:" + name, FILE, 1),
                command,
                directory,
                umask,
                user,
                environment,
                envFiles,
                serverurl,
                priority,
                start,
                stop,
                restart,
                settings,
                identity,
                redirect,
                output(stdout, stdoutEvents),
                output(stderr, stderrEvents));
    }

    /** The group that it forms if it is in no other. */
    public GroupSpec alone() {
        return new GroupSpec(name, written("program:" + name), priority, List.of(spec()));
    }

    /** A pool of it alone, as an {@code [eventlistener:x]} would make it. */
    public GroupSpec listeningTo(int bufferSize, String... events) {
        return listeningTo(bufferSize, ResultHandler.DEFAULT, events);
    }

    public GroupSpec listeningTo(int bufferSize, ResultHandler handler, String... events) {
        Set<Class<? extends SupervisorEvent>> types = Arrays.stream(events)
                .map(event -> EventTypes.byName(event).orElseThrow())
                .collect(Collectors.toSet());
        return new GroupSpec(
                name,
                written("eventlistener:" + name),
                -1,
                new ListenerPoolSpec(bufferSize, handler, types),
                List.of(spec()));
    }

    public static GroupSpec group(String name, int priority, ProgramBuilder... programs) {
        return new GroupSpec(
                name,
                written("group:" + name),
                priority,
                List.of(programs).stream().map(ProgramBuilder::spec).toList());
    }

    private static OutputSpec output(LogTarget target, boolean events) {
        return new OutputSpec(target, new ByteSize(50L << 20), 10, new ByteSize(0), events, false, PlacesSpec.USUAL);
    }
}
