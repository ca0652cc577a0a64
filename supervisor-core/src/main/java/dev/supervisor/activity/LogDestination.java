package dev.supervisor.activity;

import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.SyslogSink;

/** A destination of the activity log's lines. Its receiver owns it. */
public sealed interface LogDestination {

    /** Reopens it, because others may have moved the file away; if that fails, the old one stays in use. */
    void beginAnew();

    void close();

    /** Its name in messages. */
    String name();

    /** Whether a write waits for a reader rather than for the disk. To be asked before lines are written. */
    boolean isRead();

    /** Into a file, as they are. */
    record InFile(RotatingLog file) implements LogDestination {
        @Override
        public void beginAnew() {
            file.reopenIfMoved();
        }

        @Override
        public String name() {
            return file.path();
        }

        @Override
        public boolean isRead() {
            return file.isRead();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** To the system's log, one message for each line of a sentence, each with its own stamp (supervisor/loggers.py SyslogHandler). */
    record InSyslog(SyslogSink sink) implements LogDestination {
        @Override
        public void beginAnew() {
            // It is connected with the first message.
        }

        @Override
        public String name() {
            return "syslog";
        }

        @Override
        public boolean isRead() {
            return false; // who listens there is not waited for without end
        }

        @Override
        public void close() {
            sink.close();
        }
    }
}
