package dev.supervisor.unit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of units; the end of a name is their word. */
public enum UnitType {
    SERVICE,
    SOCKET,
    TARGET,
    DEVICE,
    MOUNT,
    AUTOMOUNT,
    SWAP,
    TIMER,
    PATH,
    SLICE,
    SCOPE;

    private final String word = name().toLowerCase(Locale.ROOT);

    /** "service". */
    public String word() {
        return word;
    }

    /** The name of the section for what only units of this type have: "Service". */
    public String section() {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    /** The type with exactly this word; none if it is written in another case. */
    public static Optional<UnitType> of(String word) {
        return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
    }
}
