package dev.supervisor.unit.text;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The words of a value, one by one, by the rules that its directive has for quotes and backslashes. */
public final class UnitWords {
    /** A rule that holds for the words of some directives. */
    public enum Rule {
        /** Text in quotes is one word, or a part of one. */
        QUOTES,
        /** A backslash begins an escape as in C; else it is dropped and the next character is taken as it is. */
        ESCAPES,
        /** A backslash is a character like any other. */
        BACKSLASHES,
        /** An empty word counts, each separator ends one. */
        EMPTY_WORDS
    }

    public static final String BLANKS = " \t\n\r";

    private final String text;
    private final String separators;
    private final Set<Rule> rules;
    private int at;

    public UnitWords(String text, String separators, Rule... rules) {
        this.text = text;
        this.separators = separators;
        this.rules = rules.length == 0 ? EnumSet.noneOf(Rule.class) : EnumSet.copyOf(List.of(rules));
    }

    /** The next word; empty at the end. */
    public Optional<String> next() throws BadValueTextException {
        if (!has(Rule.EMPTY_WORDS)) {
            skip(separators);
        }
        if (at >= text.length()) {
            return Optional.empty();
        }
        StringBuilder word = new StringBuilder();
        char quote = 0;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\\' && !has(Rule.BACKSLASHES)) {
                escape(word);
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (has(Rule.QUOTES) && (c == '"' || c == '\'')) {
                quote = c;
            } else if (separators.indexOf(c) >= 0) {
                break;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw BadValueTextException.invalid();
        }
        if (has(Rule.EMPTY_WORDS)) {
            at++;
        } else {
            skip(separators);
        }
        return Optional.of(word.toString());
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

    /** All words that are left. */
    public List<String> all() throws BadValueTextException {
        List<String> words = new ArrayList<>();
        for (Optional<String> word = next(); word.isPresent(); word = next()) {
            words.add(word.get());
        }
        return words;
    }

    /** The text that has not been read yet. */
    public String rest() {
        return at >= text.length() ? "" : text.substring(at);
    }

    private boolean has(Rule rule) {
        return rules.contains(rule);
    }

    /** Stands at a backslash, and afterwards at the last character of the escape. */
    private void escape(StringBuilder word) throws BadValueTextException {
        if (at + 1 >= text.length()) {
            throw BadValueTextException.invalid();
        }
        if (has(Rule.ESCAPES)) {
            CEscape escape = CEscape.at(text, at + 1).orElseThrow(BadValueTextException::invalid);
            word.append(escape.meaning());
            at += escape.length();
        } else {
            at++;
            word.append(text.charAt(at));
        }
    }
}
