package dev.supervisor.daemon;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259): maps, lists, texts, numbers and booleans. Pure. */
final class Json {
    private static final char FIRST_PRINTABLE = ' ';

    private Json() {}

    /**
     * A value as text, without blanks.
     *
     * @throws IllegalArgumentException if it is nothing that JSON has
     */
    static String of(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(entry -> text(entry.getKey().toString()) + ":" + of(entry.getValue()))
                        .collect(Collectors.joining(",", "{", "}"));
            case List<?> list -> list.stream().map(Json::of).collect(Collectors.joining(",", "[", "]"));
            case String text -> text(text);
            case Number number -> number.toString();
            case Boolean truth -> truth.toString();
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass());
        };
    }

    private static String text(String text) {
        StringBuilder json = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                json.append('\\').appendCodePoint(c);
            } else if (c < FIRST_PRINTABLE || Character.getType(c) == Character.SURROGATE) {
                json.append("\\u%04x".formatted(c));
            } else {
                json.appendCodePoint(c);
            }
        });
        return json.append('"').toString();
    }
}
