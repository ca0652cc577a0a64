package dev.supervisor.operation;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.operation.Operation.Settled;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Plans;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;

/**
 * The restarts that somebody waits for. Several of the same process do not get into each other's way: one that comes while it stops shares
 * the start that follows, and a start that a later restart cuts short goes on as that one's. Loop thread only.
 */
public final class Restarts {
    private final Operations operations;
    private final Supervisor supervisor;
    private final ProcessLookup processes;

    /** The last one of each process that has not come to its end. */
    private final Map<Namespec, CompletableFuture<Ended>> latest = new HashMap<>();

    public Restarts(Operations operations, Supervisor supervisor) {
        this.operations = operations;
        this.supervisor = supervisor;
        this.processes = new ProcessLookup(supervisor);
    }

    /**
     * Stops it, if there is something to stop, and starts it in a later turn.
     *
     * @param wait until it is RUNNING, or will not be
     */
    public CompletableFuture<Ended> of(Subprocess process, boolean wait, Asker asker, Now now) {
        return begin(List.of(process), Plans.restart(process.name(), wait), asker, now)
                .thenApply(ends -> ends.get(process.name()));
    }

    /**
     * All are stopped before the first is started.
     *
     * @param members in the order of starts
     * @return one end for each, in this order
     */
    public CompletableFuture<SequencedMap<Namespec, Ended>> ofAll(
            List<Subprocess> members, boolean wait, Asker asker, Now now) {
        Plan plan = Plans.restart(members.stream().map(processes::member).toList(), wait, supervisor.stopsInOrder());
        return begin(members, plan, asker, now);
    }

    private CompletableFuture<SequencedMap<Namespec, Ended>> begin(
            List<Subprocess> members, Plan plan, Asker asker, Now now) {
        SequencedMap<Namespec, CompletableFuture<Ended>> ends = new LinkedHashMap<>();
        members.forEach(process -> ends.put(process.name(), new CompletableFuture<>()));
        latest.putAll(ends);
        operations.begin(asker, plan, new Starts(ends), now).end().whenComplete((settled, bug) -> {
            if (bug == null) {
                withoutStart(settled, ends, now);
            } else {
                ends.forEach((name, end) -> broken(name, end, bug));
            }
        });
        return CompletableFuture.allOf(ends.values().toArray(CompletableFuture<?>[]::new))
                .thenApply(_ -> {
                    SequencedMap<Namespec, Ended> all = new LinkedHashMap<>();
                    ends.forEach((name, end) -> all.put(name, end.resultNow()));
                    return all;
                });
    }

    /** Tells who waits for a restart how its start has ended. */
    private final class Starts implements Operation.Watch {
        private final Map<Namespec, CompletableFuture<Ended>> ends;

        Starts(Map<Namespec, CompletableFuture<Ended>> ends) {
            this.ends = ends;
        }

        @Override
        public void settled(Settled settled) {
            if (settled.task() instanceof ToProcess(Namespec name, Deed.StartAgain _, var _)) {
                ended(name, ends.get(name), settled.ended());
            }
        }
    }

    private void ended(Namespec name, CompletableFuture<Ended> end, Ended how) {
        CompletableFuture<Ended> last = latest.getOrDefault(name, end);
        latest.remove(name, end);
        if (last != end && how.failure().equals(Optional.of(Failure.of(Kind.ENDED_EARLY)))) {
            last.whenComplete((later, bug) -> {
                if (bug == null) {
                    end.complete(later);
                } else {
                    end.completeExceptionally(bug);
                }
            });
        } else {
            end.complete(how);
        }
    }

    /** Processes that could not be stopped, or have been removed meanwhile, were not started. */
    private void withoutStart(List<Settled> settled, Map<Namespec, CompletableFuture<Ended>> ends, Now begun) {
        Map<Namespec, Ended> notStarted = new HashMap<>();
        ends.keySet().forEach(name -> notStarted.put(name, Ended.badly(begun, Kind.NO_SUCH_PROCESS)));
        for (Settled one : settled) {
            switch (one.task()) {
                case ToProcess(Namespec name, Deed.StartAgain _, var _) -> notStarted.remove(name);
                case ToProcess(Namespec name, var _, var _)
                when one.ended().failure().isPresent() -> notStarted.replace(name, one.ended());
                case ToProcess _, ToGroup _ -> {}
            }
        }
        notStarted.forEach((name, how) -> ended(name, ends.get(name), how));
    }

    private void broken(Namespec name, CompletableFuture<Ended> end, Throwable bug) {
        latest.remove(name, end);
        end.completeExceptionally(bug);
    }
}
