package dev.supervisor.client.report;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.api.json.JsonValue.JsonArray;
import dev.supervisor.api.json.JsonValue.JsonBoolean;
import dev.supervisor.api.json.JsonValue.JsonNumber;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonValue.JsonText;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The members of an object, as far as they are what is expected: a server may know less than we do, and then less is shown. Members that
 * we do not know are passed over. Pure.
 */
public record Members(JsonObject object) {

    /** The members of a value; none if it is not an object. */
    public static Members of(JsonValue value) {
        return new Members(value instanceof JsonObject object ? object : new JsonObject(new LinkedHashMap<>()));
    }

    /** A text, or empty text. */
    public String text(String name) {
        return find(name).orElse("");
    }

    /** A text, if there is one. */
    public Optional<String> find(String name) {
        return object.member(name).flatMap(Members::asText);
    }

    public Optional<Long> number(String name) {
        return object.member(name).flatMap(Members::asNumber).map(Number::longValue);
    }

    public Optional<Double> fraction(String name) {
        return object.member(name).flatMap(Members::asNumber).map(Number::doubleValue);
    }

    /** Whether it is there and true. */
    public boolean truth(String name) {
        return object.member(name)
                .filter(value -> value instanceof JsonBoolean(boolean truth) && truth)
                .isPresent();
    }

    /** A time, if there is one that can be read. */
    public Optional<Instant> time(String name) {
        try {
            return find(name).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public Optional<Members> object(String name) {
        return object.member(name).filter(JsonObject.class::isInstance).map(Members::of);
    }

    /** The results of reading each object of a list; empty if there is no list. */
    public <T> List<T> objects(String name, Function<Members, T> reading) {
        List<T> read = new ArrayList<>();
        for (JsonValue item : items(name)) {
            read.add(reading.apply(of(item)));
        }
        return read;
    }

    public List<String> texts(String name) {
        return items(name).stream().flatMap(item -> asText(item).stream()).toList();
    }

    private List<JsonValue> items(String name) {
        return object.member(name).orElse(new JsonArray(List.of())) instanceof JsonArray(var items) ? items : List.of();
    }

    private static Optional<String> asText(JsonValue value) {
        return value instanceof JsonText(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Number> asNumber(JsonValue value) {
        return value instanceof JsonNumber(Number number) ? Optional.of(number) : Optional.empty();
    }
}
