package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Subprocess.CommandProblem;
import dev.supervisor.time.Now;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What clients may do to one process: the checks in their order, the faults with the name as the client gave it, and when it is answered
 * (supervisor/rpcinterface.py). Loop thread only.
 */
final class ProcessCalls {
    private static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

    private final Now now;

    ProcessCalls(Now now) {
        this.now = now;
    }

    /**
     * @param wait answer when it is RUNNING, or will not be
     */
    CompletableFuture<Void> start(Subprocess process, String name, boolean wait) throws RpcFault {
        Optional<CommandProblem> problem = process.commandProblem();
        if (problem.isPresent()) {
            throw new RpcFault(
                    problem.get().missing() ? Fault.NO_FILE : Fault.NOT_EXECUTABLE,
                    problem.get().sentence());
        }
        if (process.state().code().isRunning()) {
            throw new RpcFault(Fault.ALREADY_STARTED, name);
        }
        if (process.state().code() == ProcessStateCode.UNKNOWN) {
            throw new RpcFault(Fault.FAILED, name + " is in an unknown process state");
        }
        process.start(now);
        Predicate<Subprocess> answerable = wait ? ProcessCalls::isStartDecided : started -> !started.isSpawning();
        if (answerable.test(process)) {
            checkStarted(process, name, wait);
            return DONE;
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        process.when(answerable, then -> {
            try {
                checkStarted(process, name, wait);
                answer.complete(null);
            } catch (RpcFault refusal) {
                answer.completeExceptionally(refusal);
            }
        });
        return answer;
    }

    /**
     * @param wait answer when it has ended
     */
    CompletableFuture<Void> stop(Subprocess process, String name, boolean wait) throws RpcFault {
        if (!process.state().code().isRunning()) {
            throw new RpcFault(Fault.NOT_RUNNING, name);
        }
        Optional<String> problem = process.stop(now);
        if (problem.isPresent()) {
            throw new RpcFault(Fault.FAILED, problem.get());
        }
        if (!wait || process.state().code().isStopped()) {
            return DONE;
        }
        CompletableFuture<Void> answer = new CompletableFuture<>();
        process.whenStopped(then -> answer.complete(null), now);
        return answer;
    }

    /**
     * @param signal name or number, as the client gave it
     */
    CompletableFuture<Void> signal(Subprocess process, String name, String signal) throws RpcFault {
        Signal known = known(signal);
        if (!process.state().code().isSignallable()) {
            throw new RpcFault(Fault.NOT_RUNNING, name);
        }
        Optional<String> problem = process.signal(known, now);
        if (problem.isPresent()) {
            throw new RpcFault(Fault.FAILED, problem.get());
        }
        return DONE;
    }

    CompletableFuture<Void> clearLogs(Subprocess process, String name) {
        CompletableFuture<Void> answer = new CompletableFuture<>();
        process.clearLogs(cleared -> {
            if (cleared) {
                answer.complete(null);
            } else {
                answer.completeExceptionally(new RpcFault(Fault.FAILED, name));
            }
        });
        return answer;
    }

    /** Whether it is RUNNING, or it is known that it will not be after this start. */
    private static boolean isStartDecided(Subprocess process) {
        return !process.isSpawning()
                && (process.spawnerr().isPresent() || process.state().code() != ProcessStateCode.STARTING);
    }

    private static void checkStarted(Subprocess process, String name, boolean wait) throws RpcFault {
        if (process.spawnerr().isPresent()) {
            throw new RpcFault(Fault.SPAWN_ERROR, name);
        }
        if (wait && process.state().code() != ProcessStateCode.RUNNING) {
            throw new RpcFault(Fault.ABNORMAL_TERMINATION, name);
        }
    }

    private static Signal known(String signal) throws RpcFault {
        try {
            return new Signal(SignalName.parse(signal));
        } catch (IllegalArgumentException _) {
            throw new RpcFault(Fault.BAD_SIGNAL, signal);
        }
    }
}
