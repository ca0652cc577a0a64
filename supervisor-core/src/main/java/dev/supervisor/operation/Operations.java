package dev.supervisor.operation;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.plan.Deed;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.Next;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.PlanStanding;
import dev.supervisor.plan.ProcessFacts;
import dev.supervisor.plan.Task;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.supervisor.Supervisor.EndWatch;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Carries out plans. {@link Next} decides what is to be done; this does it and waits for it. Several operations may concern the same
 * process or group at one time: each goes by how it finds them. Loop thread only.
 */
public final class Operations implements Supervisor.OwnPlans {
    private final Supervisor supervisor;
    private final LatestConfiguration configuration;
    private final Mailbox loop;
    private final ProcessLookup processes;
    private final GroupPreparation preparation;
    private final Map<Long, Operation> running = new LinkedHashMap<>();
    private final List<Operation> inEachTurn = new ArrayList<>(); // those of the running that are looked at then
    private long lastId;

    public Operations(Supervisor supervisor, LatestConfiguration configuration, Mailbox loop) {
        this.supervisor = supervisor;
        this.configuration = configuration;
        this.loop = loop;
        this.processes = new ProcessLookup(supervisor);
        this.preparation = supervisor.preparation();
    }

    /** The configuration as last read, from which groups are added. */
    public LatestConfiguration configuration() {
        return configuration;
    }

    /** Those that have not come to their end, in the order in which they were begun. */
    public Collection<Operation> running() {
        return Collections.unmodifiableCollection(running.values());
    }

    /** How far one of them has come. */
    public PlanStanding standing(Operation operation) {
        return operation.standing(processes.picture());
    }

    /** Begins what can be begun in this turn; what follows is done by itself. */
    public Operation begin(Asker asker, Plan plan, Now now) {
        return begin(asker, plan, Operation.Watch.NOBODY, now);
    }

    Operation begin(Asker asker, Plan plan, Operation.Watch watch, Now now) {
        Operation operation = new Operation(
                ++lastId, asker, plan, new GroupDeeds(supervisor, configuration, preparation), watch, now);
        running.put(operation.id(), operation);
        if (operation.lastsUntilDown()) {
            inEachTurn.add(operation);
        }
        goOn(operation, now);
        return operation;
    }

    @Override
    public void boot(Plan plan, Now now) {
        begin(Asker.BOOT, plan, now).end().getNow(List.of()); // a bug of ours is the loop's to tell
    }

    @Override
    public void shutDown(Plan plan, EndWatch watch, Now now) {
        begin(Asker.SHUTDOWN, plan, new EndOfAll(watch), now);
    }

    @Override
    public void run(Now now) {
        if (!inEachTurn.isEmpty()) {
            List.copyOf(inEachTurn).forEach(operation -> goOnLater(operation, now));
        }
    }

    /** Later in this turn, a process that an operation waits for may have ended or fallen into UNKNOWN. */
    @Override
    public Optional<Deadline> next(Now now) {
        return Deadline.atOnceIf(isAnyDue(), now);
    }

    private boolean isAnyDue() {
        for (Operation operation : inEachTurn) {
            if (Next.isDueAtOnce(operation.plan(), operation.progress, processes.picture())) {
                return true;
            }
        }
        return false;
    }

    /** In one of the next turns. */
    void later(Consumer<Now> what) {
        loop.post(what);
    }

    private void goOn(Operation operation, Now now) {
        carryOut(operation, Next.of(operation.plan(), operation.progress, processes.picture()), now);
    }

    private void goOnLater(Operation operation, Now now) {
        carryOut(operation, Next.inLaterTurn(operation.plan(), operation.progress, processes.picture()), now);
    }

    private void carryOut(Operation operation, Next first, Now now) {
        Next next = first;
        while (next instanceof Next.Take(var progress, var tasks)) {
            operation.progress = progress;
            tasks.forEach(task -> take(operation, task, now));
            operation.tellBegun(now);
            next = Next.of(operation.plan(), operation.progress, processes.picture());
        }
        switch (next) {
            case Next.Take take -> throw new IllegalStateException("not taken: " + take);
            case Next.Wait(var progress, boolean forTurn) -> {
                operation.progress = progress;
                if (forTurn) {
                    later(then -> goOnLater(operation, then));
                }
            }
            case Next.Over(var undo) -> {
                remove(operation);
                Optional<Throwable> bug = undo(operation, undo);
                bug.ifPresentOrElse(operation::broken, operation::over);
            }
        }
    }

    private void remove(Operation operation) {
        running.remove(operation.id());
        inEachTurn.remove(operation);
    }

    /** The mistake of ours in it, if there is one: the client must not wait for ever. */
    private static Optional<Throwable> undo(Operation operation, List<ToGroup> prepared) {
        CompletableFuture<Void> undone =
                CompletableFuture.completedFuture(prepared).thenAccept(all -> all.forEach(operation.groups()::undo));
        return undone.isCompletedExceptionally() ? Optional.of(undone.exceptionNow()) : Optional.empty();
    }

    private void take(Operation operation, Task task, Now now) {
        CompletableFuture<Ended> end = attempt(operation, task, now);
        if (end.isDone() && !end.isCompletedExceptionally()) {
            operation.settle(task, end.resultNow(), true);
            return;
        }
        operation.waitFor(task);
        end.whenComplete((ended, bug) -> {
            if (bug != null) {
                remove(operation);
                undo(operation, operation.plan().preparedFor(operation.progress.stage()));
                operation.broken(NotDone.reason(bug));
                return; // what else of it is open comes to its end by itself
            }
            operation.settle(task, ended, false);
            switch (task) {
                case ToProcess _ -> goOn(operation, ended.at());
                case ToGroup _ -> later(then -> goOnLater(operation, then));
            }
        });
    }

    /**
     * A mistake of ours in it is the end of the operation, told to whoever waits for it. That of what is looked at in each
     * turn is the loop's to tell, and the next turn tries again: the daemon must be able to end.
     */
    private CompletableFuture<Ended> attempt(Operation operation, Task task, Now now) {
        return operation.lastsUntilDown()
                ? begin(operation, task, now)
                : CompletableFuture.completedFuture(now).thenCompose(then -> begin(operation, task, then));
    }

    private CompletableFuture<Ended> begin(Operation operation, Task task, Now now) {
        return switch (task) {
            case ToProcess(var name, var deed, var _) ->
                processes
                        .one(name)
                        .map(process -> begin(operation, process, deed, now))
                        .orElseGet(() -> CompletableFuture.completedFuture(Ended.badly(now, Kind.NO_SUCH_PROCESS)));
            case ToGroup toGroup -> operation.groups().begin(toGroup, now);
        };
    }

    private static CompletableFuture<Ended> begin(Operation operation, Subprocess process, Deed deed, Now now) {
        if (!(deed instanceof Deed.Retire)) {
            return ProcessDeeds.begin(process, deed, now);
        }
        ProcessFacts before = process.facts();
        CompletableFuture<Ended> end = ProcessDeeds.begin(process, deed, now);
        operation.progress = operation.progress.retired(process.name(), before, process.facts());
        return end;
    }

    /** Tells of the end of all. */
    private record EndOfAll(EndWatch watch) implements Operation.Watch {
        @Override
        public void begun(Operation operation, Now now) {
            watch.begun(operation.progress, now);
        }

        @Override
        public void over() {
            watch.over();
        }
    }
}
