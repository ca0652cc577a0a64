package dev.supervisor.process;

import java.util.List;

/**
 * The machine's answer to one input.
 *
 * @param next the state from now on
 * @param effects what is to be done, in order
 */
public record Transition(ProcessState next, List<ProcessEffect> effects) {
    public Transition {
        effects = List.copyOf(effects);
    }

    /** Nothing changes and nothing is done. */
    static Transition stay(ProcessState state) {
        return new Transition(state, List.of());
    }

    static Transition to(ProcessState next, ProcessEffect... effects) {
        return new Transition(next, List.of(effects));
    }
}
