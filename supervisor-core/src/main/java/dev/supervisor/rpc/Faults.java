package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.operation.Ended;
import dev.supervisor.operation.NotDone;
import dev.supervisor.plan.Failure;
import java.util.concurrent.CompletableFuture;

/** The fault that clients receive for a failure (supervisor/rpcinterface.py). Any thread. */
public final class Faults {
    private Faults() {}

    /** @param name of the process or group, as the client gave it */
    public static RpcFault of(Failure failure, String name) {
        return switch (failure.kind()) {
            case NO_SUCH_PROCESS, NO_SUCH_GROUP -> new RpcFault(Fault.BAD_NAME, name);
            case BAD_CONFIGURATION -> new RpcFault(Fault.CANT_REREAD, failure.sentence());
            case NO_COMMAND -> new RpcFault(Fault.NO_FILE, failure.sentence());
            case NOT_EXECUTABLE -> new RpcFault(Fault.NOT_EXECUTABLE, failure.sentence());
            case ALREADY_STARTED -> new RpcFault(Fault.ALREADY_STARTED, name);
            case SPAWN_ERROR -> new RpcFault(Fault.SPAWN_ERROR, name);
            case ENDED_EARLY -> new RpcFault(Fault.ABNORMAL_TERMINATION, name);
            case NOT_RUNNING -> new RpcFault(Fault.NOT_RUNNING, name);
            case UNKNOWN_STATE -> new RpcFault(Fault.FAILED, name + " is in an unknown process state");
            case REFUSED -> new RpcFault(Fault.FAILED, failure.sentence());
            case INPUT_CLOSED -> new RpcFault(Fault.NO_FILE, name);
            case INPUT_FULL -> new RpcFault(Fault.FAILED, name + " does not read its standard input");
            case LOGS_NOT_EMPTIED -> new RpcFault(Fault.FAILED, name);
            case ALREADY_ADDED -> new RpcFault(Fault.ALREADY_ADDED, name);
            case STILL_RUNNING -> new RpcFault(Fault.STILL_RUNNING, name);
            case DAEMON_ENDS -> new RpcFault(Fault.SHUTDOWN_STATE);
        };
    }

    /** The result for a client that has asked for several processes. */
    public static ProcessResult result(Namespec process, Ended ended) {
        return ended.failure()
                .map(failure ->
                        ProcessResult.refused(process.process(), process.group(), of(failure, process.toString())))
                .orElseGet(() -> ProcessResult.done(process.process(), process.group()));
    }

    /** {@code done} once it has come to its end well; else fails with the fault. */
    public static <T> CompletableFuture<T> answer(CompletableFuture<Ended> end, String name, T done) {
        return end.thenCompose(ended -> ended.failure()
                .<CompletableFuture<T>>map(failure -> CompletableFuture.failedFuture(of(failure, name)))
                .orElseGet(() -> CompletableFuture.completedFuture(done)));
    }

    /** The same, with the fault where it has failed with {@link NotDone}. */
    public static <T> CompletableFuture<T> told(CompletableFuture<T> answer) {
        return answer.exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                NotDone.reason(failure) instanceof NotDone notDone ? of(notDone.why(), "") : failure));
    }
}
