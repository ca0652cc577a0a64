package dev.supervisor.config.text;

import java.util.Locale;
import java.util.Optional;

/** The original's levels, most severe first (supervisor/loggers.py). */
public enum LogLevel {
    CRITICAL("CRIT"),
    ERROR("ERRO"),
    WARN("WARN"),
    INFO("INFO"),
    DEBUG("DEBG"),
    TRACE("TRAC"),
    BLATHER("BLAT");

    private final String tag;

    LogLevel(String tag) {
        this.tag = tag;
    }

    /** Its form in a line of the log. */
    public String tag() {
        return tag;
    }

    /** The level of this name in the file, whatever its case. */
    public static Optional<LogLevel> named(String name) {
        for (LogLevel level : values()) {
            if (level.name().equals(name.toUpperCase(Locale.ROOT))) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}
