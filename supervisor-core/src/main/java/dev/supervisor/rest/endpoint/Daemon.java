package dev.supervisor.rest.endpoint;

import dev.supervisor.rpc.Identity;
import dev.supervisor.rpc.LatestConfiguration;
import dev.supervisor.rpc.MainLog;
import dev.supervisor.rpc.SupervisorCalls;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * What the endpoints are about.
 *
 * @param calls the methods of XML-RPC for a turn: what is done to processes is done by them
 * @param failedLogins how many wrong passwords were sent; any thread may ask
 * @param startedAt when the daemon began to run, or started over
 */
public record Daemon(
        Supervisor supervisor,
        Function<Now, SupervisorCalls> calls,
        Identity identity,
        MainLog mainLog,
        LatestConfiguration configuration,
        Now startedAt,
        LongSupplier failedLogins) {}
