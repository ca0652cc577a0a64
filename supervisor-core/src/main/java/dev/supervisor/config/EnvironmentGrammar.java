package dev.supervisor.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code KEY=value,KEY2="other value"} as the original reads it: tokens of a POSIX shell lexer (Python's {@code shlex} with
 * {@code posix=True} and {@code /.+-():} as further word characters), taken four at a time, the fourth unchecked.
 */
final class EnvironmentGrammar {
    private static final String MORE_WORD_CHARACTERS = "_/.+-():";
    private static final int KEY_EQUALS_VALUE = 3;

    private final String text;
    private int at;

    private EnvironmentGrammar(String text) {
        this.text = text;
    }

    /** In the order of the text; a key that comes twice has its last value. */
    static Map<String, String> parse(String text) throws BadValueException {
        if (text.isEmpty()) {
            return Map.of();
        }
        List<String> tokens = new EnvironmentGrammar(text).tokens();
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i += KEY_EQUALS_VALUE + 1) {
            if (i + KEY_EQUALS_VALUE > tokens.size() || !tokens.get(i + 1).equals("=")) {
                throw new BadValueException("Unexpected end of key/value pairs in value '" + text + "'");
            }
            pairs.put(tokens.get(i), tokens.get(i + 2));
        }
        return pairs;
    }

    private List<String> tokens() throws BadValueException {
        List<String> tokens = new ArrayList<>();
        while (skipBlanks()) {
            char c = text.charAt(at);
            if (beginsWord(c)) {
                tokens.add(word());
            } else {
                int point = text.codePointAt(at);
                at += Character.charCount(point);
                tokens.add(Character.toString(point));
            }
        }
        return tokens;
    }

    /** Whether there is more. */
    private boolean skipBlanks() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (isBlank(c)) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    /** Pieces that touch are one word: {@code a"b c"'d'}. */
    private String word() throws BadValueException {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && beginsWord(text.charAt(at))) {
            char c = text.charAt(at++);
            switch (c) {
                case '"', '\'' -> quoted(c, word);
                case '\\' -> word.appendCodePoint(escaped());
                default -> word.append(c);
            }
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) throws BadValueException {
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote == '"') {
                int next = escaped();
                if (next != '\\' && next != '"') {
                    word.append(c);
                }
                word.appendCodePoint(next);
            } else {
                word.append(c);
            }
        }
        throw new BadValueException("No closing quotation");
    }

    private int escaped() throws BadValueException {
        if (at >= text.length()) {
            throw new BadValueException("No escaped character");
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return point;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean beginsWord(char c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || MORE_WORD_CHARACTERS.indexOf(c) >= 0
                || c == '"'
                || c == '\''
                || c == '\\'
                || c >= '\u00c0' && c <= '\u00ff' && c != '\u00d7' && c != '\u00f7';
    }
}
