package dev.supervisor.rest.endpoint;

import dev.supervisor.logfile.LogReader;
import dev.supervisor.os.Files;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.time.Clock;
import java.util.concurrent.Executor;

/**
 * What the endpoints look up outside of the daemon.
 *
 * @param worker does all of it, as it may block
 */
public record Machine(ProcessTable processes, Files files, LogReader logs, Clock clock, Executor worker) {}
