package dev.supervisor.api.rpc;

/**
 * What a call on several processes tells of each.
 *
 * @param status {@link Fault#SUCCESS}'s code, or that of the fault
 * @param description {@code OK}, or the fault string
 */
public record ProcessResult(String name, String group, int status, String description) {}
