package dev.supervisor.api.getopt;

import java.util.Optional;

/** An option of a command line. */
public interface CommandOption {

    /** The short form, without its dash; empty if it has none. */
    String letter();

    /** The long form, without its dashes. */
    String word();

    /** The name of its argument; empty for an option without one. */
    Optional<String> argument();

    /** Its effect, in a sentence without its full stop. */
    String description();

    /**
     * Whether the original does not have it. Such an option counts when it is spelled in full, so that every abbreviation means what
     * it means to the original, also that it is a mistake.
     */
    default boolean isAdded() {
        return false;
    }
}
