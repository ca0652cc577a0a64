package dev.supervisor.daemon;

import java.util.Optional;

/**
 * The outcome of a run of the daemon.
 *
 * @param next what to start over with; empty after a shutdown
 * @param exitCode the daemon's exit code if it does not start over
 */
record Outcome(Optional<Provisions> next, int exitCode) {}
