package dev.supervisor.os;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Children and signals, as narrow as we use them. There are two: one that makes system calls and one made of maps for tests;
 * the same contract test runs against both. Loop thread only.
 */
public interface Host {

    /**
     * Makes a child with its own process group and pipes to us, and returns at once, before the child has run anything. What
     * goes wrong in the child from then on (user, directory, exec) it says on its standard error and exits with 127.
     *
     * @throws SpawnException if there is no child; nothing is left open then
     */
    Child spawn(SpawnRequest request) throws SpawnException;

    /** How this child ended, once; empty while it lives. Never blocks. The pid is free for reuse afterwards. */
    Optional<WaitStatus> reap(Child child);

    /** An ended child that is not one of ours: as process 1 or as a subreaper we inherit orphans. */
    record Orphan(Pid pid, WaitStatus status) {}

    /** Reaps inherited children that have ended; how one of {@code ours} ended is still {@link #reap}'s to tell. Never blocks. */
    List<Orphan> reapOrphans(Set<Pid> ours);

    /**
     * Sends a signal to a child, or to the process group that it began as leader of. If the child has left that group,
     * it gets the signal too: to end the whole group is to end the child above all.
     *
     * @throws SystemException if refused; {@code ESRCH} means that it has just ended by itself
     */
    void signal(Pid pid, Signal signal, boolean wholeGroup) throws SystemException;

    /** Readable when a signal has come for us. Owned by the host. */
    Fd signals();

    /**
     * Those of TERM, INT, QUIT, HUP, USR2 and CHLD that have come for us since the last call, each once, in the order in which the
     * system hands them out. Never blocks.
     */
    List<Signal> takeSignals();
}
