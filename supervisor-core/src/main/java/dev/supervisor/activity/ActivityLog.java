package dev.supervisor.activity;

/**
 * The daemon's own log. Writing is somebody else's work: a line is queued and the caller goes on. Any thread.
 */
public interface ActivityLog {

    /** The level of one line, most severe first, as the original has them (supervisor/loggers.py). */
    enum Level {
        CRIT,
        ERRO,
        WARN,
        INFO,
        DEBG,
        TRAC,
        BLAT
    }

    /** Adds a line, if lines of this level are shown. */
    void log(Level level, String message);

    /** Whether lines of this level are shown. */
    boolean shows(Level level);
}
