package dev.supervisor.client.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Text in columns, each as wide as its widest cell. Pure. */
public final class Grid {
    private static final String GAP = "  ";

    private final List<Column> columns;
    private final List<List<Cell>> rows = new ArrayList<>();

    /** A column, by its heading, and on which side of it its text stands. */
    public record Column(String heading, boolean toTheRight) {
        public static Column left(String heading) {
            return new Column(heading, false);
        }

        public static Column right(String heading) {
            return new Column(heading, true);
        }
    }

    /** The text at one place. */
    public record Cell(String text) {
        public static Cell of(String text) {
            return new Cell(text);
        }

        /** A value as it is shown; a dash where nothing is known. */
        public static <T> Cell known(Optional<T> value, Function<T, String> shown) {
            return of(value.map(shown).orElse("-"));
        }
    }

    public Grid(List<Column> columns) {
        this.columns = List.copyOf(columns);
    }

    public void add(List<Cell> row) {
        rows.add(List.copyOf(row));
    }

    /** The headings, then the rows. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(line(columns.stream().map(column -> Cell.of(column.heading())).toList()));
        rows.forEach(row -> lines.add(line(row)));
        return lines;
    }

    private String line(List<Cell> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns.size(); i++) {
            line.append(i == 0 ? "" : GAP);
            boolean last = i == columns.size() - 1 && !columns.get(i).toTheRight();
            String text = row.get(i).text();
            line.append(last ? text : padded(text, i));
        }
        return line.toString();
    }

    private String padded(String text, int column) {
        String blanks = " ".repeat(width(column) - width(text));
        return columns.get(column).toTheRight() ? blanks + text : text + blanks;
    }

    private int width(int column) {
        int width = width(columns.get(column).heading());
        for (List<Cell> row : rows) {
            width = Math.max(width, width(row.get(column).text()));
        }
        return width;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
