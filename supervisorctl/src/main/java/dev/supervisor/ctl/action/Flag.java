package dev.supervisor.ctl.action;

import java.util.List;

/**
 * A word of an action that begins with a dash, for completion.
 *
 * @param about its purpose, in a few words
 * @param arguments the possible words after it; empty if it takes none
 */
record Flag(String word, String about, List<String> arguments) {

    static Flag of(String word, String about) {
        return new Flag(word, about, List.of());
    }
}
