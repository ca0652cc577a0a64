package dev.supervisor.plan;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.history.Run;
import java.util.Optional;

/** Whether the daemon is ready for work: all that is started with it runs, or is as it should be. Pure. */
public final class DaemonReadiness {
    private DaemonReadiness() {}

    /**
     * Whether a process is still waited for. What somebody has stopped, and what ended as it may, is as it should be.
     *
     * @param autostart whether it is started with the daemon
     * @param everStarted whether it ever was
     * @param lastEnd how its last run ended, if it has
     */
    public static boolean isWaitedFor(
            boolean autostart, ProcessStateCode state, boolean everStarted, Optional<Run.Manner> lastEnd) {
        if (!autostart) {
            return false;
        }
        return switch (state) {
            case RUNNING, STOPPING -> false;
            case STOPPED -> !everStarted;
            case EXITED -> !lastEnd.equals(Optional.of(Run.Manner.EXPECTED));
            case STARTING, BACKOFF, FATAL, UNKNOWN -> true;
        };
    }
}
