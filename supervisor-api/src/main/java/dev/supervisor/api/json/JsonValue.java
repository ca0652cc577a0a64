package dev.supervisor.api.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A value of JSON (RFC 8259). Immutable. */
public sealed interface JsonValue {

    /** @param members in the order in which they were written, the last one of each name */
    record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
        public JsonObject {
            members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
        }

        /** The member of that name; empty also if it is null. */
        public Optional<JsonValue> member(String name) {
            return Optional.ofNullable(members.get(name)).filter(value -> !(value instanceof JsonNull));
        }
    }

    record JsonArray(List<JsonValue> items) implements JsonValue {
        public JsonArray {
            items = List.copyOf(items);
        }
    }

    record JsonText(String text) implements JsonValue {}

    /** @param number a Long, or a Double if it is not whole or too big */
    record JsonNumber(Number number) implements JsonValue {}

    record JsonBoolean(boolean truth) implements JsonValue {}

    record JsonNull() implements JsonValue {}

    /**
     * A value made of what Java has for it: maps, lists, texts, numbers, truths, and an empty {@code Optional} for null.
     *
     * @throws IllegalArgumentException if it is nothing that JSON has
     */
    static JsonValue of(Object value) {
        return switch (value) {
            case JsonValue json -> json;
            case Map<?, ?> map -> {
                SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
                map.forEach((name, member) -> members.put(name.toString(), of(member)));
                yield new JsonObject(members);
            }
            case List<?> list -> {
                List<JsonValue> items = new ArrayList<>(list.size());
                list.forEach(item -> items.add(of(item)));
                yield new JsonArray(items);
            }
            case Optional<?> perhaps -> perhaps.map(JsonValue::of).orElseGet(JsonNull::new);
            case String text -> new JsonText(text);
            case Integer number -> new JsonNumber(number.longValue());
            case Long number -> new JsonNumber(number);
            case Double number when Double.isFinite(number) -> new JsonNumber(number);
            case Boolean truth -> new JsonBoolean(truth);
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass() + ": " + value);
        };
    }
}
