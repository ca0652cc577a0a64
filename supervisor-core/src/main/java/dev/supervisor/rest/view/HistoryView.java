package dev.supervisor.rest.view;

import dev.supervisor.history.Run;
import dev.supervisor.supervisor.Subprocess;
import java.util.List;

/** The past of a process. */
public record HistoryView(
        @Described("The name of the process, with its group.")
        String name,

        @Described("Attempts to start a child since the daemon added it.")
        long starts,

        @Described("Its last runs, the newest first; as many as are kept.")
        List<RunView> runs) {

    public static HistoryView of(Subprocess process) {
        List<Run> runs = process.runs();
        return new HistoryView(
                process.name().toString(),
                process.tally().starts(),
                runs.stream().map(RunView::of).toList());
    }
}
