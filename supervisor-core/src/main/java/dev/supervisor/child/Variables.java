package dev.supervisor.child;

import dev.supervisor.envfile.EnvFiles;
import java.util.Map;
import java.util.Optional;

/**
 * The part of a child's environment that is not the daemon's own.
 *
 * @param own the variables set for it
 * @param files read before each start
 * @param serverUrl its SUPERVISOR_SERVER_URL, none if that is the empty text; the daemon's if absent
 */
public record Variables(Map<String, String> own, EnvFiles files, Optional<String> serverUrl) {}
