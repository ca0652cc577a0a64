package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * The results of a call on several processes: first those known at once, then the others as they come. Those that come
 * at about the same time are in the order of the processes, as the original polls in that order every 50 ms
 * (supervisor/rpcinterface.py make_allfunc). Loop thread only.
 */
final class Results {
    private static final Duration SAME_TIME = Duration.ofMillis(50);

    /** Does to one process what is done to all. */
    @FunctionalInterface
    interface Deed {
        CompletableFuture<Ended> to(Subprocess process, String name) throws RpcFault;
    }

    private record Late(int place, Now at, ProcessResult result) {}

    private final List<ProcessResult> immediate = new ArrayList<>();
    private final List<Late> late = new ArrayList<>();
    private final CompletableFuture<List<ProcessResult>> all = new CompletableFuture<>();
    private int asked;
    private boolean allAsked;

    private Results() {}

    /**
     * Does it to each process that is eligible when its turn has come.
     *
     * @return one result for each of them
     */
    static CompletableFuture<List<ProcessResult>> ofEach(
            List<Subprocess> processes, Predicate<Subprocess> eligible, Deed deed) {
        Results results = new Results();
        for (Subprocess process : processes) {
            if (eligible.test(process)) {
                results.ask(process, deed);
            }
        }
        results.allAsked = true;
        results.completeIfAllAreThere();
        return results.all;
    }

    private void ask(Subprocess process, Deed deed) {
        Namespec name = process.name();
        int place = asked++;
        try {
            CompletableFuture<Ended> end = deed.to(process, name.toString());
            if (end.isDone()) {
                immediate.add(result(name, end.resultNow()));
            } else {
                end.thenAccept(ended -> {
                    late.add(new Late(place, ended.at(), result(name, ended)));
                    completeIfAllAreThere();
                });
            }
        } catch (RpcFault refusal) {
            immediate.add(ProcessResult.refused(name.process(), name.group(), refusal));
        }
    }

    private void completeIfAllAreThere() {
        if (allAsked && immediate.size() + late.size() == asked) {
            List<ProcessResult> results = new ArrayList<>(immediate);
            for (int first = 0; first < late.size(); ) {
                int next = endOfSameTime(first);
                late.subList(first, next).stream()
                        .sorted(Comparator.comparingInt(Late::place))
                        .map(Late::result)
                        .forEach(results::add);
                first = next;
            }
            all.complete(results);
        }
    }

    private int endOfSameTime(int first) {
        int next = first + 1;
        while (next < late.size()
                && late.get(next).at().since(late.get(first).at()).compareTo(SAME_TIME) <= 0) {
            next++;
        }
        return next;
    }

    static ProcessResult result(Namespec name, Ended ended) {
        return ended.refusal()
                .map(refusal -> ProcessResult.refused(name.process(), name.group(), refusal))
                .orElseGet(() -> ProcessResult.done(name.process(), name.group()));
    }
}
