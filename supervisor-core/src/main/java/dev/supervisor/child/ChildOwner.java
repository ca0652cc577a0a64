package dev.supervisor.child;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.SpawnRequest.Stdin;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import java.util.Optional;

/**
 * Anything that has a program run: a process of the configuration, a hook, a probe. It has one child at a time. It is
 * told what becomes of each child and decides what follows. Owners that run one program after the other can leave the
 * methods with a body as they are. Two owners are the same only if they are the same object. Loop thread only.
 */
public interface ChildOwner {

    /** Names its children and their output. No two owners that have a child have the same name. */
    Namespec name();

    /** How its next child is to be made, as of now. Called once for each child, when its turn comes, and for a look-up. */
    Launch launch();

    /** It has this child. */
    void spawned(Pid child, Now now);

    /**
     * The child that was asked for could not be made.
     *
     * @param spawnerr why, in the original's words
     */
    void failed(String spawnerr, Now now);

    /**
     * Its child was reaped.
     *
     * @param diedAt when the end was noticed; the last output was read between then and {@code now}
     */
    void ended(Pid child, WaitStatus status, Now diedAt, Now now);

    /**
     * Does {@code work} for this owner, which may call the methods above. An owner that catches what {@code work} throws
     * keeps a bug from reaching other owners.
     */
    default void attempt(Runnable work, Now now) {
        work.run();
    }

    /** Its child has ended and is not reaped yet: until {@link #resume}, time must decide nothing about it. */
    default void suspend() {}

    /** Its child is about to be reaped. If that fails because the child is traced, the owner is suspended again later. */
    default void resume() {}

    /** The last output of a child that has ended. */
    default void wrote(Pid child, LastWords words) {}

    /** Its child has just ended: the output of the child that may follow by itself, whose logs stay open; empty if none may. */
    default Optional<OutputPlan> nextOutput() {
        return Optional.empty();
    }

    /**
     * Whether no other child follows this one at once: the owner knows of its end, and no other is being made. Asked
     * only after {@link #nextOutput} has announced one.
     */
    default boolean isDoneWith(Pid child) {
        return true;
    }

    /**
     * The standard input of its next child. Each call that succeeds is followed by one of {@link #releaseStdin}.
     *
     * @throws SystemException if it fails; its message becomes the {@code spawnerr}
     */
    default Stdin takeStdin() throws SystemException {
        return new Stdin.Pipe();
    }

    /** A child that has read from there has ended, or was not made after all. */
    default void releaseStdin() {}
}
