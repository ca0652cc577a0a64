package dev.supervisor.daemon;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.DaemonLog;
import dev.supervisor.activity.Narrator;
import dev.supervisor.child.Inheritance;
import dev.supervisor.child.LogSurroundings;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.event.EventBus;
import dev.supervisor.event.EventSerials;
import dev.supervisor.http.HttpServer;
import dev.supervisor.http.LogSources;
import dev.supervisor.http.login.FailedLogins;
import dev.supervisor.http.socket.ServerSockets;
import dev.supervisor.http.socket.SpareDescriptors;
import dev.supervisor.logfile.LogReader;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Relay;
import dev.supervisor.loop.StallWatch;
import dev.supervisor.loop.Step;
import dev.supervisor.operation.Asker;
import dev.supervisor.operation.LatestConfiguration;
import dev.supervisor.operation.Operations;
import dev.supervisor.operation.Requests;
import dev.supervisor.os.Doors;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.os.Poller;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.SystemException;
import dev.supervisor.pump.Pumps;
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
import dev.supervisor.supervisor.DaemonFacts;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.OutputSteps;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.system.SystemDoors;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The daemon from one reading of its configuration to the next: puts the parts together, lets the loop turn on the calling thread, and takes
 * everything down again.
 */
final class DaemonRun {
    /** A disk that hangs must not keep the daemon from ending. */
    private static final Duration LONGEST_LAST_WRITE = Duration.ofSeconds(5);

    private final SystemDoors system;
    private final OwnProcess self;
    private final ResourceLimits limits;
    private final Workers workers;
    private final EventSerials serials;
    private final ConfigurationSource source;
    private final Provisions provisions;
    private final Configuration configuration;
    private final SupervisordSection spec;

    /**
     * @param limits raised
     * @param workers for what may block
     * @param serials the numbers of events, which go on when the daemon starts over
     * @param source where the configuration has come from
     * @param provisions the configuration, and what of it is open already
     */
    DaemonRun(
            SystemDoors system,
            OwnProcess self,
            ResourceLimits limits,
            Workers workers,
            EventSerials serials,
            ConfigurationSource source,
            Provisions provisions) {
        this.system = system;
        this.self = self;
        this.limits = limits;
        this.workers = workers;
        this.serials = serials;
        this.source = source;
        this.provisions = provisions;
        this.configuration = provisions.configuration();
        this.spec = configuration.supervisord();
    }

    /**
     * Runs until all processes have ended after a shutdown or restart was asked for.
     *
     * @param limitsRaised what the activity log should say about limits
     * @param background what is entered if it has not been
     * @param oldLog closed when this run is up
     * @throws UsageException if a server cannot be opened
     * @throws SystemException if the system refuses what nothing works without, the activity log above all
     */
    Outcome run(List<String> limitsRaised, Background background, OldLog oldLog)
            throws UsageException, SystemException {
        try (DaemonLog log = DaemonLog.start(level(spec.loglevel()), provisions.logs());
                Poller poller = system.descriptors().poller()) {
            Narrator narrator = new Narrator(log);
            configuration.notices().forEach(notice -> narrator.notice(level(notice.level()), notice.text()));
            limitsRaised.forEach(sentence -> narrator.notice(Level.INFO, sentence));

            EventLoop loop = new EventLoop(system.clock(), poller, new NarratedLoop("loop", narrator));
            Poller pumpPoller = system.descriptors().poller();
            EventLoop pumpLoop = new EventLoop(system.clock(), pumpPoller, new NarratedPump(narrator));
            EventBus events = new EventBus(serials);
            Pumps pumps = new Pumps(
                    pumpLoop,
                    loop,
                    system.files(),
                    system.descriptors(),
                    narrator.output(),
                    events,
                    limits.leftPipes());
            StallWatch stalls = new StallWatch(pumpLoop, loop, pumps.stalls());
            Relay pumping = pumps.start();
            try {
                Doors doors = new Doors(system.host(), system.descriptors(), system.files(), system.sockets());
                Supervisor supervisor = new Supervisor(doors, loop, pumps, events, narrator, facts());
                return serve(
                        loop,
                        supervisor,
                        OutputSteps.of(pumps),
                        List.of(stalls, pumping),
                        log,
                        narrator,
                        background,
                        oldLog);
            } finally {
                pumps.finish(system.clock().now());
                if (hasEnded(pumping)) {
                    pumpPoller.close();
                } else {
                    narrator.output().outputAbandoned(); // it may turn once more, so its poller stays open
                }
            }
        }
    }

    private Outcome serve(
            EventLoop loop,
            Supervisor supervisor,
            OutputSteps output,
            List<Step> watches,
            DaemonLog log,
            Narrator narrator,
            Background background,
            OldLog oldLog)
            throws UsageException, SystemException {
        MainLog mainLog = new MainLogFile(spec.logfile(), log, system.files(), narrator);
        LogReader reader = new LogReader(system.files(), system.descriptors());
        Logs logs = new Logs(mainLog, new LogReads(reader, workers.general()));
        ProcessListing listing = new ProcessListing();
        Identity identity = new Identity(spec.identifier(), self.pid(), ZoneId.systemDefault());
        DaemonCalls ofDaemon = new DaemonCalls(identity, supervisor::state);
        LatestConfiguration latest = new LatestConfiguration(
                configuration.groups(),
                () -> {
                    background.followFolder();
                    return source.again(configuration).groups();
                },
                () -> source.origins(configuration),
                workers.general(),
                loop,
                narrator);
        Operations operations = new Operations(supervisor, latest, loop);
        Function<Now, SupervisorCalls> methods = now ->
                new SupervisorCalls(supervisor, ofDaemon, logs, listing, new Requests(operations, Asker.XML_RPC), now);
        CallDispatcher calls = new CallDispatcher(
                loop, ofDaemon, methods, configuration.servers().rpcNamespaces());
        HttpApiSection api = configuration.servers().api().orElse(HttpApiSection.BY_DEFAULT);
        FailedLogins failedLogins = new FailedLogins(narrator.control());
        Daemon daemon = new Daemon(
                supervisor,
                methods,
                identity,
                mainLog,
                operations,
                system.clock().now(),
                failedLogins::number);
        Machine machine = new Machine(system.processes(), system.files(), reader, system.clock(), workers.general());
        LogSources sources = new LogSources(
                new LogPaths(loop, supervisor, mainLog), system.files(), system.descriptors(), workers.general());
        HttpServer server = new HttpServer(
                new HttpServer.Answers(
                        calls,
                        sources,
                        () -> Rest.of(daemon, machine, loop, api),
                        narrator.control(),
                        system.clock(),
                        source::ownNames,
                        api.open().stream().map(name -> "/" + name).collect(Collectors.toSet()),
                        failedLogins,
                        self::preferThisThread),
                limits.connections(),
                new SpareDescriptors(limits.spares(), system.files(), system.descriptors()));
        try (PidFile pidFile = new PidFile(system.files(), system.descriptors(), narrator, spec.pidfile(), self.pid());
                StandardOutput printed = standardOutput(loop, narrator)) {
            listen(server);
            addGroups(supervisor, narrator);
            background.enter(spec, narrator);
            tellWhoIsLeft(pidFile, narrator);
            PidFileMending mending = new PidFileMending(pidFile::mend, workers.files(), loop);
            if (!pidFile.write()) {
                mending.begin(system.clock().now());
            }
            self.ready();
            oldLog.close();
            Succession succession = new Succession(system, self, background, source, configuration);
            Duties duties = new Duties(loop, log, narrator, workers, succession, system.processes());
            Settling settling = new Settling(new OwnMemory(self), workers.general(), loop);
            supervisor.begin(
                    duties,
                    operations,
                    printed,
                    output,
                    Stream.concat(watches.stream(), Stream.of(mending, settling))
                            .toList(),
                    system.clock().now());
            self.preferThisThread();
            loop.run();
            return duties.outcome();
        } finally {
            server.close().join();
        }
    }

    /** Before the first child is started, and only where there is a trace of a daemon that was killed: it costs a look at every process. */
    private void tellWhoIsLeft(PidFile pidFile, Narrator narrator) {
        boolean traces = pidFile.isLeftBehind() || provisions.foundStaleSocket();
        if (traces) {
            LeftBehind.Mark mark = new LeftBehind.Mark(configuration.servers().url(), pidFile.pidThere());
            LeftBehind left = new LeftBehind(system.processes(), mark, narrator);
            List<ProcessTable.Entry> there = left.whoIsThere();
            workers.general().execute(() -> left.tell(there));
        }
    }

    private StandardOutput standardOutput(EventLoop loop, Narrator narrator) {
        RotatingLog out = RotatingLog.notYetOpen(system.files(), system.descriptors(), "/dev/stdout", Rotation.NEVER);
        return new StandardOutput(out, () -> loop.post(_ -> {}), narrator.listeners());
    }

    private void listen(HttpServer server) throws UsageException {
        ServerSockets sockets = provisions.sockets();
        configuration
                .servers()
                .inet()
                .forEach(inet -> server.serve(
                        inet, sockets, configuration.servers().api().isPresent()));
        configuration.servers().unix().forEach(unix -> server.serve(unix, sockets));
    }

    /** After the servers are open: a daemon that finds them in use must not remove the AUTO logs of the other one. */
    private void addGroups(Supervisor supervisor, Narrator narrator) throws SystemException {
        if (!spec.nocleanup()) {
            new OldAutoLogs(system.files(), narrator).remove(childlogdir(), spec.identifier());
        }
        GroupPreparation preparation = supervisor.preparation();
        for (GroupSpec group : configuration.groups()) {
            supervisor.addGroup(preparation.prepare(group));
        }
    }

    private DaemonFacts facts() {
        return new DaemonFacts(
                new Inheritance(self.environment(), configuration.servers().url(), limits.minfds()),
                new LogSurroundings(spec.identifier(), childlogdir(), spec.strip_ansi()),
                spec.parallel_shutdown(),
                spec.ordered_stop());
    }

    private String childlogdir() {
        return spec.childlogdir().orElseThrow();
    }

    private static Level level(LogLevel level) {
        return switch (level) {
            case CRITICAL -> Level.CRIT;
            case ERROR -> Level.ERRO;
            case WARN -> Level.WARN;
            case INFO -> Level.INFO;
            case DEBUG -> Level.DEBG;
            case TRACE -> Level.TRAC;
            case BLATHER -> Level.BLAT;
        };
    }

    /** Waits for it, but not for a disk that hangs. */
    private static boolean hasEnded(Relay pumping) {
        try {
            return pumping.awaitEnd(LONGEST_LAST_WRITE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
