package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;

/**
 * Every sentence of the activity log, in the original's words where it has any. One method a sentence; nobody else writes sentences. Any
 * thread.
 */
public final class Narrator {
    private final ActivityLog log;

    public Narrator(ActivityLog log) {
        this.log = log;
    }

    /** supervisor/supervisord.py, at each reload of the log. */
    public void startedWithPid(int pid) {
        log.log(Level.INFO, "supervisord started with pid " + pid);
    }
}
