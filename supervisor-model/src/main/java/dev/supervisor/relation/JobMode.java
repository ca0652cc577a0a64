package dev.supervisor.relation;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How new jobs meet those that are there, and what they bring along. */
public enum JobMode {
    /** A job that contradicts a new one is cancelled. */
    REPLACE,
    /** A job that contradicts a new one makes the request fail. */
    FAIL,
    /** As the first, and later jobs cannot replace the new ones. */
    REPLACE_IRREVERSIBLY,
    /** All units that are not pulled in are stopped. */
    ISOLATE,
    /** All other jobs are cancelled. */
    FLUSH,
    /** The unit alone, and at once. */
    IGNORE_DEPENDENCIES,
    /** The unit alone, in its order. */
    IGNORE_REQUIREMENTS,
    /** The units that trigger it are stopped too. */
    TRIGGERING;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** "replace-irreversibly". */
    public String word() {
        return word;
    }

    public static Optional<JobMode> of(String word) {
        return Arrays.stream(values()).filter(mode -> mode.word.equals(word)).findFirst();
    }
}
