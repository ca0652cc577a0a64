package dev.supervisor.activity;

import java.util.ArrayList;
import java.util.List;

/** Keeps what was logged, {@code LEVEL message} each, for a test to compare. One thread. */
public final class RememberedLog implements ActivityLog {
    private final Level threshold;
    private final List<String> lines = new ArrayList<>();

    /** @param threshold lines less severe than this are not shown */
    public RememberedLog(Level threshold) {
        this.threshold = threshold;
    }

    @Override
    public void log(Level level, String message) {
        if (shows(level)) {
            lines.add(level + " " + message);
        }
    }

    @Override
    public boolean shows(Level level) {
        return level.compareTo(threshold) <= 0;
    }

    /** The lines logged since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
