package dev.supervisor.unit.grammar;

import java.util.Optional;

/** The declaration of a directive, for those who read its text. */
public interface Declared {

    /** In unit files; of conditions the beginning of all their names. */
    String name();

    /** The word for it in the sentence that it cannot be parsed; empty if its type says it. */
    String what();

    /** The value that a word stands for, if it is one of those that this directive knows. */
    Optional<Object> word(String text);

    /** Its value where nothing is written. */
    Object byDefault();
}
