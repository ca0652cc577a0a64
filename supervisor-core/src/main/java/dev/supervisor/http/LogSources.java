package dev.supervisor.http;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.rpc.MainLog;
import dev.supervisor.supervisor.Supervisor;
import java.util.concurrent.Executor;

/** Where the logs are that clients follow. */
public final class LogSources {

    /**
     * @param worker reads the files
     */
    public LogSources(
            Mailbox loop,
            Supervisor supervisor,
            MainLog mainLog,
            Files files,
            Descriptors descriptors,
            Executor worker) {
        throw new IllegalStateException();
    }
}
