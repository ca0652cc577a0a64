package dev.supervisor.rest.endpoint;

import dev.supervisor.operation.Asker;
import dev.supervisor.operation.LatestConfiguration;
import dev.supervisor.operation.Operations;
import dev.supervisor.rpc.Identity;
import dev.supervisor.rpc.MainLog;
import dev.supervisor.rpc.SupervisorCalls;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The parts of the daemon that the endpoints use.
 *
 * @param calls the methods of XML-RPC for a turn: they do everything that is done to processes
 * @param failedLogins the number of wrong passwords; any thread may ask
 * @param startedAt when the daemon began to run, or started over
 */
public record Daemon(
        Supervisor supervisor,
        Function<Now, SupervisorCalls> calls,
        Identity identity,
        MainLog mainLog,
        Operations operations,
        Now startedAt,
        LongSupplier failedLogins) {

    /** The methods of XML-RPC for this turn. */
    SupervisorCalls calls(Now now) {
        return calls.apply(now).askedBy(Asker.JSON_API);
    }

    /** The configuration as it was last read. */
    LatestConfiguration configuration() {
        return operations.configuration();
    }
}
