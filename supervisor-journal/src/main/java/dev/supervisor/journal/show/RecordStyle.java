package dev.supervisor.journal.show;

import java.util.Locale;
import java.util.Optional;

/** The forms of {@code journalctl -o}. */
public enum RecordStyle {
    SHORT,
    SHORT_PRECISE,
    SHORT_ISO,
    SHORT_ISO_PRECISE,
    SHORT_FULL,
    SHORT_MONOTONIC,
    SHORT_DELTA,
    SHORT_UNIX,
    WITH_UNIT,
    CAT,
    VERBOSE,
    EXPORT,
    JSON,
    JSON_PRETTY,
    JSON_SSE,
    JSON_SEQ;

    /** The style of this name, as it is written behind {@code -o}. */
    public static Optional<RecordStyle> parse(String name) {
        for (RecordStyle style : values()) {
            if (style.toString().equals(name)) {
                return Optional.of(style);
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
