package dev.supervisor.ctl.action;

import java.util.ArrayList;
import java.util.List;

/** Text side by side. */
final class Columns {
    private static final int SCREEN_WIDTH = 79;
    private static final String GAP = "  ";

    private Columns() {}

    /** Characters as the original counts them. */
    static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Appends text and blanks until it is this wide. */
    static void pad(StringBuilder line, String text, int width) {
        line.append(text).repeat(' ', Math.max(0, width - width(text)));
    }

    /** Lays words out column by column in as few lines as the screen's width allows (Python's cmd.Cmd.columnize). */
    static List<String> columnize(List<String> words) {
        for (int rows = 1; rows < words.size(); rows++) {
            List<Integer> widths = widths(words, rows);
            int total = GAP.length() * (widths.size() - 1);
            for (int width : widths) {
                total += width;
            }
            if (total <= SCREEN_WIDTH) {
                return rows(words, rows, widths);
            }
        }
        return words;
    }

    private static List<Integer> widths(List<String> words, int rows) {
        List<Integer> widths = new ArrayList<>();
        for (int start = 0; start < words.size(); start += rows) {
            int widest = 0;
            for (int i = start; i < Math.min(start + rows, words.size()); i++) {
                widest = Math.max(widest, width(words.get(i)));
            }
            widths.add(widest);
        }
        return widths;
    }

    private static List<String> rows(List<String> words, int rows, List<Integer> widths) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; row + column * rows < words.size(); column++) {
                line.append(column == 0 ? "" : GAP);
                pad(line, words.get(row + column * rows), widths.get(column));
            }
            lines.add(line.toString());
        }
        return lines;
    }
}
