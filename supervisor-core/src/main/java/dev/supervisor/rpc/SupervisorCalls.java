package dev.supervisor.rpc;

import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;

/** The methods of the {@code supervisor} namespace, for one call. Loop thread only. */
public final class SupervisorCalls {
    public SupervisorCalls(Supervisor supervisor, Identity identity, MainLog mainLog, LogReader logs, Now now) {
        throw new IllegalStateException();
    }
}
