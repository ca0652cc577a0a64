package dev.supervisor.operation;

import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.option.ConfigException;

/** Looks where in the files of the configuration each option stands. */
@FunctionalInterface
public interface OriginsReading {

    /** May block; any thread. */
    ConfigOrigins read() throws ConfigException;
}
