package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessResult;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.operation.Operation.Settled;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Task;
import dev.supervisor.plan.Task.ToProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The results of a call on several processes: first those known at once, then the others as they come. Those that come
 * at about the same time are in the order of the processes, as the original polls in that order every 50 ms
 * (supervisor/rpcinterface.py make_allfunc). Pure.
 */
final class Results {
    private static final Duration SAME_TIME = Duration.ofMillis(50);

    private Results() {}

    /** One result for each process to which something was done; the plan says in which order. */
    static List<ProcessResult> of(Plan plan, List<Settled> settled) {
        List<ProcessResult> results = new ArrayList<>();
        settled.stream().filter(Settled::atOnce).map(Results::result).forEach(results::add);
        Map<Task, Integer> places = new HashMap<>();
        plan.stages().stream()
                .flatMap(stage -> stage.tasks().stream())
                .forEach(task -> places.put(task, places.size()));
        List<Settled> late = settled.stream().filter(one -> !one.atOnce()).toList();
        for (int first = 0; first < late.size(); ) {
            int next = endOfSameTime(late, first);
            late.subList(first, next).stream()
                    .sorted(Comparator.comparing(one -> places.get(one.task())))
                    .map(Results::result)
                    .forEach(results::add);
            first = next;
        }
        return results;
    }

    /** One result for each of these; what was not done was not needed any more. */
    static List<ProcessResult> inOrderOf(List<Namespec> asked, List<Settled> settled) {
        Map<Namespec, ProcessResult> results = new HashMap<>();
        asked.forEach(name -> results.put(name, ProcessResult.done(name.process(), name.group())));
        for (Settled one : settled) {
            if (one.task() instanceof ToProcess(Namespec name, var _, var _)) {
                results.replace(name, result(one));
            }
        }
        return asked.stream().map(results::get).toList();
    }

    private static int endOfSameTime(List<Settled> late, int first) {
        int next = first + 1;
        while (next < late.size()
                && late.get(next)
                                .ended()
                                .at()
                                .since(late.get(first).ended().at())
                                .compareTo(SAME_TIME)
                        <= 0) {
            next++;
        }
        return next;
    }

    private static ProcessResult result(Settled one) {
        return switch (one.task()) {
            case ToProcess(Namespec name, var _, var _) -> Faults.result(name, one.ended());
            case Task.ToGroup group -> throw new IllegalStateException("no result of a process: " + group);
        };
    }
}
