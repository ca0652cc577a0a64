package dev.supervisor.unit;

import java.util.Locale;

/** The result of reading a unit's files. */
public enum LoadState {
    /** Not read yet. */
    STUB,
    LOADED,
    NOT_FOUND,
    /** A setting in it makes it unusable. */
    BAD_SETTING,
    /** A file of it could not be read, or is no unit file. */
    ERROR,
    MASKED,
    /** It has become another name of another unit. */
    MERGED;

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** "not-found". */
    public String word() {
        return word;
    }
}
