package dev.supervisor.config.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code KEY=value,KEY2="other value"} as the original reads it: tokens taken four at a time, the fourth unchecked. What the released versions
 * (4.2.5, 4.3.0) make of a text counts; only if they refuse it, it is what 4.4 will make of it.
 */
public final class EnvironmentGrammar {
    private static final int KEY_EQUALS_VALUE = 3;

    private EnvironmentGrammar() {}

    /** In the order of the text; a key that comes twice has its last value. */
    public static Map<String, String> parse(String text) throws BadValueException {
        if (text.isEmpty()) {
            return Map.of();
        }
        try {
            return released(text);
        } catch (BadValueException refused) {
            try {
                return coming(text);
            } catch (BadValueException _) {
                throw refused;
            }
        }
    }

    /** The part of a readable text that versions of the original read differently; shows none of its values. */
    public static Optional<Doubt> doubt(String text) {
        try {
            Optional<Map<String, String>> released = read(text);
            Map<String, String> coming = coming(text);
            return released.isPresent()
                    ? difference(released.get(), coming)
                    : Optional.of(new Doubt("is read as supervisor 4.4 will read it; 4.3 and older refuse it", true));
        } catch (BadValueException _) {
            return Optional.of(new Doubt(
                    "is read as supervisor 4.3 and older read it; 4.4, which is not released, will refuse it", false));
        }
    }

    private static Optional<Doubt> difference(Map<String, String> released, Map<String, String> coming) {
        TreeSet<String> names = new TreeSet<>(released.keySet());
        names.addAll(coming.keySet());
        names.removeIf(name -> Objects.equals(released.get(name), coming.get(name)));
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Doubt(
                        "is read as supervisor 4.3 and older read it; 4.4, which is not released, will make something"
                                + " else of its quotes, backslashes or comments: " + String.join(", ", names),
                        false));
    }

    private static Optional<Map<String, String>> read(String text) {
        try {
            return Optional.of(released(text));
        } catch (BadValueException _) {
            return Optional.empty();
        }
    }

    /** Quotes of both kinds are taken off both ends of a value, as many as there are. */
    private static Map<String, String> released(String text) throws BadValueException {
        Map<String, String> pairs = pairs(ShlexTokens.of(text), text);
        pairs.replaceAll((_, value) -> withoutQuotes(value));
        return pairs;
    }

    private static Map<String, String> coming(String text) throws BadValueException {
        return pairs(PosixTokens.of(text), text);
    }

    private static Map<String, String> pairs(List<String> tokens, String text) throws BadValueException {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i += KEY_EQUALS_VALUE + 1) {
            if (i + KEY_EQUALS_VALUE > tokens.size() || !tokens.get(i + 1).equals("=")) {
                throw new BadValueException("Unexpected end of key/value pairs in value '" + text + "'");
            }
            pairs.put(tokens.get(i), tokens.get(i + 2));
        }
        return pairs;
    }

    private static String withoutQuotes(String value) {
        int begin = 0;
        int end = value.length();
        while (begin < end && LexedText.isQuote(value.charAt(begin))) {
            begin++;
        }
        while (begin < end && LexedText.isQuote(value.charAt(end - 1))) {
            end--;
        }
        return value.substring(begin, end);
    }
}
