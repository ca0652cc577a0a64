package dev.supervisor.client.view;

import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.client.report.ProcessReport.Usage;
import dev.supervisor.client.view.Grid.Cell;
import dev.supervisor.client.view.Grid.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Processes with what they use, under headings; for {@code status -o wide} and {@code top}. Pure. */
public final class WideTable {

    private WideTable() {}

    /** The output of {@code status -o wide}. */
    public static List<String> lines(List<ProcessReport> processes, Palette palette) {
        List<String> plain = lines(processes, process -> process.usage().flatMap(Usage::cpuPercent));
        List<String> lines = new ArrayList<>(List.of(plain.getFirst()));
        for (int i = 0; i < processes.size(); i++) {
            String row = plain.get(i + 1);
            lines.add(processes
                    .get(i)
                    .state()
                    .map(state -> palette.paint(row, state))
                    .orElse(row));
        }
        return lines;
    }

    /** @param load of one processor, in percent */
    public static List<String> lines(List<ProcessReport> processes, Function<ProcessReport, Optional<Double>> load) {
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
            Optional<String> lastExit = Optional.of(process.lastExit()).filter(text -> !text.isEmpty());
            grid.add(List.of(
                    Cell.of(process.name().toString()),
                    Cell.of(process.statename()),
                    Cell.known(process.pid(), pid -> Long.toString(pid)),
                    Cell.known(uptime(process), text -> text),
                    Cell.known(load.apply(process), Amounts::percent),
                    Cell.known(process.usage().map(Usage::cpu), Amounts::seconds),
                    Cell.known(process.usage().map(Usage::memoryBytes), Amounts::bytes),
                    Cell.known(process.usage().map(Usage::tasks), tasks -> Long.toString(tasks)),
                    Cell.known(process.restarts(), restarts -> Long.toString(restarts)),
                    Cell.known(lastExit, text -> text)));
        }
        return grid.lines();
    }

    /** A process that waits for its next start shows the time of that instead of its uptime. */
    private static Optional<String> uptime(ProcessReport process) {
        return process.uptime().map(Amounts::uptime).or(() -> process.nextStart()
                .map(at -> "next " + Amounts.timeOfDay(at)));
    }
}
