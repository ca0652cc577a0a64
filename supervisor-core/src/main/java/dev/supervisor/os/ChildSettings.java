package dev.supervisor.os;

import dev.supervisor.process.Signal;
import java.util.List;
import java.util.Optional;

/**
 * What a child is given beside what the original gives it. If the system refuses any of it, there is no child: it says so on its standard
 * error and exits with 127.
 *
 * @param words {@code NAME=value} each, as {@code launch} takes them ({@code settings.h}), which refuses a name that it does not know
 * @param deathSignal what it is sent when the daemon ends, however that comes
 */
public record ChildSettings(List<String> words, Optional<Signal> deathSignal) {

    /** Nothing of its own. */
    public static final ChildSettings NONE = new ChildSettings(List.of(), Optional.empty());

    public ChildSettings {
        words = List.copyOf(words);
    }
}
