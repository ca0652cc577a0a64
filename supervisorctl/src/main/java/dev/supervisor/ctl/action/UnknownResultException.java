package dev.supervisor.ctl.action;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;

/** A server answered with a result that its action cannot have. */
final class UnknownResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownResultException(ProcessResult result) {
        super("Unknown result code " + result.status() + " for " + new Namespec(result.group(), result.name()));
    }
}
