package dev.supervisor.process;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.Optional;

/**
 * Where a process is in its life; each state carries what is true in it and nothing else. Finer than what clients see:
 * {@link #code()} says which of their eight states it is.
 */
public sealed interface ProcessState {

    /** What clients see. */
    ProcessStateCode code();

    /** The living child, in the states that have one. */
    default Optional<Pid> pid() {
        return Optional.empty();
    }

    /** When the state wants its next {@link ProcessInput.Tick}, if time alone can end it. */
    default Optional<Deadline> deadline() {
        return Optional.empty();
    }

    /** When it is started again by itself, if it waits for that. */
    default Optional<Deadline> nextStart(LifecyclePolicy policy) {
        return Optional.empty();
    }

    /** Whether a child was asked for and there is no answer yet. */
    default boolean isSpawning() {
        return false;
    }

    /** Whether another child may follow the one that has just ended, or is about to, without anybody asking for it. */
    default boolean mayBeStartedAgain(LifecyclePolicy policy) {
        return false;
    }

    /** Whether there is something to stop: a child that is to live on, or a wait for the next one. */
    default boolean canBeStopped() {
        return code().isWanted();
    }

    /**
     * Not running because nobody started it, or because it was stopped.
     *
     * @param failures failed starts in a row; kept when it was stopped out of BACKOFF or STARTING, as the original does
     */
    record Stopped(int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STOPPED;
        }
    }

    /**
     * A child was asked for and there is no answer yet; clients see STARTING.
     *
     * @param failures failed starts in a row before this one
     * @param restarts how many restarts in a row this one is, if delays grow with them; see {@link RestartPace}
     */
    record Spawning(int failures, int restarts) implements ProcessState {

        /** Without growing delays. */
        public Spawning(int failures) {
            this(failures, 0);
        }

        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
        }

        @Override
        public boolean isSpawning() {
            return true;
        }
    }

    /** Like {@link Spawning}, but a stop came meanwhile: the child is signalled as soon as there is one. */
    record SpawningToStop(int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
        }

        @Override
        public boolean isSpawning() {
            return true;
        }
    }

    /**
     * Alive, but not yet for {@code startsecs}.
     *
     * @param startedAt when there was a child
     * @param upAt when it will have been alive for {@code startsecs}
     * @param failures failed starts in a row before this one
     * @param restarts as in {@link Spawning}
     */
    record Starting(Pid child, Now startedAt, Deadline upAt, int failures, int restarts) implements ProcessState {

        /** Without growing delays. */
        public Starting(Pid child, Now startedAt, Deadline upAt, int failures) {
            this(child, startedAt, upAt, failures, 0);
        }

        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
        }

        @Override
        public boolean mayBeStartedAgain(LifecyclePolicy policy) {
            return policy.ends().everRestart();
        }

        @Override
        public Optional<Pid> pid() {
            return Optional.of(child);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(upAt);
        }
    }

    /**
     * Alive and counted as up.
     *
     * @param restarts as in {@link Spawning}
     */
    record Running(Pid child, Now startedAt, int restarts) implements ProcessState {

        /** Without growing delays. */
        public Running(Pid child, Now startedAt) {
            this(child, startedAt, 0);
        }

        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.RUNNING;
        }

        @Override
        public boolean mayBeStartedAgain(LifecyclePolicy policy) {
            return policy.ends().everRestart();
        }

        @Override
        public Optional<Pid> pid() {
            return Optional.of(child);
        }
    }

    /**
     * The last start failed.
     *
     * @param retryAt when the next one is due; due at once when the retries are used up and there is none
     * @param failures failed starts in a row, this one included
     * @param restarts as in {@link Spawning}
     */
    record Backoff(Deadline retryAt, int failures, int restarts) implements ProcessState {

        /** Without growing delays. */
        public Backoff(Deadline retryAt, int failures) {
            this(retryAt, failures, 0);
        }

        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.BACKOFF;
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(retryAt);
        }

        @Override
        public Optional<Deadline> nextStart(LifecyclePolicy policy) {
            return policy.isSpent(failures) ? Optional.empty() : Optional.of(retryAt);
        }
    }

    /**
     * Signalled to stop.
     *
     * @param killAt when it is sent SIGKILL, or is sent it again
     * @param failures failed starts in a row before the one that is being stopped; 0 once it was up
     */
    record Stopping(Pid child, Deadline killAt, int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STOPPING;
        }

        @Override
        public Optional<Pid> pid() {
            return Optional.of(child);
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(killAt);
        }
    }

    /**
     * Ended by itself after having been RUNNING.
     *
     * @param kind what kind of end that was by the options that it had then
     * @param restartAt when it is started again, if it is: at once, or a second after its last start if that is later
     * @param restarts how many restarts in a row the next one is, if delays grow with them
     */
    record Exited(WaitStatus status, EndKind kind, Optional<Deadline> restartAt, int restarts) implements ProcessState {

        /** Without growing delays. */
        public Exited(WaitStatus status, EndKind kind, Optional<Deadline> restartAt) {
            this(status, kind, restartAt, 0);
        }

        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.EXITED;
        }

        @Override
        public Optional<Deadline> deadline() {
            return restartAt;
        }

        @Override
        public Optional<Deadline> nextStart(LifecyclePolicy policy) {
            return restartAt;
        }

        @Override
        public boolean canBeStopped() {
            return restartAt.isPresent();
        }
    }

    /** Given up: it could not be started, or kept ending before {@code startsecs}. */
    record Fatal() implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.FATAL;
        }
    }

    /**
     * The system refused to let us signal it, or a mistake of ours came to light while handling it.
     *
     * @param child the child that may still be alive; ended and reaped at shutdown
     */
    record Unknown(Optional<Pid> child) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.UNKNOWN;
        }

        @Override
        public Optional<Pid> pid() {
            return child;
        }
    }
}
