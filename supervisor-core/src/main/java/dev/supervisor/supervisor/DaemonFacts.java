package dev.supervisor.supervisor;

import dev.supervisor.child.Inheritance;
import dev.supervisor.child.LogSurroundings;

/**
 * Facts about the daemon that are the same for all processes; strings as {@link dev.supervisor.os.SystemText}.
 *
 * @param inheritance the values that children inherit
 * @param logs the facts that matter for their logs
 * @param parallel_shutdown whether groups of the same priority are stopped together at the end
 * @param ordered_stop whether a stop of several processes goes in the order of their priorities
 */
public record DaemonFacts(
        Inheritance inheritance, LogSurroundings logs, boolean parallel_shutdown, boolean ordered_stop) {}
