package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.spec.ByteSize;
import java.util.Map;
import java.util.Optional;

/** The daemon itself: {@code [supervisord]}, with what the command line says in place of what the file does. */
public record SupervisordSection(
        @Option(type = OptionType.INTEGER, read = 1, byDefault = "1024", doc = "Descriptors that must be available.")
        int minfds,

        @Option(type = OptionType.INTEGER, read = 2, byDefault = "200", doc = "Processes that must be available.")
        int minprocs,

        @Option(
                type = OptionType.EXISTING_DIRECTORY,
                read = 3,
                byDefault = Option.ABSENT,
                doc = "Working directory of the daemon in the background.")
        Optional<String> directory,

        @Option(
                type = OptionType.STRING,
                read = 4,
                byDefault = Option.ABSENT,
                doc = "The user that the daemon becomes.")
        Optional<String> user,

        @Option(
                type = OptionType.OCTAL,
                read = 5,
                byDefault = "022",
                doc = "Umask of the daemon in the background, octal.")
        int umask,

        @Option(
                type = OptionType.EXISTING_DIRPATH,
                read = 6,
                byDefault = "supervisord.log",
                doc = "The activity log: a file, or syslog.")
        String logfile,

        @Option(
                type = OptionType.BYTE_SIZE,
                read = 7,
                byDefault = "50MB",
                doc = "The activity log is rotated once it has this size; 0: never.")
        ByteSize logfile_maxbytes,

        @Option(type = OptionType.INTEGER, read = 8, byDefault = "10", doc = "Rotated activity logs that are kept.")
        int logfile_backups,

        @Option(
                type = OptionType.LOG_LEVEL,
                read = 9,
                byDefault = "info",
                doc = "critical, error, warn, info, debug, trace or blather.")
        LogLevel loglevel,

        @Option(
                type = OptionType.EXISTING_DIRPATH,
                read = 10,
                byDefault = "supervisord.pid",
                doc = "Holds the daemon's pid while it runs.")
        String pidfile,

        @Option(
                type = OptionType.STRING,
                read = 11,
                byDefault = "supervisor",
                doc = "The daemon's name in events, answers and names of AUTO logs.")
        String identifier,

        @Option(type = OptionType.BOOLEAN, read = 12, byDefault = "false", doc = "Stay in the foreground.")
        boolean nodaemon,

        @Option(
                type = OptionType.BOOLEAN,
                read = 13,
                byDefault = "false",
                doc = "In the foreground, keep the activity log off standard output.")
        boolean silent,

        @Option(
                type = OptionType.EXISTING_DIRECTORY,
                read = 14,
                byDefault = Option.ABSENT,
                doc = "Directory of AUTO logs; the system's temporary directory if not given.")
        Optional<String> childlogdir,

        @Option(type = OptionType.BOOLEAN, read = 15, byDefault = "false", doc = "Keep the AUTO logs of earlier runs.")
        boolean nocleanup,

        @Option(
                type = OptionType.BOOLEAN,
                read = 16,
                byDefault = "false",
                doc = "Remove escape sequences from child logs.")
        boolean strip_ansi,

        @Option(
                type = OptionType.ENVIRONMENT,
                read = 17,
                byDefault = "",
                place = "environment",
                doc = "KEY=value, … added to the environment of all children.")
        Map<String, String> environment,

        @Option(
                type = OptionType.BOOLEAN,
                read = 18,
                byDefault = "false",
                extension = true,
                doc = "Only warn of [rpcinterface:x] sections whose factory is not supervisor's own.")
        boolean ignore_unknown_rpcinterfaces,

        @Option(
                type = OptionType.BOOLEAN,
                read = 19,
                byDefault = "on",
                doc = "off: options and sections that supervisor does not have are ignored, as in supervisor.")
        boolean extensions,

        @Option(
                type = OptionType.BOOLEAN,
                read = 20,
                byDefault = "false",
                extension = true,
                doc = "A shutdown stops groups of the same priority together, instead of one group after another.")
        boolean parallel_shutdown,

        @Option(
                type = OptionType.BOOLEAN,
                read = 21,
                byDefault = "false",
                extension = true,
                doc = "stop all, and stopping or restarting a group, stop lower priority last and wait for each,"
                        + " instead of signalling all at once.")
        boolean ordered_stop) {}
