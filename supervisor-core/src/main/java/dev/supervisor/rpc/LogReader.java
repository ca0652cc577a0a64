package dev.supervisor.rpc;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import java.util.concurrent.Executor;

/** Reads pieces of log files for clients, on the worker: a file system that hangs delays nobody else. Any thread. */
public final class LogReader {
    public LogReader(Files files, Descriptors descriptors, Executor worker) {
        throw new IllegalStateException();
    }
}
