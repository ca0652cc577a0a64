package dev.supervisor.api.json;

/** What should be JSON is not, or is nested too deeply. */
public final class JsonException extends Exception {
    private static final long serialVersionUID = 1L;

    JsonException(String message) {
        super(message);
    }
}
