package dev.supervisor.unit.text;

import static java.util.stream.Collectors.joining;

import java.util.Collection;

/** Words of lists as {@code show} prints them: in quotes where a shell would read them otherwise. */
public final class ShownText {
    private static final String SPECIAL = "\"\\`$*?['()<>|&;!\n\t ";

    private ShownText() {}

    /** All of them with blanks between. */
    public static String list(Collection<String> words) {
        return words.stream().map(ShownText::word).collect(joining(" "));
    }

    /** One of them. */
    public static String word(String word) {
        if (word.isEmpty() || word.chars().noneMatch(c -> SPECIAL.indexOf(c) >= 0 || c < ' ' || c == 127)) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        word.chars().forEach(c -> quoted.append(escaped((char) c)));
        return quoted.append('"').toString();
    }

    private static String escaped(char c) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\t' -> "\\t";
            case '\r' -> "\\r";
            case '\u0007' -> "\\a";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\u000b' -> "\\v";
            case '"', '\\', '`', '$' -> "\\" + c;
            default -> c < ' ' ? "\\%03o".formatted((int) c) : String.valueOf(c);
        };
    }
}
