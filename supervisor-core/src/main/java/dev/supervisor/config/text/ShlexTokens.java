package dev.supervisor.config.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of Python's {@code shlex} as it is by default, with {@code /.+-():} as further word characters: quotes stay in the token, a quote
 * within a word is a character like others, and so is a backslash anywhere. As supervisor up to 4.3 takes an {@code environment} apart.
 */
final class ShlexTokens {
    private final LexedText text;

    private ShlexTokens(String text) {
        this.text = new LexedText(text);
    }

    static List<String> of(String text) throws BadValueException {
        ShlexTokens lexer = new ShlexTokens(text);
        List<String> tokens = new ArrayList<>();
        while (lexer.text.skipBlanks()) {
            tokens.add(lexer.token());
        }
        return tokens;
    }

    /** A quoted one with its quotes; what touches it is another token. */
    private String token() throws BadValueException {
        if (LexedText.isQuote(text.peek())) {
            return text.nextQuoted();
        }
        return LexedText.isInWord(text.peek()) ? word() : text.nextPoint();
    }

    /** A comment within a word is taken out together with the end of its line, so that the word goes on in the next. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (text.hasMore()) {
            char c = text.peek();
            if (c == '#') {
                text.skipLine();
            } else if (LexedText.isInWord(c) || LexedText.isQuote(c)) {
                word.append(text.next());
            } else {
                break;
            }
        }
        return word.toString();
    }
}
