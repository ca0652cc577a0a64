package dev.supervisor.unit.text;

import dev.supervisor.os.SystemText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes a value apart into words by systemd's rules. One object for one value; time is linear in its length. Pure. */
public final class WordReader {
    /** A rule that makes words more than characters between separators. */
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
        UNBALANCED,
        /** An empty word counts, each separator ends one. */
        EMPTY_WORDS
    }

    public static final String BLANKS = " \t\n\r";
    private static final char NO_QUOTE = 0;

    private final String text;
    private final String separators;
    private final Set<Rule> rules;
    private int at;

    /** Of words between blanks. */
    public WordReader(String text, Rule... rules) {
        this(text, BLANKS, rules);
    }

    /** @param separators the characters of which each ends a word */
    public WordReader(String text, String separators, Rule... rules) {
        this.text = text;
        this.separators = separators;
        this.rules = EnumSet.noneOf(Rule.class);
        this.rules.addAll(List.of(rules));
        skipSeparators();
    }

    /** All words that are left. */
    public List<String> all() throws BadValueTextException {
        List<String> words = new ArrayList<>();
        for (Optional<String> word = next(); word.isPresent(); word = next()) {
            words.add(word.get());
        }
        return List.copyOf(words);
    }

    /** Where the next word begins. */
    public int position() {
        return at;
    }

    /** The text that has not been read yet. */
    public String rest() {
        return at >= text.length() ? "" : text.substring(at);
    }

    /** The separator right behind the last word; empty at the end. Only where empty words count. */
    public String separator() {
        return at > text.length() ? "" : text.substring(at - 1, at);
    }

    /** Goes to the next character that is none of these. */
    public void skip(String characters) {
        while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** Takes these characters if they are the next word, as written. */
    public boolean take(String word) {
        int end = at + word.length();
        if (!text.startsWith(word, at) || end < text.length() && separators.indexOf(text.charAt(end)) < 0) {
            return false;
        }
        at = end;
        skipSeparators();
        return true;
    }

    /**
     * The next word; empty at the end. Where empty words do not count, one must be in quotes.
     *
     * @throws BadValueTextException and takes nothing
     */
    public Optional<String> next() throws BadValueTextException {
        return next(rules);
    }

    /** As {@link #next()}, with one rule more for this word. */
    public Optional<String> nextWith(Rule more) throws BadValueTextException {
        Set<Rule> all = EnumSet.of(more);
        all.addAll(rules);
        return next(all);
    }

    private Optional<String> next(Set<Rule> present) throws BadValueTextException {
        if (at >= text.length()) {
            return Optional.empty();
        }
        int from = at;
        StringBuilder word = new StringBuilder();
        boolean bytes = false;
        char quote = NO_QUOTE;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\\' && !present.contains(Rule.PLAIN_BACKSLASHES)) {
                bytes |= backslash(present, quote, from, word);
            } else if (c == quote) {
                quote = NO_QUOTE;
                at++;
            } else if (quote == NO_QUOTE && (c == '"' || c == '\'') && present.contains(Rule.QUOTES)) {
                quote = c;
                at++;
            } else if (quote == NO_QUOTE && separators.indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
                at++;
            }
        }
        if (quote != NO_QUOTE && !present.contains(Rule.UNBALANCED)) {
            at = from;
            throw BadValueTextException.invalid();
        }
        if (rules.contains(Rule.EMPTY_WORDS)) {
            at++;
        }
        skipSeparators();
        String made = word.toString();
        return Optional.of(bytes ? SystemText.decode(SystemText.encode(made)) : made);
    }

    /** Takes a backslash and what belongs to it; tells whether that was a byte of its own. */
    private boolean backslash(Set<Rule> present, char quote, int from, StringBuilder word)
            throws BadValueTextException {
        if (at + 1 == text.length()) {
            boolean kept = present.contains(Rule.UNKNOWN_ESCAPES) && quote == NO_QUOTE;
            if (!kept && !present.contains(Rule.UNBALANCED)) {
                at = from;
                throw BadValueTextException.invalid();
            }
            if (kept) {
                word.append('\\');
            }
            at++;
            return false;
        }
        if (!present.contains(Rule.ESCAPES)) {
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
        if (!present.contains(Rule.UNKNOWN_ESCAPES)) {
            at = from;
            throw BadValueTextException.invalid();
        }
        word.append('\\').append(text.charAt(at + 1));
        at += 2;
        return false;
    }

    private void skipSeparators() {
        if (!rules.contains(Rule.EMPTY_WORDS)) {
            skip(separators);
        }
    }
}
