package dev.supervisor.activity;

import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.SyslogSink;

/** Where the lines of the activity log go. Whoever is handed one owns it. */
public sealed interface LogDestination {

    /** Into a file, as they are. */
    record InFile(RotatingLog file) implements LogDestination {}

    /** To the system's log, one message for each line of a sentence, each with its own stamp (supervisor/loggers.py SyslogHandler). */
    record InSyslog(SyslogSink sink) implements LogDestination {}
}
