package dev.supervisor.ctl.view;

import dev.supervisor.ctl.report.ProcessReport;
import dev.supervisor.ctl.report.ProcessReport.Usage;
import dev.supervisor.ctl.view.Grid.Cell;
import dev.supervisor.ctl.view.Grid.Column;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What {@code status -o wide} prints: more columns, with headings. Where nothing is known stands a dash. Pure. */
public final class WideTable {
    private static final String UNKNOWN = "-";

    private WideTable() {}

    public static List<String> lines(List<ProcessReport> processes, Palette palette) {
        Grid grid = new Grid(List.of(
                Column.left("NAME"),
                Column.left("STATE"),
                Column.right("PID"),
                Column.right("UPTIME"),
                Column.right("CPU%"),
                Column.right("CPU"),
                Column.right("MEMORY"),
                Column.right("TASKS"),
                Column.right("RESTARTS"),
                Column.left("LAST EXIT")));
        for (ProcessReport process : processes) {
            grid.add(List.of(
                    Cell.of(process.name().toString()),
                    new Cell(process.statename(), padded -> process.state()
                            .map(state -> palette.paint(padded, state))
                            .orElse(padded)),
                    known(process.pid(), pid -> Long.toString(pid)),
                    known(process.uptime(), Amounts::uptime),
                    known(process.usage().flatMap(Usage::cpuPercent), Amounts::percent),
                    known(process.usage().map(Usage::cpu), Amounts::seconds),
                    known(process.usage().map(Usage::memoryBytes), Amounts::bytes),
                    known(process.usage().map(Usage::tasks), tasks -> Long.toString(tasks)),
                    known(process.restarts(), restarts -> Long.toString(restarts)),
                    Cell.of(process.lastExit().isEmpty() ? UNKNOWN : process.lastExit())));
        }
        return grid.lines();
    }

    private static <T> Cell known(Optional<T> value, Function<T, String> shown) {
        return Cell.of(value.map(shown).orElse(UNKNOWN));
    }
}
