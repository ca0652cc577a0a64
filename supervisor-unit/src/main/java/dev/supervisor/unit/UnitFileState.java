package dev.supervisor.unit;

import java.util.Locale;

/** Whether a unit's file is linked into others, as {@code systemctl is-enabled} says it. */
public enum UnitFileState {
    ENABLED(true),
    ENABLED_RUNTIME(true),
    LINKED(false),
    LINKED_RUNTIME(false),
    ALIAS(true),
    MASKED(false),
    MASKED_RUNTIME(false),
    STATIC(true),
    DISABLED(false),
    INDIRECT(true),
    GENERATED(true),
    TRANSIENT(false),
    BAD(false);

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final boolean success;

    UnitFileState(boolean success) {
        this.success = success;
    }

    /** "enabled-runtime". */
    public String word() {
        return word;
    }

    /** Whether {@code is-enabled} ends with 0. */
    public boolean isSuccess() {
        return success;
    }
}
