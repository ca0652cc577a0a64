package dev.supervisor.ctl.client;

import dev.supervisor.api.state.Namespec;

/**
 * What the client shows of a process in the configuration.
 *
 * @param inUse whether its group is active
 * @param autostart whether it is started with the daemon
 * @param groupPriority the group's place in the order of starting
 * @param processPriority its own place within the group
 */
public record ConfiguredProcess(
        Namespec name, boolean inUse, boolean autostart, int groupPriority, int processPriority) {}
