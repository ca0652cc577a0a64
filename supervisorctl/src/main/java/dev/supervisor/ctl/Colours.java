package dev.supervisor.ctl;

import java.util.Optional;

/** When states are shown in colour. */
enum Colours {
    /** At a terminal, unless the environment wants it otherwise. */
    AUTO("auto"),
    ALWAYS("always"),
    NEVER("never");

    private final String word;

    Colours(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Optional<Colours> named(String word) {
        for (Colours colours : values()) {
            if (colours.word.equals(word)) {
                return Optional.of(colours);
            }
        }
        return Optional.empty();
    }
}
