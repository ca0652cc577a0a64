package dev.supervisor.rest.endpoint;

import dev.supervisor.logfile.LogReader;
import dev.supervisor.os.Files;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.time.Clock;
import java.util.concurrent.Executor;

/**
 * The sources outside the daemon that the endpoints use.
 *
 * @param worker does all of it, as it may block
 */
public record Machine(ProcessTable processes, Files files, LogReader logs, Clock clock, Executor worker) {}
