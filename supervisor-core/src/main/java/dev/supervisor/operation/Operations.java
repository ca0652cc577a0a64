package dev.supervisor.operation;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.operation.Operation.Settled;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.Next;
import dev.supervisor.plan.Plan;
import dev.supervisor.plan.Task;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.plan.Task.ToProcess;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * Carries out plans. {@link Next} decides what is to be done; this does it and waits for it. Several operations may concern the same
 * process or group at one time: each goes by how it finds them. Loop thread only.
 */
public final class Operations {
    private final Supervisor supervisor;
    private final LatestConfiguration configuration;
    private final Mailbox loop;
    private final ProcessLookup processes;
    private final GroupPreparation preparation;
    private final Map<Long, Operation> running = new LinkedHashMap<>();
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

    /** Begins what can be begun in this turn; what follows is done by itself. */
    public Operation begin(Asker asker, Plan plan, Now now) {
        return begin(asker, plan, _ -> {}, now);
    }

    /** @param watcher learns of each task that has ended, at once */
    Operation begin(Asker asker, Plan plan, Consumer<Settled> watcher, Now now) {
        Operation operation =
                new Operation(++lastId, asker, plan, new GroupDeeds(supervisor, configuration, preparation), watcher);
        running.put(operation.id(), operation);
        goOn(operation, now);
        return operation;
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

    private void carryOut(Operation operation, Next next, Now now) {
        switch (next) {
            case Next.Take(var progress, var tasks) -> {
                operation.progress = progress;
                tasks.forEach(task -> take(operation, task, now));
                goOn(operation, now);
            }
            case Next.Wait(var progress, boolean forTurn) -> {
                operation.progress = progress;
                if (forTurn) {
                    later(then -> goOnLater(operation, then));
                }
            }
            case Next.Over(var undo) -> {
                undo.forEach(operation.groups()::undo);
                running.remove(operation.id());
                operation.over();
            }
        }
    }

    private void take(Operation operation, Task task, Now now) {
        CompletableFuture<Ended> end = begin(operation, task, now);
        if (end.isDone() && !end.isCompletedExceptionally()) {
            operation.settle(task, end.resultNow(), true);
            return;
        }
        end.whenComplete((ended, bug) -> {
            if (bug != null) {
                running.remove(operation.id());
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

    private CompletableFuture<Ended> begin(Operation operation, Task task, Now now) {
        return switch (task) {
            case ToProcess(var name, var deed, var _) ->
                processes
                        .one(name)
                        .map(process -> ProcessDeeds.begin(process, deed, now))
                        .orElseGet(() -> CompletableFuture.completedFuture(Ended.badly(now, Kind.NO_SUCH_PROCESS)));
            case ToGroup toGroup -> operation.groups().begin(toGroup, now);
        };
    }
}
