package dev.supervisor.api.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonToken;
import dev.supervisor.api.json.JsonValue.JsonArray;
import dev.supervisor.api.json.JsonValue.JsonBoolean;
import dev.supervisor.api.json.JsonValue.JsonNull;
import dev.supervisor.api.json.JsonValue.JsonNumber;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonValue.JsonText;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** Reads JSON, as strictly as it is meant. Pure. */
public final class JsonReader {
    /** Deeper than any document of ours; deeper nesting is an attack. */
    private static final int DEEPEST = 64;

    private JsonReader() {}

    /** The one value of a whole text. */
    public static JsonValue read(String text) throws JsonException {
        try (com.google.gson.stream.JsonReader in = new com.google.gson.stream.JsonReader(new StringReader(text))) {
            in.setStrictness(Strictness.STRICT);
            in.setNestingLimit(DEEPEST);
            JsonValue value = value(in);
            if (in.peek() != JsonToken.END_DOCUMENT) {
                throw new JsonException("there is more behind the value");
            }
            return value;
        } catch (IOException | IllegalStateException malformed) {
            throw new JsonException(malformed.getMessage());
        }
    }

    private static JsonValue value(com.google.gson.stream.JsonReader in) throws IOException {
        return switch (in.peek()) {
            case BEGIN_OBJECT -> object(in);
            case BEGIN_ARRAY -> array(in);
            case STRING -> new JsonText(in.nextString());
            case NUMBER -> number(in.nextString());
            case BOOLEAN -> new JsonBoolean(in.nextBoolean());
            case NULL -> {
                in.nextNull();
                yield new JsonNull();
            }
            case END_ARRAY, END_OBJECT, NAME, END_DOCUMENT -> throw new IOException("no value where one should be");
        };
    }

    private static JsonValue object(com.google.gson.stream.JsonReader in) throws IOException {
        SequencedMap<String, JsonValue> members = new LinkedHashMap<>();
        in.beginObject();
        while (in.hasNext()) {
            members.put(in.nextName(), value(in));
        }
        in.endObject();
        return new JsonObject(members);
    }

    private static JsonValue array(com.google.gson.stream.JsonReader in) throws IOException {
        List<JsonValue> items = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            items.add(value(in));
        }
        in.endArray();
        return new JsonArray(items);
    }

    private static JsonValue number(String digits) {
        try {
            return new JsonNumber(Long.parseLong(digits));
        } catch (NumberFormatException _) {
            return new JsonNumber(Double.parseDouble(digits));
        }
    }
}
