package dev.supervisor.unit.file;

import dev.supervisor.api.ini.Origin;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads one file of a unit: sections, assignments, continued lines, comments. Time is linear in its size. One object for
 * one file.
 */
final class UnitSyntax {
    /** The system's sentences for what ends the reading of a file. */
    static final String BAD_MESSAGE = "Bad message";

    static final String INVALID = "Invalid argument";
    static final String TOO_LONG = "No buffer space available";

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final String file;
    private final byte[] bytes;
    private final KnownSections sections;
    private final Problems problems;
    private final List<Assignment> assignments = new ArrayList<>();
    private Optional<String> section = Optional.empty();
    private boolean passingOver;
    private Optional<String> end = Optional.empty();

    private UnitSyntax(String file, byte[] bytes, KnownSections sections, Problems problems) {
        this.file = file;
        this.bytes = bytes;
        this.sections = sections;
        this.problems = problems;
    }

    /** A line and those that it is continued on. */
    private static final class Joined {
        private byte[] bytes = new byte[256];
        private int length;

        void add(byte[] from, int start, int end) {
            int needed = length + end - start;
            if (needed > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(needed, 2 * bytes.length));
            }
            System.arraycopy(from, start, bytes, length, end - start);
            length = needed;
        }

        byte[] whole() {
            return Arrays.copyOf(bytes, length);
        }
    }

    /**
     * The content of a file.
     *
     * @param brokenOff why the rest was not read, in the system's words; empty if all of it was
     */
    record Content(List<Assignment> assignments, Optional<String> brokenOff) {}

    /**
     * Reads a file.
     *
     * @param file its path, for places
     */
    static Content read(String file, byte[] bytes, KnownSections sections, Problems problems) {
        var syntax = new UnitSyntax(file, bytes, sections, problems);
        syntax.readAll();
        return new Content(List.copyOf(syntax.assignments), syntax.end);
    }

    private void readAll() {
        UnitLines lines = new UnitLines(bytes);
        Joined continued = new Joined();
        boolean continues = false;
        boolean markSeen = false;
        int number = 0;
        for (Optional<UnitLines.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
            UnitLines.Line line = next.get();
            number++;
            if (line.isTooLong()) {
                end = Optional.of(TOO_LONG);
                return;
            }
            if (isComment(line)) {
                continue;
            }
            int from = line.from();
            if (!markSeen && startsWithMark(line)) {
                from += MARK.length;
                markSeen = true;
            }
            if (continued.length + line.to() - from > UnitLines.BOUND) {
                end = Optional.of(TOO_LONG);
                return;
            }
            continues = isContinued(from, line.to());
            continued.add(bytes, from, line.to());
            if (continues) {
                continued.bytes[continued.length - 1] = ' ';
                continue;
            }
            take(continued.whole(), number);
            continued.length = 0;
            if (end.isPresent()) {
                return;
            }
        }
        if (continues) {
            take(continued.whole(), number + 1);
        }
    }

    private boolean isComment(UnitLines.Line line) {
        int at = line.from();
        while (at < line.to() && isBlank(bytes[at])) {
            at++;
        }
        return at < line.to() && (bytes[at] == '#' || bytes[at] == ';');
    }

    private boolean startsWithMark(UnitLines.Line line) {
        return line.to() - line.from() >= MARK.length
                && bytes[line.from()] == MARK[0]
                && bytes[line.from() + 1] == MARK[1]
                && bytes[line.from() + 2] == MARK[2];
    }

    /** Whether it ends in an odd number of backslashes. */
    private boolean isContinued(int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] == '\\') {
            at--;
        }
        return (to - at) % 2 == 1;
    }

    private void take(byte[] whole, int number) {
        byte[] line = stripped(whole);
        if (line.length == 0) {
            return;
        }
        Origin origin = new Origin(file, number);
        if (!StrictUtf8.isClean(line)) {
            problems.warn(origin, "String is not UTF-8 clean, ignoring assignment: " + StrictUtf8.shown(line));
            end = Optional.of(INVALID);
            return;
        }
        String text = new String(line, StandardCharsets.UTF_8);
        if (text.startsWith("[")) {
            header(text, origin);
        } else if (section.isEmpty()) {
            if (!passingOver) {
                problems.warn(origin, "Assignment outside of section. Ignoring.");
            }
        } else {
            assignment(text, origin);
        }
    }

    private void header(String text, Origin origin) {
        if (!text.endsWith("]")) {
            problems.error(origin, "Invalid section header '" + text + "'");
            end = Optional.of(BAD_MESSAGE);
            return;
        }
        String name = text.substring(1, text.length() - 1);
        if (!isSafe(name)) {
            problems.error(origin, "Bad characters in section header '" + text + "'");
            end = Optional.of(BAD_MESSAGE);
            return;
        }
        passingOver = !sections.read().contains(name);
        section = passingOver ? Optional.empty() : Optional.of(name);
        if (passingOver && !sections.passesOver(name)) {
            problems.warn(origin, "Unknown section '" + name + "'. Ignoring.");
        }
    }

    private void assignment(String text, Origin origin) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            problems.warn(origin, "Missing '=', ignoring line.");
            return;
        }
        String key = stripped(text.substring(0, equals));
        if (key.isEmpty()) {
            problems.warn(origin, "Missing key name before '=', ignoring line.");
            return;
        }
        assignments.add(new Assignment(section.orElseThrow(), key, stripped(text.substring(equals + 1)), origin));
    }

    /** No control characters, quotes or backslashes. */
    private static boolean isSafe(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c != 0x7F && "\"'\\".indexOf(c) < 0);
    }

    private static boolean isBlank(int c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    private static byte[] stripped(byte[] line) {
        int from = 0;
        int to = line.length;
        while (from < to && isBlank(line[from])) {
            from++;
        }
        while (to > from && isBlank(line[to - 1])) {
            to--;
        }
        return Arrays.copyOfRange(line, from, to);
    }

    private static String stripped(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }
}
