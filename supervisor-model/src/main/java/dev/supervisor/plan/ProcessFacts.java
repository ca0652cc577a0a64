package dev.supervisor.plan;

import dev.supervisor.process.ProcessState;

/**
 * One process in this turn, as plans see it. Immutable.
 *
 * @param everStarted whether it was ever started
 * @param timesUp how often it has become RUNNING
 * @param startFailed whether clients read a reason why the last start failed
 */
public record ProcessFacts(ProcessState state, boolean everStarted, long timesUp, boolean startFailed) {

    boolean isWanted() {
        return state.code().isWanted();
    }

    boolean isDown() {
        return state.code().isDown();
    }
}
