package dev.supervisor.plan;

import dev.supervisor.api.state.Namespec;

/**
 * A process with what decides about its place in a plan.
 *
 * @param groupPriority of its group
 * @param priority of its own
 */
public record Member(Namespec name, int groupPriority, int priority) {}
