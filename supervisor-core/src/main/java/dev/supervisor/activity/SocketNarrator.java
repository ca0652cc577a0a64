package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;

/**
 * Messages of the activity log about the sockets that the processes of a group share (supervisor/socket_manager.py).
 * Any thread.
 */
public final class SocketNarrator {
    private final ActivityLog log;

    SocketNarrator(ActivityLog log) {
        this.log = log;
    }

    /** @param url as the configuration has it, e.g. {@code tcp://localhost:9000} */
    public void creating(String url) {
        log.log(Level.INFO, "Creating socket " + url);
    }

    /** @param url as the configuration has it */
    public void closing(String url) {
        log.log(Level.INFO, "Closing socket " + url);
    }
}
