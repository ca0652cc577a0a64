package dev.supervisor.ctl.top;

import dev.supervisor.client.report.ProcessReport;
import dev.supervisor.client.view.Palette;
import dev.supervisor.client.view.WideTable;
import dev.supervisor.ctl.top.FullScreen.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The screen of {@code top}, line by line, so that it fits.
 *
 * @param server its address
 * @param message the result of the last action
 * @param logs the last lines that the chosen process wrote
 */
public record Picture(ProcessTable table, String server, String message, List<String> logs) {
    private static final String CHOSEN = "\u001b[7m";
    private static final String RESET = "\u001b[0m";
    private static final int FRAME = 3;

    public List<String> lines(Size size, Palette palette) {
        List<String> lines = new ArrayList<>();
        lines.add(palette.bold(cut(summary(), size.width())));
        int room = Math.max(1, size.height() - FRAME);
        switch (table.mode()) {
            case TABLE, FILTER, QUESTION -> addTable(lines, room, size.width(), palette);
            case LOGS -> {
                lines.add("");
                logs.subList(Math.max(0, logs.size() - room), logs.size())
                        .forEach(line -> lines.add(cut(harmless(line), size.width())));
            }
        }
        while (lines.size() < size.height() - 1) {
            lines.add("");
        }
        lines.add(cut(footer(), size.width()));
        return lines;
    }

    private String summary() {
        Map<String, Long> states = table.all().stream()
                .collect(Collectors.groupingBy(ProcessReport::statename, TreeMap::new, Collectors.counting()));
        String counts = states.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", "));
        return server + "  " + counts;
    }

    private String footer() {
        if (table.asked().isPresent()) {
            Wish.Deed deed = table.asked().get();
            return deed.verb() + " " + deed.name() + "? (y: yes, any other key: no)";
        }
        String keys =
                switch (table.mode()) {
                    case TABLE, QUESTION -> "s start  x stop  r restart  l logs  / filter  q quit";
                    case FILTER -> "filter: " + table.filter() + "_  (Enter: keep, Esc: show all)";
                    case LOGS -> "q back";
                };
        return message.isEmpty() ? keys : message + "   " + keys;
    }

    private void addTable(List<String> lines, int room, int width, Palette palette) {
        List<ProcessReport> shown = table.shown();
        List<String> rows = WideTable.lines(shown, table::loadOf);
        lines.add(cut(rows.getFirst(), width));
        int first = Math.clamp(table.chosenRow() - room / 2L, 0, Math.max(0, shown.size() - room));
        for (int i = first; i < Math.min(shown.size(), first + room); i++) {
            String row = cut(rows.get(i + 1), width);
            lines.add(
                    i == table.chosenRow()
                            ? CHOSEN + row + RESET
                            : shown.get(i)
                                    .state()
                                    .map(state -> palette.paint(row, state))
                                    .orElse(row));
        }
    }

    private static String cut(String line, int width) {
        return line.codePointCount(0, line.length()) <= width
                ? line
                : line.substring(0, line.offsetByCodePoints(0, width));
    }

    /** Output of a process must not move the cursor. */
    private static String harmless(String line) {
        return line.replaceAll("\u001b\\[[0-9;?]*[A-Za-z]", "")
                .replace('\t', ' ')
                .replaceAll("\\p{Cntrl}", "?");
    }
}
