package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.api.state.SignalName;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.process.Signal;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The calls about one process: the checks in their order, the faults with the name in the client's spelling, and the
 * moment of the answer (supervisor/rpcinterface.py). Loop thread only.
 */
final class ProcessCalls {
    private final Now now;

    ProcessCalls(Now now) {
        this.now = now;
    }

    /**
     * @param wait answer when it is RUNNING, or will not be
     */
    CompletableFuture<Ended> start(Subprocess process, String name, boolean wait) throws RpcFault {
        Optional<CommandProblem> problem = process.commandProblem();
        if (problem.isPresent()) {
            throw new RpcFault(
                    problem.get().missing() ? Fault.NO_FILE : Fault.NOT_EXECUTABLE,
                    problem.get().sentence());
        }
        if (process.state().code().isWanted()) {
            throw new RpcFault(Fault.ALREADY_STARTED, name);
        }
        if (process.state().code() == ProcessStateCode.UNKNOWN) {
            throw new RpcFault(Fault.FAILED, name + " is in an unknown process state");
        }
        long timesUp = process.timesUp();
        process.start(now);
        Predicate<Subprocess> isUp = started -> started.timesUp() > timesUp;
        Predicate<Subprocess> answerable =
                wait ? isUp.or(ProcessCalls::isStartDecided) : started -> !started.isSpawning();
        Predicate<Subprocess> good = wait ? isUp : started -> started.spawnerr().isEmpty();
        if (answerable.test(process)) {
            return CompletableFuture.completedFuture(endOfStart(process, name, good, now));
        }
        CompletableFuture<Ended> answer = new CompletableFuture<>();
        process.when(answerable, then -> answer.complete(endOfStart(process, name, good, then)));
        return answer;
    }

    /**
     * @param wait answer when it has ended
     */
    CompletableFuture<Ended> stop(Subprocess process, String name, boolean wait) throws RpcFault {
        if (!process.state().canBeStopped()) {
            throw new RpcFault(Fault.NOT_RUNNING, name);
        }
        Optional<String> problem = process.stop(now);
        if (problem.isPresent()) {
            throw new RpcFault(Fault.FAILED, problem.get());
        }
        if (!wait || process.state().code().isDown()) {
            return done();
        }
        CompletableFuture<Ended> answer = new CompletableFuture<>();
        process.whenStopped(then -> answer.complete(Ended.well(then)));
        return answer;
    }

    /**
     * @param signal name or number, as the client gave it
     */
    CompletableFuture<Ended> signal(Subprocess process, String name, String signal) throws RpcFault {
        Signal known = known(signal);
        return onceSettled(process, then -> signal(process, name, known, then));
    }

    /**
     * Refused with NOT_RUNNING without a child that is to live on, NO_FILE if it has closed its standard input, FAILED if it does not read
     * on and too much waits for it.
     */
    CompletableFuture<Ended> write(Subprocess process, String name, String chars) throws RpcFault {
        return onceSettled(process, _ -> write(process, name, chars.getBytes(StandardCharsets.UTF_8)));
    }

    CompletableFuture<Ended> clearLogs(Subprocess process, String name) {
        CompletableFuture<Ended> answer = new CompletableFuture<>();
        process.clearLogs(cleared ->
                answer.complete(cleared ? Ended.well(now) : Ended.badly(now, new RpcFault(Fault.FAILED, name))));
        return answer;
    }

    /** An action on a process whose child is not being made at the moment. */
    @FunctionalInterface
    private interface Attempt {
        void at(Now time) throws RpcFault;
    }

    /** No client meets a process between the asking for a child and its coming: in the original there is nothing between. */
    static CompletableFuture<Now> settled(Subprocess process, Now now) {
        if (!process.isSpawning()) {
            return CompletableFuture.completedFuture(now);
        }
        CompletableFuture<Now> settled = new CompletableFuture<>();
        process.when(changed -> !changed.isSpawning(), settled::complete);
        return settled;
    }

    private CompletableFuture<Ended> onceSettled(Subprocess process, Attempt attempt) throws RpcFault {
        if (!process.isSpawning()) {
            attempt.at(now);
            return done();
        }
        return settled(process, now).thenApply(then -> {
            try {
                attempt.at(then);
                return Ended.well(then);
            } catch (RpcFault refusal) {
                return Ended.badly(then, refusal);
            }
        });
    }

    private static void signal(Subprocess process, String name, Signal signal, Now now) throws RpcFault {
        if (!process.state().code().isSignallable()) {
            throw new RpcFault(Fault.NOT_RUNNING, name);
        }
        Optional<String> problem = process.signal(signal, now);
        if (problem.isPresent()) {
            throw new RpcFault(Fault.FAILED, problem.get());
        }
    }

    private static void write(Subprocess process, String name, byte[] bytes) throws RpcFault {
        boolean running = process.state().pid().isPresent() && process.state().code() != ProcessStateCode.STOPPING;
        if (!running) {
            throw new RpcFault(Fault.NOT_RUNNING, name);
        }
        switch (process.write(bytes)) {
            case TAKEN -> {}
            case CLOSED -> throw new RpcFault(Fault.NO_FILE, name);
            case FULL -> throw new RpcFault(Fault.FAILED, name + " does not read its standard input");
        }
    }

    /** Whether it is known that it will not be RUNNING after this start. */
    private static boolean isStartDecided(Subprocess process) {
        return !process.isSpawning()
                && (process.spawnerr().isPresent() || process.state().code() != ProcessStateCode.STARTING);
    }

    /** A process that has been up counts as started, whatever happened since. */
    private static Ended endOfStart(Subprocess process, String name, Predicate<Subprocess> good, Now at) {
        if (good.test(process)) {
            return Ended.well(at);
        }
        boolean refused = process.spawnerr().isPresent();
        return Ended.badly(at, new RpcFault(refused ? Fault.SPAWN_ERROR : Fault.ABNORMAL_TERMINATION, name));
    }

    private CompletableFuture<Ended> done() {
        return CompletableFuture.completedFuture(Ended.well(now));
    }

    private static Signal known(String signal) throws RpcFault {
        try {
            return new Signal(SignalName.parse(signal));
        } catch (IllegalArgumentException _) {
            throw new RpcFault(Fault.BAD_SIGNAL, signal);
        }
    }
}
