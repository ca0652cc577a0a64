package dev.supervisor.unit.command;

import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Puts variables into a command line, just before it is started. Pure. */
public final class Substitution {
    private Substitution() {}

    /**
     * The words with their variables. A word that begins with {@code $} is a variable as a whole, and becomes as many words
     * as its value has; <code>${NAME}</code> anywhere else is replaced within its word.
     */
    public static List<String> in(List<String> words, Map<String, String> variables) {
        List<String> made = new ArrayList<>(words.size());
        for (String word : words) {
            if (word.startsWith("$") && !word.startsWith("${") && !word.startsWith("$$")) {
                made.addAll(split(variables.getOrDefault(word.substring(1), "")));
            } else {
                made.add(within(word, variables));
            }
        }
        return List.copyOf(made);
    }

    private static List<String> split(String value) {
        try {
            return new WordReader(value, Rule.QUOTES, Rule.UNBALANCED).all();
        } catch (BadValueTextException e) {
            throw new IllegalStateException("nothing is refused: " + value, e);
        }
    }

    private static String within(String word, Map<String, String> variables) {
        int dollar = word.indexOf('$');
        if (dollar < 0) {
            return word;
        }
        StringBuilder made = new StringBuilder(word.length() + 32);
        int from = 0;
        while (dollar >= 0 && dollar + 1 < word.length()) {
            char next = word.charAt(dollar + 1);
            int end = dollar + 2;
            if (next == '$') {
                made.append(word, from, dollar + 1);
                from = end;
            } else if (next == '{') {
                end = endOfName(word, end);
                if (end < word.length() && word.charAt(end) == '}') {
                    made.append(word, from, dollar).append(variables.getOrDefault(word.substring(dollar + 2, end), ""));
                    from = end + 1;
                }
                end = Math.min(end + 1, word.length());
            }
            dollar = word.indexOf('$', end);
        }
        return made.append(word, from, word.length()).toString();
    }

    /** The brace behind a name; or a colon before it, with which the shell says what we do not know, so that all stays. */
    private static int endOfName(String word, int from) {
        int at = from;
        while (at < word.length() && word.charAt(at) != '}' && word.charAt(at) != ':') {
            at++;
        }
        return at;
    }
}
