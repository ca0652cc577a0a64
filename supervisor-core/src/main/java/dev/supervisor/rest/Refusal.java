package dev.supervisor.rest;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import java.util.Optional;
import java.util.stream.Stream;

/** A request that is not granted, and its status of HTTP. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int FAILED = 500;
    static final int UNAVAILABLE = 503;

    private final int status;

    Refusal(int status, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
    }

    int status() {
        return status;
    }

    /** The HTTP status for a fault of XML-RPC. */
    static int status(RpcFault refused) {
        return fault(refused).map(Refusal::status).orElse(FAILED);
    }

    private static int status(Fault fault) {
        return switch (fault) {
            case UNKNOWN_METHOD, BAD_NAME, NO_FILE -> NOT_FOUND;
            case INCORRECT_PARAMETERS, BAD_ARGUMENTS, SIGNATURE_UNSUPPORTED, BAD_SIGNAL -> BAD_REQUEST;
            case SHUTDOWN_STATE -> UNAVAILABLE;
            case ALREADY_STARTED, NOT_RUNNING, ALREADY_ADDED, STILL_RUNNING, CANT_REREAD -> CONFLICT;
            case NOT_EXECUTABLE, FAILED, ABNORMAL_TERMINATION, SPAWN_ERROR, SUCCESS -> FAILED;
        };
    }

    /** The name of a fault, if it is one of ours. */
    static Optional<Fault> fault(RpcFault refused) {
        return Stream.of(Fault.values()).filter(refused::is).findFirst();
    }
}
