package dev.supervisor.api.rpc;

/** What {@code getState} tells. */
public record SupervisorState(int statecode, String statename) {}
