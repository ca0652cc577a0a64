package dev.supervisor.client.view;

import dev.supervisor.client.report.RunReport;
import dev.supervisor.client.view.Grid.Cell;
import dev.supervisor.client.view.Grid.Column;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The output of {@code history} for a process: its runs, the newest first, each with its last output. Pure. */
public final class Past {
    private Past() {}

    public static List<String> lines(List<RunReport> runs) {
        Grid grid = new Grid(List.of(
                Column.left("STARTED"),
                Column.left("WHY"),
                Column.right("PID"),
                Column.left("ENDED"),
                Column.right("LASTED"),
                Column.left("HOW")));
        for (RunReport run : runs) {
            grid.add(List.of(
                    Cell.known(run.startedAt(), Amounts::time),
                    Cell.of(run.cause()),
                    Cell.known(run.pid(), pid -> Long.toString(pid)),
                    Cell.known(run.endedAt(), Amounts::time),
                    Cell.known(run.lasted(), Amounts::seconds),
                    Cell.of(run.end().isEmpty() ? "goes on" : run.end())));
        }
        Iterator<String> table = grid.lines().iterator();
        List<String> lines = new ArrayList<>(List.of(table.next()));
        for (RunReport run : runs) {
            lines.add(table.next());
            run.lastLines().forEach(line -> lines.add("    | " + line));
        }
        return lines;
    }
}
