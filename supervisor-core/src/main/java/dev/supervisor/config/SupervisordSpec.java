package dev.supervisor.config;

import java.util.Map;
import java.util.Optional;

/** The daemon itself: {@code [supervisord]}, the command line before it. */
public record SupervisordSpec(
        @Option(byDefault = "supervisord.log", doc = "The activity log.")
        String logfile,

        @Option(byDefault = "50MB", doc = "The activity log is rotated once it has this size; 0: never.")
        ByteSize logfile_maxbytes,

        @Option(byDefault = "10", doc = "Rotated activity logs that are kept.")
        int logfile_backups,

        @Option(byDefault = "info", doc = "critical, error, warn, info, debug, trace or blather.")
        LogLevel loglevel,

        @Option(byDefault = "supervisord.pid", doc = "Holds the daemon's pid while it runs.")
        String pidfile,

        @Option(byDefault = "022", doc = "Umask of the daemon once it is in the background, octal.")
        int umask,

        @Option(byDefault = "false", doc = "Stay in the foreground.")
        boolean nodaemon,

        @Option(byDefault = "false", doc = "In the foreground, keep the activity log off standard output.")
        boolean silent,

        @Option(byDefault = "1024", doc = "Descriptors that must be available.")
        int minfds,

        @Option(byDefault = "200", doc = "Processes that must be available.")
        int minprocs,

        @Option(byDefault = "false", doc = "Keep the AUTO logs of earlier runs.")
        boolean nocleanup,

        @Option(
                byDefault = Option.ABSENT,
                doc = "Where AUTO logs are made; the system's temporary directory if not given.")
        Optional<String> childlogdir,

        @Option(byDefault = Option.ABSENT, doc = "The user that the daemon becomes.")
        Optional<String> user,

        @Option(byDefault = Option.ABSENT, doc = "Where the daemon runs once it is in the background.")
        Optional<String> directory,

        @Option(byDefault = "false", doc = "Take escape sequences out of child logs.")
        boolean strip_ansi,

        @Option(byDefault = "", doc = "KEY=value, … added to the environment of all children.")
        Map<String, String> environment,

        @Option(byDefault = "supervisor", doc = "The daemon's name in events, answers and names of AUTO logs.")
        String identifier) {}
