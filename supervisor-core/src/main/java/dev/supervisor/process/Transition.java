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
}
