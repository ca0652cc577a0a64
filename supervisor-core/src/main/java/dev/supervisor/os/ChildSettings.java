package dev.supervisor.os;

import dev.supervisor.process.Signal;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a child beyond those of the original. If the system refuses one, there is no child: it writes that to its
 * standard error and exits with 127.
 *
 * @param words {@code NAME=value} each, as {@code launch} takes them ({@code settings.h}), which refuses a name that it does not know
 * @param deathSignal the signal that it gets when the daemon ends, for any reason
 */
public record ChildSettings(List<String> words, Optional<Signal> deathSignal) {

    /** Nothing of its own. */
    public static final ChildSettings NONE = new ChildSettings(List.of(), Optional.empty());

    public ChildSettings {
        words = List.copyOf(words);
    }
}
