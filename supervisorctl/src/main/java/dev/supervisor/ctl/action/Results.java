package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;

/** From the number of a result to what it means. */
final class Results {
    private Results() {}

    /** @throws UnknownResultException if there is no such number */
    static Fault status(ProcessResult result) {
        for (Fault fault : Fault.values()) {
            if (fault.code() == result.status()) {
                return fault;
            }
        }
        throw new UnknownResultException(result);
    }
}
