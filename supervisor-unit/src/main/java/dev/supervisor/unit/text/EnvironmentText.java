package dev.supervisor.unit.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Variables of the environment in systemd's dialect: what a name is, what an assignment is, and the contents of a file of
 * them ({@code EnvironmentFile=}). Any thread; pure.
 */
public final class EnvironmentText {
    private static final String ESCAPABLE_IN_DOUBLE_QUOTES = "\"\\`$";
    private static final String BLANKS = " \t";
    private static final String LINE_ENDS = "\n\r";

    private final String text;
    private int at;

    private EnvironmentText(String text) {
        this.text = text;
    }

    public static boolean isName(String name) {
        return name.matches("[A-Za-z_][A-Za-z0-9_]*");
    }

    /** Whether it is {@code NAME=value}, with a value of printable text. */
    public static boolean isAssignment(String word) {
        int equals = word.indexOf('=');
        return equals > 0 && isName(word.substring(0, equals)) && isValue(word.substring(equals + 1));
    }

    private static boolean isValue(String value) {
        return value.chars().noneMatch(c -> (c < ' ' && c != '\t' && c != '\n') || c == 127);
    }

    /** Adds assignments to a list; one of the same name is replaced where it stands. */
    public static List<String> with(List<String> assignments, List<String> more) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (List<String> part : List.of(assignments, more)) {
            part.forEach(each -> byName.put(each.substring(0, each.indexOf('=')), each));
        }
        return List.copyOf(byName.values());
    }

    /**
     * The variables of a file, in its order; of one that comes twice the last value counts.
     *
     * @param refused gets each assignment that is none, as systemd quotes it in
     *     {@code Ignoring invalid environment assignment 'export G=1': /etc/envf}
     */
    public static Map<String, String> parse(String text, Consumer<String> refused) {
        EnvironmentText file = new EnvironmentText(text);
        Map<String, String> variables = new LinkedHashMap<>();
        while (file.skipToAssignment()) {
            String key = file.key();
            if (!file.isAtEnd() && file.text.charAt(file.at) == '=') {
                file.at++;
                String value = file.value();
                if (isName(key) && isValue(value)) {
                    variables.put(key, value);
                } else {
                    refused.accept(key + "=" + value);
                }
            }
        }
        return variables;
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    /** Goes to the next line that may assign something; false at the end. */
    private boolean skipToAssignment() {
        while (!isAtEnd()) {
            char next = text.charAt(at);
            if (next == '#' || next == ';') {
                skipComment();
            } else if ((BLANKS + LINE_ENDS).indexOf(next) >= 0) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    /** A comment goes on behind a backslash at the end of its line. */
    private void skipComment() {
        while (!isAtEnd() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
    }

    private String key() {
        int begin = at;
        while (!isAtEnd() && text.charAt(at) != '=' && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(begin, at).stripTrailing();
    }

    /** Pieces in quotes and without, up to the end of the line; blanks between and behind them do not count. */
    private String value() {
        StringBuilder value = new StringBuilder();
        skipBlanks();
        while (!isAtEnd() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
            char next = text.charAt(at);
            if (next == '\'') {
                singleQuoted(value);
                skipBlanks();
            } else if (next == '"') {
                doubleQuoted(value);
                skipBlanks();
            } else {
                unquoted(value);
            }
        }
        at++;
        return value.toString();
    }

    private void skipBlanks() {
        while (!isAtEnd() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void singleQuoted(StringBuilder value) {
        int end = text.indexOf('\'', at + 1);
        int until = end < 0 ? text.length() : end;
        value.append(text, at + 1, until);
        at = Math.min(until + 1, text.length());
    }

    private void doubleQuoted(StringBuilder value) {
        at++;
        while (!isAtEnd() && text.charAt(at) != '"') {
            char next = text.charAt(at);
            if (next == '\\' && at + 1 < text.length()) {
                char escaped = text.charAt(at + 1);
                if (ESCAPABLE_IN_DOUBLE_QUOTES.indexOf(escaped) >= 0) {
                    value.append(escaped);
                } else if (escaped != '\n') {
                    value.append(next).append(escaped);
                }
                at += 2;
            } else {
                value.append(next);
                at++;
            }
        }
        at = Math.min(at + 1, text.length());
    }

    /** Up to the end of the line; a quote inside it is a quote. */
    private void unquoted(StringBuilder value) {
        int kept = value.length();
        while (!isAtEnd() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
            char next = text.charAt(at);
            if (next == '\\') {
                at++;
                if (!isAtEnd() && LINE_ENDS.indexOf(text.charAt(at)) < 0) {
                    value.append(text.charAt(at));
                    kept = value.length();
                }
                at++;
            } else {
                value.append(next);
                kept = BLANKS.indexOf(next) < 0 ? value.length() : kept;
                at++;
            }
        }
        at = Math.min(at, text.length());
        value.setLength(kept);
    }
}
