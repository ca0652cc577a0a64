package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;

/**
 * The restarts that clients wait for. Several restarts of the same process do not interfere: one that comes while it
 * stops shares the start that follows, and a start that a later restart cuts short continues as that one's. Loop thread
 * only.
 */
final class Restarts {
    private final Daemon daemon;
    private final Turns turns;

    /** The last one of each process that has not come to its end. */
    private final Map<Subprocess, CompletableFuture<Void>> latest = new HashMap<>();

    Restarts(Daemon daemon, Turns turns) {
        this.daemon = daemon;
        this.turns = turns;
    }

    /**
     * Stops it, if there is something to stop, and starts it.
     *
     * @param wait answer when it is RUNNING, or will not be
     */
    CompletableFuture<Void> of(Subprocess process, boolean wait, Now now) {
        CompletableFuture<Void> end = begin(process);
        goOn(process, wait, stop(process, now), end);
        return end;
    }

    /** All are stopped before the first is started. */
    CompletableFuture<List<ProcessResult>> ofAll(List<Subprocess> processes, boolean wait, Now now) {
        List<CompletableFuture<Void>> ends = processes.stream().map(this::begin).toList();
        CompletableFuture<Now> inOrder = daemon.supervisor().stopsInOrder()
                ? daemon.calls().apply(now).stopEach(processes, true).future().thenCompose(_ -> turns.next())
                : CompletableFuture.completedFuture(now);
        CompletableFuture<?> stopped = inOrder.thenCompose(then -> CompletableFuture.allOf(processes.stream()
                .map(process -> stop(process, then).exceptionally(_ -> null))
                .toArray(CompletableFuture<?>[]::new)));
        List<CompletableFuture<ProcessResult>> results = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            Subprocess process = processes.get(i);
            goOn(process, wait, stopped, ends.get(i));
            results.add(ends.get(i).handle((_, failure) -> result(process, failure)));
        }
        return CompletableFuture.allOf(results.toArray(CompletableFuture<?>[]::new))
                .thenApply(
                        _ -> results.stream().map(CompletableFuture::resultNow).toList());
    }

    private CompletableFuture<Void> begin(Subprocess process) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        latest.put(process, end);
        return end;
    }

    private CompletableFuture<?> stop(Subprocess process, Now now) {
        ProcessStateCode code = process.state().code();
        if (code.isWanted()) {
            return turns.call(
                    () -> daemon.calls().apply(now).stopProcess(process.name().toString(), true));
        }
        CompletableFuture<Now> stopped = new CompletableFuture<>();
        if (code == ProcessStateCode.STOPPING) {
            process.whenStopped(stopped::complete);
        } else {
            stopped.complete(now);
        }
        return stopped;
    }

    private void goOn(Subprocess process, boolean wait, CompletableFuture<?> stopped, CompletableFuture<Void> end) {
        stopped.thenCompose(_ -> turns.next())
                .thenCompose(now -> start(process, wait, now))
                .whenComplete((_, failure) -> {
                    CompletableFuture<Void> last = latest.getOrDefault(process, end);
                    latest.remove(process, end);
                    if (failure != null && last != end && is(failure, Fault.ABNORMAL_TERMINATION)) {
                        last.whenComplete((_, later) -> complete(end, later));
                    } else {
                        complete(end, failure);
                    }
                });
    }

    /** Perhaps another restart, or somebody else, has started it meanwhile; then that start is waited for. */
    private CompletableFuture<?> start(Subprocess process, boolean wait, Now now) {
        CompletableFuture<?> start = turns.call(
                () -> daemon.calls().apply(now).startProcess(process.name().toString(), wait));
        return start.<CompletableFuture<?>>handle((done, failure) -> {
                    if (failure == null) {
                        return CompletableFuture.completedFuture(done);
                    }
                    return is(failure, Fault.ALREADY_STARTED)
                            ? started(process, wait)
                            : CompletableFuture.failedFuture(reason(failure));
                })
                .thenCompose(end -> end);
    }

    private CompletableFuture<Void> started(Subprocess process, boolean wait) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        long timesUp = process.timesUp();
        Predicate<Subprocess> isUp = it -> it.state().code() == ProcessStateCode.RUNNING || it.timesUp() > timesUp;
        Predicate<Subprocess> isDecided =
                wait ? isUp.or(it -> it.state().code() != ProcessStateCode.STARTING) : it -> !it.isSpawning();
        process.when(isDecided, _ -> {
            if (wait ? isUp.test(process) : process.spawnerr().isEmpty()) {
                end.complete(null);
            } else {
                Fault fault = process.spawnerr().isPresent() ? Fault.SPAWN_ERROR : Fault.ABNORMAL_TERMINATION;
                end.completeExceptionally(new RpcFault(fault, process.name().toString()));
            }
        });
        return end;
    }

    private static ProcessResult result(Subprocess process, Throwable failure) {
        String name = process.name().process();
        String group = process.name().group();
        return switch (Optional.ofNullable(failure).map(Restarts::reason).orElse(null)) {
            case null -> ProcessResult.done(name, group);
            case RpcFault fault -> ProcessResult.refused(name, group, fault);
            case Throwable bug -> throw new CompletionException(bug);
        };
    }

    private static void complete(CompletableFuture<Void> end, Throwable failure) {
        if (failure == null) {
            end.complete(null);
        } else {
            end.completeExceptionally(reason(failure));
        }
    }

    private static boolean is(Throwable failure, Fault fault) {
        return reason(failure) instanceof RpcFault refusal && refusal.is(fault);
    }

    private static Throwable reason(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
