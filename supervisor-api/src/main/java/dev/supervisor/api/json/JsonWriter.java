package dev.supervisor.api.json;

import dev.supervisor.api.json.JsonValue.JsonArray;
import dev.supervisor.api.json.JsonValue.JsonBoolean;
import dev.supervisor.api.json.JsonValue.JsonNull;
import dev.supervisor.api.json.JsonValue.JsonNumber;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes JSON. Half a surrogate, which stands for a byte that is no UTF-8, is written as its escape. Pure. */
public final class JsonWriter {
    private static final String NOT_INDENTED = "";
    private static final String INDENT = "  ";

    private JsonWriter() {}

    /** Without blanks and line ends. */
    public static String compact(JsonValue value) {
        return write(value, NOT_INDENTED);
    }

    /** Over several lines, for people. */
    public static String indented(JsonValue value) {
        return write(value, INDENT);
    }

    private static String write(JsonValue value, String indent) {
        StringWriter text = new StringWriter();
        try (com.google.gson.stream.JsonWriter out = new com.google.gson.stream.JsonWriter(text)) {
            out.setIndent(indent);
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses to be written to", e);
        }
        return withoutHalves(text.toString());
    }

    private static void write(JsonValue value, com.google.gson.stream.JsonWriter out) throws IOException {
        switch (value) {
            case JsonObject(var members) -> {
                out.beginObject();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    out.name(member.getKey());
                    write(member.getValue(), out);
                }
                out.endObject();
            }
            case JsonArray(var items) -> {
                out.beginArray();
                for (JsonValue item : items) {
                    write(item, out);
                }
                out.endArray();
            }
            case JsonText(String text) -> out.value(text);
            case JsonNumber(Number number) -> out.value(number);
            case JsonBoolean(boolean truth) -> out.value(truth);
            case JsonNull() -> out.nullValue();
        }
    }

    /** They can only stand in texts, where an escape may stand as well. */
    private static String withoutHalves(String json) {
        StringBuilder whole = new StringBuilder(json.length());
        json.codePoints().forEach(c -> {
            if (Character.getType(c) == Character.SURROGATE) {
                whole.append("\\u%04x".formatted(c));
            } else {
                whole.appendCodePoint(c);
            }
        });
        return whole.toString();
    }
}
