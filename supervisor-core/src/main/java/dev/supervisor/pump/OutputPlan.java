package dev.supervisor.pump;

import java.util.Optional;

/**
 * The destinations of the output of one process.
 *
 * @param stderr absent if it is redirected into stdout
 */
public record OutputPlan(ChannelPlan stdout, Optional<ChannelPlan> stderr) {}
