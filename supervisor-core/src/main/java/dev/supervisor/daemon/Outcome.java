package dev.supervisor.daemon;

import java.util.Optional;

/**
 * What a run of the daemon has come to.
 *
 * @param next what to start over with; empty after a shutdown
 * @param exitCode with which the daemon ends if it does not start over
 */
record Outcome(Optional<Provisions> next, int exitCode) {}
