package dev.supervisor.supervisor;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.Signal;
import dev.supervisor.time.Now;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One process: its spec, its state, its child. Loop thread only. */
public final class Subprocess {

    /**
     * Why a command cannot be run.
     *
     * @param missing there is nothing of that name; otherwise it is there but cannot be run
     */
    public record CommandProblem(boolean missing, String sentence) {}

    public Namespec name() {
        throw new IllegalStateException();
    }

    public ProcessSpec spec() {
        throw new IllegalStateException();
    }

    public ProcessState state() {
        throw new IllegalStateException();
    }

    /** Looks the command up as a spawn would, without spawning (supervisor/process.py get_execv_args). */
    public Optional<CommandProblem> commandProblem() {
        throw new IllegalStateException();
    }

    /** Whether an answer to the last start is still to come: a child was asked for and is not there yet. */
    public boolean isSpawning() {
        throw new IllegalStateException();
    }

    public void start(Now now) {
        throw new IllegalStateException();
    }

    /** Asks it to stop; what came of it shows in {@link #state}. An answer is a sentence that says why it cannot be. */
    public Optional<String> stop(Now now) {
        throw new IllegalStateException();
    }

    /** Sends a signal to its child; an answer is a sentence that says why it cannot be. */
    public Optional<String> signal(Signal signal, Now now) {
        throw new IllegalStateException();
    }

    /**
     * Calls {@code answer} once, at the end of the first turn in which the condition on this process holds: this one, if it holds already.
     * The condition is looked at only when this process has changed. To wait for several processes, count their answers.
     */
    public void when(Predicate<Subprocess> condition, Consumer<Now> answer) {
        throw new IllegalStateException();
    }

    /**
     * Calls {@code answer} as {@link #when} does once nothing of it is left to stop; meanwhile the activity log says every two seconds that
     * somebody waits for it (supervisor/process.py stop_report).
     */
    public void whenStopped(Consumer<Now> answer, Now now) {
        throw new IllegalStateException();
    }

    /** Why the last start failed, in the original's words; empty if it did not. */
    public Optional<String> spawnerr() {
        throw new IllegalStateException();
    }

    /** How it last ended: exit code, or -1; 0 if it has not. */
    public int exitstatus() {
        throw new IllegalStateException();
    }

    /** When it was last started. */
    public Optional<Now> lastStart() {
        throw new IllegalStateException();
    }

    /** When it last ended. */
    public Optional<Now> lastStop() {
        throw new IllegalStateException();
    }

    /**
     * Empties its log files: removed and made anew, if they are open now; nothing is done otherwise, as in the original.
     *
     * @param answer whether it could be done
     */
    public void clearLogs(Consumer<Boolean> answer) {
        throw new IllegalStateException();
    }

    /** Path of its stdout log, AUTO resolved; empty if it has none. */
    public Optional<String> stdoutLog() {
        throw new IllegalStateException();
    }

    /** Path of its stderr log, AUTO resolved; empty if it has none. */
    public Optional<String> stderrLog() {
        throw new IllegalStateException();
    }
}
