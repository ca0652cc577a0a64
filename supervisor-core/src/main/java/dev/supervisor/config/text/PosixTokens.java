package dev.supervisor.config.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of a POSIX shell lexer (Python's {@code shlex} with {@code posix=True} and {@code /.+-():} as further word characters): pieces that
 * touch are one word, quotes and backslashes do not stay. As supervisor 4.4, which is not released, takes an {@code environment} apart.
 */
final class PosixTokens {
    private final LexedText text;

    private PosixTokens(String text) {
        this.text = new LexedText(text);
    }

    static List<String> of(String text) throws BadValueException {
        PosixTokens lexer = new PosixTokens(text);
        List<String> tokens = new ArrayList<>();
        while (lexer.text.skipBlanks()) {
            tokens.add(beginsWord(lexer.text.peek()) ? lexer.word() : lexer.text.nextPoint());
        }
        return tokens;
    }

    /** Pieces that touch are one word: {@code a"b c"'d'}. */
    private String word() throws BadValueException {
        StringBuilder word = new StringBuilder();
        while (text.hasMore() && beginsWord(text.peek())) {
            char c = text.next();
            switch (c) {
                case '"', '\'' -> quoted(c, word);
                case '\\' -> word.append(escaped());
                default -> word.append(c);
            }
        }
        return word.toString();
    }

    private void quoted(char quote, StringBuilder word) throws BadValueException {
        while (text.hasMore()) {
            char c = text.next();
            if (c == quote) {
                return;
            }
            if (c == '\\' && quote == '"') {
                String next = escaped();
                if (!next.equals("\\") && !next.equals("\"")) {
                    word.append(c);
                }
                word.append(next);
            } else {
                word.append(c);
            }
        }
        throw LexedText.noClosingQuotation();
    }

    private String escaped() throws BadValueException {
        if (!text.hasMore()) {
            throw new BadValueException("No escaped character");
        }
        return text.nextPoint();
    }

    private static boolean beginsWord(char c) {
        return LexedText.isInWord(c)
                || LexedText.isQuote(c)
                || c == '\\'
                || c >= '\u00c0' && c <= '\u00ff' && c != '\u00d7' && c != '\u00f7';
    }
}
