package dev.supervisor.config.text;

/** A text that is taken apart into tokens from its beginning to its end, and what all of Python's lexers agree about in it. One thread. */
final class LexedText {
    private static final String MORE_WORD_CHARACTERS = "_/.+-():";

    private final String text;
    private int at;

    LexedText(String text) {
        this.text = text;
    }

    boolean hasMore() {
        return at < text.length();
    }

    /** The next character, which is not passed. */
    char peek() {
        return text.charAt(at);
    }

    /** Passes the next character. */
    char next() {
        return text.charAt(at++);
    }

    /** Passes the next code point, as a text of its own. */
    String nextPoint() {
        int point = text.codePointAt(at);
        at += Character.charCount(point);
        return Character.toString(point);
    }

    /** Passes what goes from the next character to the one that is equal to it. */
    String nextQuoted() throws BadValueException {
        int end = text.indexOf(peek(), at + 1);
        if (end < 0) {
            throw noClosingQuotation();
        }
        String quoted = text.substring(at, end + 1);
        at = end + 1;
        return quoted;
    }

    /** Passes blanks and comments. Whether there is more behind them. */
    boolean skipBlanks() {
        while (hasMore()) {
            if (peek() == '#') {
                skipLine();
            } else if (isBlank(peek())) {
                at++;
            } else {
                return true;
            }
        }
        return false;
    }

    void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end + 1;
    }

    static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    /** Whether it is part of a word wherever it stands. */
    static boolean isInWord(char c) {
        return c >= '0' && c <= '9'
                || c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || MORE_WORD_CHARACTERS.indexOf(c) >= 0;
    }

    static BadValueException noClosingQuotation() {
        return new BadValueException("No closing quotation");
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
