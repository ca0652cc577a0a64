package dev.supervisor.api.json;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Writes JSON piece by piece, so that a large answer need not be made as values first. Half a surrogate, which stands for a byte that is no
 * UTF-8, is written as its escape. One thread.
 */
public final class JsonSink {
    private final StringWriter text = new StringWriter();
    private final JsonWriter out = new JsonWriter(text);

    /** Without blanks and line ends. */
    public JsonSink() {
        this("");
    }

    /** @param indent of a line within another one; if it is empty all is one line */
    JsonSink(String indent) {
        out.setIndent(indent);
    }

    /** Writes one thing; memory as the destination never fails. */
    private interface Step {
        void write(JsonWriter out) throws IOException;
    }

    private JsonSink did(Step step) {
        try {
            step.write(out);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("memory refuses to be written to", e);
        }
    }

    public JsonSink beginObject() {
        return did(JsonWriter::beginObject);
    }

    public JsonSink endObject() {
        return did(JsonWriter::endObject);
    }

    public JsonSink beginArray() {
        return did(JsonWriter::beginArray);
    }

    public JsonSink endArray() {
        return did(JsonWriter::endArray);
    }

    /** The name of the member whose value follows. */
    public JsonSink name(String name) {
        return did(json -> json.name(name));
    }

    /**
     * A value of no parts: text, number, truth.
     *
     * @throws IllegalArgumentException if it is nothing that JSON has
     */
    public JsonSink value(Object value) {
        return switch (value) {
            case String plain -> did(json -> json.value(plain));
            case Integer number -> did(json -> json.value(number.longValue()));
            case Long number -> did(json -> json.value(number.longValue()));
            case Double number when Double.isFinite(number) -> did(json -> json.value(number));
            case Boolean truth -> did(json -> json.value(truth.booleanValue()));
            default -> throw new IllegalArgumentException("JSON has no " + value.getClass() + ": " + value);
        };
    }

    public JsonSink nothing() {
        return did(JsonWriter::nullValue);
    }

    /** All that was written. */
    public String text() {
        return withoutHalves(text.toString());
    }

    /** They can only stand in texts, where an escape may stand as well. */
    private static String withoutHalves(String json) {
        if (json.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
            return json;
        }
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
