package dev.supervisor.operation;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.spec.GroupSpec;
import java.util.List;

/** Loads the configuration again, with what the command line says in its place as at the start: all its groups. */
@FunctionalInterface
public interface ConfigReading {

    /** May block; any thread. */
    List<GroupSpec> read() throws ConfigException;
}
