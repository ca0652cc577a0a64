package dev.supervisor.history;

import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.StartCause;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * One start of a process and what became of it. Immutable.
 *
 * @param startedAt when a child was asked for
 * @param pid the child, once there is one
 * @param end how it ended, once it has
 * @param lastWords what it last wrote, known when it ends
 */
public record Run(StartCause cause, Now startedAt, Optional<Pid> pid, Optional<End> end, LastWords lastWords) {

    /** How a run ended. */
    public enum Manner {
        /** There was no child. */
        SPAWN_ERROR,
        /** It ended by itself before {@code startsecs}. */
        TOO_QUICKLY,
        /** It ended by itself, as expected. */
        EXPECTED,
        /** It ended by itself, unexpectedly. */
        UNEXPECTED,
        /** Because somebody wanted it to. */
        STOPPED;

        static Manner of(EndKind kind) {
            return switch (kind) {
                case EXPECTED -> EXPECTED;
                case UNEXPECTED -> UNEXPECTED;
            };
        }
    }

    /** The kernel's part in the end, as far as known. */
    public enum MemoryVerdict {
        /** It had none. */
        INNOCENT,
        /** It is being found out. */
        OPEN,
        /** It killed the child because memory ran out. */
        GUILTY
    }

    /**
     * The end of a run.
     *
     * @param status empty if there was no child
     * @param why the system's error if there was no child; else empty text
     * @param overdue whether it was killed because it had not ended in {@code stopwaitsecs}
     */
    public record End(
            Now at, Manner manner, Optional<WaitStatus> status, String why, boolean overdue, MemoryVerdict memory) {}

    /** For how long, if it is over. */
    public Optional<Duration> lasted() {
        return end.map(over -> over.at().since(startedAt));
    }

    Run with(Pid child) {
        return new Run(cause, startedAt, Optional.of(child), end, lastWords);
    }

    Run with(End over) {
        return new Run(cause, startedAt, pid, Optional.of(over), lastWords);
    }

    Run with(LastWords words) {
        return new Run(cause, startedAt, pid, end, words);
    }

    Run with(MemoryVerdict verdict) {
        return end.map(over ->
                        with(new End(over.at(), over.manner(), over.status(), over.why(), over.overdue(), verdict)))
                .orElse(this);
    }

    /** Whether it is still to be found out why it ended. */
    boolean isUnderInquiry() {
        return end.filter(over -> over.memory() == MemoryVerdict.OPEN).isPresent();
    }

    /** Why the next run follows on this one, if nobody asked for it. */
    RestartReason reasonForNext() {
        return end.map(Run::reasonAfter).orElse(RestartReason.FAILED);
    }

    private static RestartReason reasonAfter(End over) {
        if (over.memory() == MemoryVerdict.GUILTY) {
            return RestartReason.OUT_OF_MEMORY;
        }
        if (over.status().filter(WaitStatus.KilledBy.class::isInstance).isPresent()) {
            return RestartReason.KILLED;
        }
        return switch (over.manner()) {
            case SPAWN_ERROR -> RestartReason.SPAWN_ERROR;
            case EXPECTED -> RestartReason.EXITED;
            case TOO_QUICKLY, UNEXPECTED, STOPPED -> RestartReason.FAILED;
        };
    }
}
