package dev.supervisor.config;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of Python's {@code shlex} as it is by default, with {@code /.+-():} as further word characters: quotes stay in the token, a quote
 * within a word is a character like others, and so is a backslash anywhere. As supervisor up to 4.3 takes an {@code environment} apart.
 */
final class ShlexTokens {
    private static final String MORE_WORD_CHARACTERS = "_/.+-():";

    private final String text;
    private int at;

    private ShlexTokens(String text) {
        this.text = text;
    }

    static List<String> of(String text) throws BadValueException {
        ShlexTokens lexer = new ShlexTokens(text);
        List<String> tokens = new ArrayList<>();
        while (lexer.skipBlanks()) {
            tokens.add(lexer.token());
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

    private String token() throws BadValueException {
        char first = text.charAt(at);
        if (isQuote(first)) {
            return quoted(first);
        }
        if (isInWord(first)) {
            return word();
        }
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return Character.toString(point);
    }

    /** With its quotes; what touches it is another token. */
    private String quoted(char quote) throws BadValueException {
        int end = text.indexOf(quote, at + 1);
        if (end < 0) {
            throw new BadValueException("No closing quotation");
        }
        String token = text.substring(at, end + 1);
        at = end + 1;
        return token;
    }

    /** A comment within a word is taken out together with the end of its line, so that the word goes on in the next. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                skipLine();
            } else if (isInWord(c) || isQuote(c)) {
                word.append(c);
                at++;
            } else {
                break;
            }
        }
        return word.toString();
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static boolean isInWord(char c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || MORE_WORD_CHARACTERS.indexOf(c) >= 0;
    }
}
