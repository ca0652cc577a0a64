package dev.supervisor.api.getopt;

import java.util.Optional;

/** An option of a command line. */
public interface CommandOption {

    /** The short form, without its dash; empty if it has none. */
    String letter();

    /** The long form, without its dashes. */
    String word();

    /** What its argument is called; empty for an option without one. */
    Optional<String> argument();

    /**
     * Whether the original does not have it. Such an option never makes an abbreviation ambiguous that the original takes for one of its
     * own.
     */
    default boolean isAdded() {
        return false;
    }
}
