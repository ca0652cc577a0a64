package dev.supervisor.rest.view;

import dev.supervisor.picture.ProcessPicture;
import java.util.List;

/** The past of a process. */
public record HistoryView(
        @Described("The name of the process, with its group.")
        String name,

        @Described("Attempts to start a child since the daemon added it.")
        long starts,

        @Described("Its last runs, the newest first; as many as are kept.")
        List<RunView> runs) {

    public static HistoryView of(ProcessPicture process) {
        return new HistoryView(
                process.name().toString(),
                process.past().tally().starts(),
                process.past().runs().stream().map(RunView::of).toList());
    }
}
