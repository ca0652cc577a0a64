package dev.supervisor.ctl.action;

import java.util.List;

/**
 * A word of an action that begins with a dash, for who completes words.
 *
 * @param about what it is for, in a few words
 * @param arguments what may stand behind it; empty if nothing belongs there
 */
record Flag(String word, String about, List<String> arguments) {

    static Flag of(String word, String about) {
        return new Flag(word, about, List.of());
    }
}
