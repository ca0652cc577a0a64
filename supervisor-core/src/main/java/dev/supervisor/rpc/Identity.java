package dev.supervisor.rpc;

import dev.supervisor.process.Pid;
import java.time.ZoneId;

/**
 * The daemon's identity, for clients.
 *
 * @param identifier its name in the configuration
 * @param pid its own pid
 * @param zone of the times in descriptions
 */
public record Identity(String identifier, Pid pid, ZoneId zone) {}
