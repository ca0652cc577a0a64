package dev.supervisor.daemon;

import dev.supervisor.activity.LogDestination;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.http.socket.BindException;
import dev.supervisor.http.socket.ServerSockets;
import dev.supervisor.http.socket.UnixSockets;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.Rotation;
import dev.supervisor.logfile.SyslogSink;
import dev.supervisor.os.SystemException;
import dev.supervisor.system.SystemDoors;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resources that a run of the daemon needs and the system may refuse: the places of the activity log and the
 * sockets of the servers. Opened when the run begins, or before the current run is stopped. One thread at a time.
 */
final class Provisions implements AutoCloseable {
    /** In the place of the log's path: the system's log. */
    private static final String SYSLOG = "syslog";

    /** The time that syslog may take to accept a line of ours, which delays only the activity log. */
    private static final Duration SYSLOGS_TIME = Duration.ofSeconds(1);

    private final SystemDoors system;
    private final Configuration configuration;
    private List<LogDestination> logs = List.of();
    private Optional<ServerSockets> sockets = Optional.empty();
    private boolean foundStaleSocket;

    Provisions(SystemDoors system, Configuration configuration) {
        this.system = system;
        this.configuration = configuration;
    }

    Configuration configuration() {
        return configuration;
    }

    /**
     * Opens what can be opened while the daemon still runs as {@code running} says, whose sockets may be in the way.
     *
     * @throws UsageException if a server cannot be opened; nothing is left open then
     * @throws SystemException if the log cannot be; nothing is left open then
     */
    void openBeside(Configuration running) throws UsageException, SystemException {
        logs = openLogs();
        try {
            Handover handover = Handover.between(running, configuration);
            sockets = Optional.of(
                    ServerSockets.beside(running.servers(), handover::isOurs, configuration.servers(), unixSockets()));
        } catch (BindException refused) {
            close();
            throw new UsageException(refused.getMessage());
        }
    }

    /** Where the lines of the activity log go: the caller's from here on. */
    List<LogDestination> logs() throws SystemException {
        List<LogDestination> opened = logs.isEmpty() ? openLogs() : logs;
        logs = List.of();
        opened.forEach(LogDestination::beginAnew);
        return opened;
    }

    /** The sockets of all servers: the caller's from here on. */
    ServerSockets sockets() throws UsageException {
        try {
            ServerSockets opened =
                    sockets.isPresent() ? sockets.get() : ServerSockets.none(configuration.servers(), unixSockets());
            sockets = Optional.of(opened);
            opened.openRest();
            sockets = Optional.empty();
            return opened;
        } catch (BindException refused) {
            throw new UsageException(refused.getMessage());
        }
    }

    /** Closes what nobody has taken. */
    @Override
    public void close() {
        logs.forEach(LogDestination::close);
        logs = List.of();
        sockets.ifPresent(ServerSockets::close);
        sockets = Optional.empty();
    }

    private UnixSockets unixSockets() {
        return new UnixSockets(system.files(), system.users(), complaint -> {
            foundStaleSocket = true;
            System.err.println(complaint);
        });
    }

    /** Whether a daemon that was killed had left the socket of a server. */
    boolean foundStaleSocket() {
        return foundStaleSocket;
    }

    private List<LogDestination> openLogs() throws SystemException {
        SupervisordSection spec = configuration.supervisord();
        List<LogDestination> destinations = new ArrayList<>();
        if (spec.logfile().equals(SYSLOG)) {
            destinations.add(new LogDestination.InSyslog(
                    new SyslogSink(system.descriptors(), SyslogSink.DEV_LOG, ZoneId.systemDefault(), SYSLOGS_TIME)));
        } else {
            destinations.add(
                    inFile(spec.logfile(), new Rotation(spec.logfile_maxbytes().bytes(), spec.logfile_backups())));
        }
        if (spec.nodaemon() && !spec.silent()) {
            destinations.add(inFile("/dev/stdout", Rotation.NEVER));
        }
        return destinations;
    }

    private LogDestination inFile(String path, Rotation rotation) throws SystemException {
        return new LogDestination.InFile(RotatingLog.open(system.files(), system.descriptors(), path, rotation));
    }
}
