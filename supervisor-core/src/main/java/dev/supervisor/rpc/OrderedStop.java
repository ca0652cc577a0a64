package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A stop of several processes in which lower priority stops last: those of one priority are signalled when those above
 * it have ended. If another client is already stopping a process, that is waited for in its place. Loop thread only.
 */
final class OrderedStop {
    private final List<Subprocess> asked;
    private final Deque<List<Subprocess>> left = new ArrayDeque<>();
    private final Map<Subprocess, ProcessResult> results = new HashMap<>();
    private final CompletableFuture<List<ProcessResult>> all = new CompletableFuture<>();

    private OrderedStop(List<Subprocess> asked, List<List<Subprocess>> stages) {
        this.asked = asked;
        left.addAll(stages);
    }

    /**
     * Stops those of them that can be stopped.
     *
     * @param processes in the order of starts
     * @param byPriority what stops later is smaller; what is equal stops together
     * @return a result for each that can be stopped now, in the order of starts; one that has ended by itself before its turn is stopped
     */
    static CompletableFuture<List<ProcessResult>> of(
            List<Subprocess> processes, Comparator<Subprocess> byPriority, Now now) {
        List<Subprocess> asked = processes.stream()
                .filter(process -> process.state().canBeStopped())
                .toList();
        OrderedStop stop = new OrderedStop(asked, stages(processes, byPriority));
        stop.goOn(now);
        return stop.all;
    }

    /**
     * The processes to signal at one time, the first to stop first; of equal ones the last started comes first, as at a
     * shutdown.
     */
    private static List<List<Subprocess>> stages(List<Subprocess> processes, Comparator<Subprocess> byPriority) {
        List<List<Subprocess>> stages = new ArrayList<>();
        for (Subprocess process :
                processes.reversed().stream().sorted(byPriority.reversed()).toList()) {
            if (stages.isEmpty() || byPriority.compare(stages.getLast().getFirst(), process) != 0) {
                stages.add(new ArrayList<>());
            }
            stages.getLast().add(process);
        }
        return stages;
    }

    private void goOn(Now now) {
        Now at = now;
        while (!left.isEmpty()) {
            CompletableFuture<Now> ended = stop(left.removeFirst(), at);
            if (!ended.isDone()) {
                ended.thenAccept(this::goOn);
                return;
            }
            at = ended.resultNow();
        }
        all.complete(asked.stream().map(results::get).toList());
    }

    /** When all of them have ended, or cannot be stopped. */
    private CompletableFuture<Now> stop(List<Subprocess> stage, Now now) {
        ProcessCalls calls = new ProcessCalls(now);
        List<CompletableFuture<Ended>> ends = new ArrayList<>();
        for (Subprocess process : stage) {
            CompletableFuture<Ended> end = stop(process, calls, now);
            ends.add(end.thenApply(ended -> {
                results.put(process, Results.result(process.name(), ended));
                return ended;
            }));
        }
        return CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> latest(now, ends));
    }

    private CompletableFuture<Ended> stop(Subprocess process, ProcessCalls calls, Now now) {
        if (process.state().canBeStopped()) {
            try {
                return calls.stop(process, process.name().toString(), true);
            } catch (RpcFault refusal) {
                return CompletableFuture.completedFuture(Ended.badly(now, refusal));
            }
        }
        if (process.state().code().isDown()) {
            return CompletableFuture.completedFuture(Ended.well(now));
        }
        CompletableFuture<Ended> end = new CompletableFuture<>();
        process.when(stopping -> stopping.state().code().isDown(), then -> end.complete(Ended.well(then)));
        return end;
    }

    private static Now latest(Now first, List<CompletableFuture<Ended>> ends) {
        return ends.stream()
                .map(end -> end.resultNow().at())
                .reduce(first, (one, other) -> other.monotonicNanos() > one.monotonicNanos() ? other : one);
    }
}
