package dev.supervisor.supervisor;

import dev.supervisor.api.state.SupervisorStateCode;
import dev.supervisor.process.Pid;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/** The supervisor's requests to the daemon around it. Called on the loop thread; must not block. */
public interface DaemonDuties {

    /** The activity log is to be opened anew, after saying so there: somebody has rotated it. */
    void reopenActivityLog();

    /**
     * The daemon is to start over: what it would start with has to be known to be good before anything is stopped, and is kept then.
     *
     * @param answer what stands in the way, empty if nothing does; called on the loop thread, now or in a later turn
     */
    void prepareRestart(Consumer<Optional<String>> answer);

    /**
     * All processes have ended after a shutdown or a restart was asked for. Called once, at the end of a turn.
     *
     * @param state SHUTDOWN or RESTARTING: whether to end or to start over
     * @param exitCode with which it ends; 0 unless something has failed that ends it
     */
    void allEnded(SupervisorStateCode state, int exitCode);

    /**
     * Looks up how many processes the kernel has ever killed because memory ran out.
     *
     * @param answer called on the loop thread in a later turn; empty if that cannot be known
     */
    void countMemoryKills(Consumer<OptionalLong> answer);

    /**
     * Looks up which processes the kernel's log names as killed because memory ran out.
     *
     * @param answer called on the loop thread in a later turn; empty if that cannot be known
     */
    void nameMemoryVictims(Consumer<Optional<Set<Pid>>> answer);

    /**
     * Something is to be done in another thread, as it may take as long as a file system likes. If several such things hang, others wait for
     * them.
     */
    void aside(Runnable work);
}
