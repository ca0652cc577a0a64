package dev.supervisor.ctl.client;

import java.util.List;

/** How the configuration differs from what runs, by names of groups in the daemon's order. */
public record ConfigChanges(List<String> added, List<String> changed, List<String> removed) {}
