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

    /**
     * Not running because nobody started it, or because it was stopped.
     *
     * @param failures failed starts in a row; kept when it was stopped out of BACKOFF, as the original does
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
     * @param askedAt when; counts as the time of the start
     * @param failures failed starts in a row before this one
     */
    record Spawning(Now askedAt, int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
        }
    }

    /** Like {@link Spawning}, but a stop came meanwhile: the child is signalled as soon as there is one. */
    record SpawningToStop(Now askedAt, int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
        }
    }

    /**
     * Alive, but not yet for {@code startsecs}.
     *
     * @param upAt when it will have been
     */
    record Starting(Pid child, Now startedAt, Deadline upAt, int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.STARTING;
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

    /** Alive and counted as up. */
    record Running(Pid child, Now startedAt) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.RUNNING;
        }

        @Override
        public Optional<Pid> pid() {
            return Optional.of(child);
        }
    }

    /**
     * The last start failed.
     *
     * @param retryAt when the next one is due; already past once the retries are used up
     * @param failures failed starts in a row, this one included
     */
    record Backoff(Deadline retryAt, int failures) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.BACKOFF;
        }

        @Override
        public Optional<Deadline> deadline() {
            return Optional.of(retryAt);
        }
    }

    /** Signalled to stop; sent SIGKILL at {@code killAt}, and again each {@code stopwaitsecs} after. */
    record Stopping(Pid child, Deadline killAt) implements ProcessState {
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
     * @param restartAt when it is started again, if it is: at once, or a second after its last start
     */
    record Exited(WaitStatus status, boolean expected, Optional<Deadline> restartAt) implements ProcessState {
        @Override
        public ProcessStateCode code() {
            return ProcessStateCode.EXITED;
        }

        @Override
        public Optional<Deadline> deadline() {
            return restartAt;
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
