package dev.supervisor.unit.service;

import java.util.List;

/**
 * The machine's answer to one input.
 *
 * @param next the state from now on
 * @param effects what is to be done, in order
 */
public record ServiceStep(ServiceState next, List<ServiceEffect> effects) {
    public ServiceStep {
        effects = List.copyOf(effects);
    }
}
