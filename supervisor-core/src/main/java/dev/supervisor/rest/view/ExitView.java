package dev.supervisor.rest.view;

import dev.supervisor.history.Run;
import dev.supervisor.history.Run.End;
import dev.supervisor.history.Run.Manner;
import dev.supervisor.history.Run.MemoryVerdict;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.time.Instant;
import java.util.Optional;

/** How a run of a process ended. */
public record ExitView(
        @Described("When.") Instant at,

        @Described("spawn_error: there was no child; too_quickly: before startsecs; expected or unexpected: by itself;"
                + " stopped: on request.")
        Manner manner,

        @Described("A short summary for people.") String summary,
        @Described("Its exit code, if it exited.") Optional<Integer> exit_code,

        @Described("The signal that ended it, like SIGTERM, if one did.")
        Optional<String> signal,

        @Described("Whether the kernel wrote a core file.") boolean core_dumped,

        @Described("Whether the kernel killed it because memory ran out.")
        boolean out_of_memory,

        @Described("Whether it was killed because it had not ended in stopwaitsecs.")
        boolean overdue,

        @Described("The system's error, if there was no child.")
        Optional<String> spawn_error,

        @Described("Seconds from its start to its end.") double lasted_seconds) {

    /** The end of a run; empty while it goes on. */
    public static Optional<ExitView> of(Run run) {
        return run.end()
                .map(end -> new ExitView(
                        end.at().wall(),
                        end.manner(),
                        summary(end),
                        end.status().flatMap(ExitView::code),
                        end.status().flatMap(ExitView::signal),
                        end.status().filter(ExitView::dumped).isPresent(),
                        end.memory() == MemoryVerdict.GUILTY,
                        end.overdue(),
                        Optional.of(end.why()).filter(why -> !why.isEmpty()),
                        Seconds.of(end.at().since(run.startedAt()))));
    }

    private static String summary(End end) {
        String how = end.status().map(ExitView::words).orElse(end.why());
        String more =
                switch (end.manner()) {
                    case SPAWN_ERROR -> "could not be started: " + how;
                    case TOO_QUICKLY -> how + " too quickly";
                    case EXPECTED -> how;
                    case UNEXPECTED -> how + ", unexpected";
                    case STOPPED -> "stopped: " + how;
                };
        if (end.memory() == MemoryVerdict.GUILTY) {
            return more + " (out of memory)";
        }
        return end.overdue() ? more + " (did not end in time)" : more;
    }

    private static String words(WaitStatus status) {
        return switch (status) {
            case ExitedWith(int code) -> "exited with " + code;
            case KilledBy(Signal signal, boolean core) -> "killed by " + name(signal) + (core ? " (core dumped)" : "");
        };
    }

    private static Optional<Integer> code(WaitStatus status) {
        return status instanceof ExitedWith(int code) ? Optional.of(code) : Optional.empty();
    }

    private static Optional<String> signal(WaitStatus status) {
        return status instanceof KilledBy(Signal signal, boolean _) ? Optional.of(name(signal)) : Optional.empty();
    }

    private static boolean dumped(WaitStatus status) {
        return status instanceof KilledBy(Signal _, boolean core) && core;
    }

    private static String name(Signal signal) {
        return signal.toString();
    }
}
