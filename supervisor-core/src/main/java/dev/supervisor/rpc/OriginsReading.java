package dev.supervisor.rpc;

import dev.supervisor.config.ConfigException;
import dev.supervisor.config.ConfigOrigins;

/** Looks where in the files of the configuration each option stands. */
@FunctionalInterface
public interface OriginsReading {

    /** May block; any thread. */
    ConfigOrigins read() throws ConfigException;
}
