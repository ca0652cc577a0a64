package dev.supervisor.plan;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.plan.Failure.Kind;
import java.util.Optional;

/**
 * Decides when a start has succeeded or failed. A process that has been up is started, whatever happened since. Pure.
 *
 * @param timesUp how often it had become RUNNING before
 * @param waits for RUNNING; else for the child
 * @param joined whether somebody else has started it before, so that it may be RUNNING already
 */
public record StartWatch(long timesUp, boolean waits, boolean joined) {

    /** Whether it is known what came of it. */
    public boolean isDecided(ProcessFacts now) {
        if (!waits) {
            return !now.state().isSpawning();
        }
        return isUp(now)
                || !now.state().isSpawning()
                        && (now.startFailed() && !joined || now.state().code() != ProcessStateCode.STARTING);
    }

    /** Why it failed, once it is decided. */
    public Optional<Failure> failure(ProcessFacts now) {
        if (waits ? isUp(now) : !now.startFailed()) {
            return Optional.empty();
        }
        return Optional.of(Failure.of(now.startFailed() ? Kind.SPAWN_ERROR : Kind.ENDED_EARLY));
    }

    private boolean isUp(ProcessFacts now) {
        return now.timesUp() > timesUp || joined && now.state().code() == ProcessStateCode.RUNNING;
    }
}
