package dev.supervisor.rest.view;

import dev.supervisor.history.Run;
import dev.supervisor.process.Pid;
import dev.supervisor.process.StartCause;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One start of a process and what became of it. */
public record RunView(
        @Described("When a child was requested.") Instant started_at,
        @Described("Why.") StartCause cause,

        @Described("The pid of the child, if there was one.")
        Optional<Integer> pid,

        @Described("How it ended; null while it goes on.") Optional<ExitView> end,

        @Described("The last lines that it wrote, on both streams; known once it has ended.")
        List<String> last_lines) {

    public static RunView of(Run run) {
        return new RunView(
                run.startedAt().wall(),
                run.cause(),
                run.pid().map(Pid::number),
                ExitView.of(run),
                run.lastWords().lines());
    }
}
