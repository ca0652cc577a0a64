package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.supervisor.Subprocess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * What becomes of a call on several processes: first the results that are known at once, in the order of the processes, then the others as
 * they come (supervisor/rpcinterface.py make_allfunc). Loop thread only.
 */
final class Results {
    /** Does to one process what is done to all. */
    @FunctionalInterface
    interface Deed {
        CompletableFuture<Void> to(Subprocess process, String name) throws RpcFault;
    }

    private final List<ProcessResult> results = new ArrayList<>();
    private final CompletableFuture<List<ProcessResult>> all = new CompletableFuture<>();
    private int awaited;

    private Results() {}

    /**
     * Does it to each process that is eligible when its turn has come.
     *
     * @return one result for each of them
     */
    static CompletableFuture<List<ProcessResult>> ofEach(
            List<Subprocess> processes, Predicate<Subprocess> eligible, Deed deed) {
        Results results = new Results();
        results.awaited = 1;
        for (Subprocess process : processes) {
            if (eligible.test(process)) {
                results.add(process, deed);
            }
        }
        results.oneLess();
        return results.all;
    }

    private void add(Subprocess process, Deed deed) {
        Namespec name = process.name();
        try {
            awaited++;
            deed.to(process, name.toString()).whenComplete((_, failure) -> {
                switch (failure) {
                    case null -> results.add(ProcessResult.done(name.process(), name.group()));
                    case RpcFault refusal -> results.add(refused(name, refusal));
                    default -> all.completeExceptionally(failure);
                }
                oneLess();
            });
        } catch (RpcFault refusal) {
            results.add(refused(name, refusal));
            oneLess();
        }
    }

    private void oneLess() {
        awaited--;
        if (awaited == 0) {
            all.complete(List.copyOf(results));
        }
    }

    private static ProcessResult refused(Namespec name, RpcFault refusal) {
        return ProcessResult.refused(name.process(), name.group(), refusal);
    }
}
