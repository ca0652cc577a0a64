package dev.supervisor.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a POSIX shell lexer (Python's {@code shlex} with {@code posix=True} and {@code /.+-():} as further word characters): pieces that
 * touch are one word, quotes and backslashes do not stay. As supervisor 4.4, which is not released, takes an {@code environment} apart.
 */
final class PosixTokens {
    private static final String MORE_WORD_CHARACTERS = "_/.+-():";

    private final String text;
    private int at;

    private PosixTokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) throws BadValueException {
        return new PosixTokens(text).tokens();
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
