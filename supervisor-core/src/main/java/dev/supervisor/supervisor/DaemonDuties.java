package dev.supervisor.supervisor;

import dev.supervisor.api.state.SupervisorStateCode;

/** What the supervisor asks of the daemon around it. Called on the loop thread; must not block. */
public interface DaemonDuties {

    /** The activity log is to be opened anew, after saying so there: somebody has rotated it. */
    void reopenActivityLog();

    /**
     * All processes have ended after a shutdown or a restart was asked for. Called once, at the end of a turn.
     *
     * @param state SHUTDOWN or RESTARTING: whether to end or to start over
     */
    void allEnded(SupervisorStateCode state);
}
