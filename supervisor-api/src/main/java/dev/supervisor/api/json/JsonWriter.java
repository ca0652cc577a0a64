package dev.supervisor.api.json;

import dev.supervisor.api.json.JsonValue.JsonArray;
import dev.supervisor.api.json.JsonValue.JsonBoolean;
import dev.supervisor.api.json.JsonValue.JsonNull;
import dev.supervisor.api.json.JsonValue.JsonNumber;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonValue.JsonText;
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
        JsonSink sink = new JsonSink(indent);
        write(value, sink);
        return sink.text();
    }

    private static void write(JsonValue value, JsonSink sink) {
        switch (value) {
            case JsonObject(var members) -> {
                sink.beginObject();
                for (Map.Entry<String, JsonValue> member : members.entrySet()) {
                    sink.name(member.getKey());
                    write(member.getValue(), sink);
                }
                sink.endObject();
            }
            case JsonArray(var items) -> {
                sink.beginArray();
                items.forEach(item -> write(item, sink));
                sink.endArray();
            }
            case JsonText(String text) -> sink.value(text);
            case JsonNumber(Number number) -> sink.value(number);
            case JsonBoolean(boolean truth) -> sink.value(truth);
            case JsonNull() -> sink.nothing();
        }
    }
}
