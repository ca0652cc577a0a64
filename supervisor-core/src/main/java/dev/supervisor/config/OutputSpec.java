package dev.supervisor.config;

/** What is done with one of a child's two output streams. */
public record OutputSpec(
        @Option(
                byDefault = "AUTO",
                doc = "File for what the process writes; AUTO picks one in childlogdir, NONE keeps nothing.")
        LogTarget logfile,

        @Option(byDefault = "50MB", doc = "The file is rotated once it has this size; 0: never.")
        ByteSize logfile_maxbytes,

        @Option(byDefault = "10", doc = "Rotated files that are kept.")
        int logfile_backups,

        @Option(byDefault = "0", doc = "Most bytes kept between the capture tokens; 0: no capture mode.")
        ByteSize capture_maxbytes,

        @Option(byDefault = "false", doc = "Each piece of output is also a PROCESS_LOG event.")
        boolean events_enabled,

        @Option(byDefault = "false", doc = "Each line also goes to the system's log.")
        boolean syslog) {}
