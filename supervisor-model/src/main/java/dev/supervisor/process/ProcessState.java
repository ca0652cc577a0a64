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

    /** The state that clients see. */
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
     * @param attempts failed starts are kept when it was stopped out of BACKOFF or STARTING, as in the original
     */
    record Stopped(Attempts attempts) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STOPPED;
        }
    }

    /**
     * A child was asked for and there is no answer yet; clients see STARTING.
     *
     * @param attempts failed starts before this one, and restarts up to this one
     */
    record Spawning(Attempts attempts) implements ProcessState {

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
    record SpawningToStop(Attempts attempts) implements ProcessState {
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
     * @param attempts as in {@link Spawning}
     */
    record Starting(Pid child, Now startedAt, Deadline upAt, Attempts attempts) implements ProcessState {

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
     * @param attempts restarts up to this run; failed starts are forgotten
     */
    record Running(Pid child, Now startedAt, Attempts attempts) implements ProcessState {

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
     * @param attempts the failed start included
     */
    record Backoff(Deadline retryAt, Attempts attempts) implements ProcessState {

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
            return policy.isSpent(attempts) ? Optional.empty() : Optional.of(retryAt);
        }
    }

    /**
     * Signalled to stop.
     *
     * @param killAt when it is sent SIGKILL, or is sent it again
     * @param attempts failed starts before the one that is being stopped; none once it was up
     */
    record Stopping(Pid child, Deadline killAt, Attempts attempts) implements ProcessState {
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
     * @param attempts the next restart included, if there is one
     */
    record Exited(WaitStatus status, EndKind kind, Optional<Deadline> restartAt, Attempts attempts)
            implements ProcessState {

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
