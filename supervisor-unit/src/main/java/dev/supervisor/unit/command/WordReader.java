package dev.supervisor.unit.command;

import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a value apart into words by systemd's rules. One object for one value; time is linear in its length. Pure. */
public final class WordReader {
    /** A rule that makes words more than characters between blanks. */
    public enum Rule {
        /** Quotes group, and are not part of the word; a backslash takes the meaning of the next character. */
        QUOTES,
        /** A backslash is a character as any other. */
        PLAIN_BACKSLASHES,
        /** Backslash sequences of C are what they stand for. */
        ESCAPES,
        /** An escape sequence that there is not stays as it is written. */
        UNKNOWN_ESCAPES,
        /** A quote that is not closed, or a backslash at the end, is no mistake. */
        UNBALANCED
    }

    /** The value cannot be taken apart from here. */
    public static final class NotWordsException extends Exception {
        private static final long serialVersionUID = 1L;

        NotWordsException(String message) {
            super(message);
        }
    }

    private static final String BLANKS = " \t\n\r";
    private static final char NO_QUOTE = 0;

    private final String text;
    private int at;

    public WordReader(String text) {
        this.text = text;
        skipBlanks();
    }

    /** All words of a value. */
    public static List<String> all(String text, Rule... rules) throws NotWordsException {
        WordReader reader = new WordReader(text);
        List<String> words = new ArrayList<>();
        for (Optional<String> word = reader.next(setOf(rules)); word.isPresent(); word = reader.next(setOf(rules))) {
            words.add(word.get());
        }
        return List.copyOf(words);
    }

    /** Where the next word begins. */
    int position() {
        return at;
    }

    /** Takes these characters if they are the next word, as written. */
    public boolean take(String word) {
        int end = at + word.length();
        if (!text.startsWith(word, at) || end < text.length() && BLANKS.indexOf(text.charAt(end)) < 0) {
            return false;
        }
        at = end;
        skipBlanks();
        return true;
    }

    /**
     * The next word; empty at the end. An empty word must be in quotes.
     *
     * @throws NotWordsException and takes nothing
     */
    public Optional<String> next(Set<Rule> rules) throws NotWordsException {
        if (at >= text.length()) {
            return Optional.empty();
        }
        int from = at;
        StringBuilder word = new StringBuilder();
        boolean bytes = false;
        char quote = NO_QUOTE;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && !rules.contains(Rule.PLAIN_BACKSLASHES)) {
                bytes |= backslash(rules, quote, from, word);
            } else if (c == quote) {
                quote = NO_QUOTE;
                at++;
            } else if (quote == NO_QUOTE && (c == '"' || c == '\'') && rules.contains(Rule.QUOTES)) {
                quote = c;
                at++;
            } else if (quote == NO_QUOTE && BLANKS.indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        if (quote != NO_QUOTE && !rules.contains(Rule.UNBALANCED)) {
            at = from;
            throw new NotWordsException("quote not closed");
        }
        skipBlanks();
        String made = word.toString();
        return Optional.of(bytes ? SystemText.decode(SystemText.encode(made)) : made);
    }

    /** Takes a backslash and what belongs to it; tells whether that was a byte of its own. */
    private boolean backslash(Set<Rule> rules, char quote, int from, StringBuilder word) throws NotWordsException {
        if (at + 1 == text.length()) {
            boolean kept = rules.contains(Rule.UNKNOWN_ESCAPES) && quote == NO_QUOTE;
            if (!kept && !rules.contains(Rule.UNBALANCED)) {
                at = from;
                throw new NotWordsException("backslash at the end");
            }
            if (kept) {
                word.append('\\');
            }
            at++;
            return false;
        }
        if (!rules.contains(Rule.ESCAPES)) {
            word.append(text.charAt(at + 1));
            at += 2;
            return false;
        }
        Optional<EscapeSequence> escape = EscapeSequence.at(text, at + 1);
        if (escape.isPresent()) {
            word.append(escape.get().meaning());
            at += 1 + escape.get().length();
            return escape.get().isByte();
        }
        if (!rules.contains(Rule.UNKNOWN_ESCAPES)) {
            at = from;
            throw new NotWordsException("unknown escape sequence");
        }
        word.append('\\').append(text.charAt(at + 1));
        at += 2;
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && BLANKS.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private static Set<Rule> setOf(Rule... rules) {
        Set<Rule> set = EnumSet.noneOf(Rule.class);
        set.addAll(List.of(rules));
        return set;
    }
}
