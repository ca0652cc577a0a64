package dev.supervisor.api.json;

/** The text is not JSON, or is nested too deeply. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
