package dev.supervisor.rest;

import dev.supervisor.api.json.JsonSink;
import dev.supervisor.rest.view.Described;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * The JSON form of the records of answers, and the schemas that describe them: both are derived from the records. Pure.
 */
public final class Shapes {
    private static final String SCHEMAS = "#/components/schemas/";

    /** Looking them up takes longer than calling them. */
    private static final ClassValue<RecordComponent[]> COMPONENTS = new ClassValue<>() {
        @Override
        protected RecordComponent[] computeValue(Class<?> type) {
            return type.getRecordComponents();
        }
    };

    private final Map<String, Object> schemas = new TreeMap<>();

    /** The schemas that have been referred to so far, by name. */
    Map<String, Object> schemas() {
        return schemas;
    }

    /** An answer in JSON, on one line; what is empty is null, so that the same members are always there. */
    public static String json(Object value) {
        JsonSink sink = new JsonSink();
        write(value, sink);
        return sink.text();
    }

    private static void write(Object value, JsonSink sink) {
        switch (value) {
            case Record record -> {
                sink.beginObject();
                for (RecordComponent component : COMPONENTS.get(record.getClass())) {
                    sink.name(component.getName());
                    write(read(component, record), sink);
                }
                sink.endObject();
            }
            case Optional<?> perhaps -> perhaps.ifPresentOrElse(some -> write(some, sink), sink::nothing);
            case List<?> list -> {
                sink.beginArray();
                list.forEach(item -> write(item, sink));
                sink.endArray();
            }
            case Map<?, ?> map -> {
                sink.beginObject();
                map.forEach((name, member) -> {
                    sink.name(name.toString());
                    write(member, sink);
                });
                sink.endObject();
            }
            case Enum<?> constant -> sink.value(constant.name().toLowerCase(Locale.ROOT));
            case Instant time -> sink.value(time.truncatedTo(ChronoUnit.MILLIS).toString());
            default -> sink.value(value);
        }
    }

    private static Object read(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    /** The schema of a type (JSON Schema 2020-12); that of a record is referred to. */
    Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            Class<?> raw = (Class<?>) generic.getRawType();
            if (raw == List.class) {
                return ordered("type", "array", "items", schema(arguments[0]));
            }
            if (raw == Map.class) {
                return ordered("type", "object", "additionalProperties", schema(arguments[1]));
            }
            if (raw == Optional.class) {
                return orNull(schema(arguments[0]));
            }
        }
        if (type instanceof Class<?> plain) {
            return plain.isRecord() ? reference(plain) : simple(plain);
        }
        throw new IllegalStateException("answers know nothing like " + type);
    }

    private static Map<String, Object> orNull(Map<String, Object> schema) {
        if (schema.containsKey("type") && !schema.containsKey("enum")) {
            SequencedMap<String, Object> wider = new LinkedHashMap<>(schema);
            wider.put("type", List.of(schema.get("type"), "null"));
            return wider;
        }
        return Map.of("anyOf", List.of(schema, Map.of("type", "null")));
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type.isEnum()) {
            List<String> names = new ArrayList<>();
            for (Object constant : type.getEnumConstants()) {
                names.add(((Enum<?>) constant).name().toLowerCase(Locale.ROOT));
            }
            return ordered("type", "string", "enum", names);
        }
        return switch (type.getSimpleName()) {
            case "String" -> ordered("type", "string");
            case "boolean", "Boolean" -> ordered("type", "boolean");
            case "int", "Integer", "long", "Long" -> ordered("type", "integer");
            case "double", "Double" -> ordered("type", "number");
            case "Instant" -> ordered("type", "string", "format", "date-time");
            case "Object" -> new LinkedHashMap<>();
            default -> throw new IllegalStateException("answers know nothing like " + type);
        };
    }

    private Map<String, Object> reference(Class<?> record) {
        String name = record.getSimpleName().replaceAll("View$", "");
        if (!schemas.containsKey(name)) {
            schemas.put(name, Map.of()); // for those that refer to themselves
            SequencedMap<String, Object> properties = new LinkedHashMap<>();
            for (RecordComponent component : record.getRecordComponents()) {
                SequencedMap<String, Object> property = new LinkedHashMap<>(schema(component.getGenericType()));
                Optional.ofNullable(component.getAnnotation(Described.class))
                        .ifPresent(described -> property.put("description", described.value()));
                properties.put(component.getName(), property);
            }
            schemas.put(
                    name,
                    ordered(
                            "type",
                            "object",
                            "properties",
                            properties,
                            "required",
                            List.copyOf(properties.keySet()),
                            "additionalProperties",
                            false));
        }
        return ordered("$ref", SCHEMAS + name);
    }

    /** A map with its entries in this order. */
    static SequencedMap<String, Object> ordered(Object... namesAndValues) {
        SequencedMap<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
