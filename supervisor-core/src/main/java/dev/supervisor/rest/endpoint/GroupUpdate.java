package dev.supervisor.rest.endpoint;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.config.GroupChange;
import dev.supervisor.config.GroupChange.Change;
import dev.supervisor.config.GroupChange.ProcessChange;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.OptionChange;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.process.ProcessState;
import dev.supervisor.rest.view.GroupPlanView;
import dev.supervisor.rest.view.ProcessPlanView;
import dev.supervisor.rest.view.ProcessPlanView.Action;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.PreparedGroup;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Lets one group be as the configuration has it, by the methods of XML-RPC where they do it. Loop thread only. */
final class GroupUpdate {
    private final Daemon daemon;
    private final Turns turns;
    private final GroupChange change;

    GroupUpdate(Daemon daemon, Turns turns, GroupChange change) {
        this.daemon = daemon;
        this.turns = turns;
        this.change = change;
    }

    /** Stops it, removes it and adds it, as far as it is there and wanted. */
    CompletableFuture<?> whole() {
        return switch (change.change()) {
            case ADDED -> add();
            case REMOVED -> remove();
            case CHANGED, SAME -> remove().thenCompose(_ -> add());
        };
    }

    /** Does only what the plan says of each process, unless the group has to be replaced. */
    CompletableFuture<?> minimal(GroupPlanView plan, List<GroupSpec> wanted) {
        Optional<GroupSpec> spec = wanted.stream()
                .filter(candidate -> candidate.name().equals(change.group()))
                .findFirst();
        if (change.change() != Change.CHANGED || change.needsReplacement() || spec.isEmpty()) {
            return whole();
        }
        List<String> stopped = named(
                plan,
                process -> process.running()
                        && (process.minimal() == Action.RESTART
                                || process.change().equals("removed")));
        List<String> started = named(
                plan,
                process -> process.minimal() == Action.RESTART
                        || process.minimal() == Action.START
                                && !process.change().equals("added"));
        GroupPreparation preparation = daemon.supervisor().preparation();
        return daemon.configuration()
                .prepare(fresh(spec.get()), preparation)
                .thenCompose(fresh -> each(stopped, this::stop)
                        .thenCompose(_ -> turns.next())
                        .thenCompose(now -> take(spec.get(), fresh, now))
                        .whenComplete((_, failure) -> {
                            if (failure != null) {
                                daemon.configuration().undo(fresh, preparation);
                            }
                        }))
                .thenCompose(_ -> each(started, this::start));
    }

    /** The part to prepare: new processes, and those that will write to other logs. */
    private GroupSpec fresh(GroupSpec spec) {
        List<ProcessSpec> processes = spec.processes().stream()
                .filter(process -> change.processes().stream()
                        .filter(changed -> changed.process().equals(process.name()))
                        .anyMatch(GroupUpdate::needsLogs))
                .toList();
        return new GroupSpec(spec.name(), spec.priority(), processes);
    }

    private static boolean needsLogs(ProcessChange process) {
        return process.change() == Change.ADDED
                || process.reasons().stream()
                        .map(OptionChange::option)
                        .anyMatch(option -> option.startsWith("stdout_")
                                || option.startsWith("stderr_")
                                || option.equals("redirect_stderr"));
    }

    private static List<String> named(GroupPlanView plan, Predicate<ProcessPlanView> which) {
        return plan.processes().stream()
                .filter(which)
                .map(ProcessPlanView::name)
                .toList();
    }

    private CompletableFuture<Void> take(GroupSpec spec, PreparedGroup fresh, Now now) {
        boolean taken = daemon.supervisor()
                .group(change.group())
                .filter(group -> daemon.supervisor().changeGroup(group, spec, fresh, now))
                .isPresent();
        return taken
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.failedFuture(new RpcFault(Fault.STILL_RUNNING, change.group()));
    }

    private CompletableFuture<?> add() {
        return turns.next()
                .thenCompose(now -> turns.call(() -> daemon.calls().apply(now).addProcessGroup(change.group())));
    }

    private CompletableFuture<?> remove() {
        return turns.next()
                .thenCompose(now -> turns.call(() -> daemon.calls().apply(now).stopProcessGroup(change.group(), true)))
                .thenCompose(_ -> turns.next())
                .thenCompose(now -> turns.call(() -> daemon.calls().apply(now).removeProcessGroup(change.group())));
    }

    /** A process that has ended meanwhile need not be stopped. */
    private CompletableFuture<?> stop(String name, Now now) {
        return is(name, ProcessState::canBeStopped)
                ? turns.call(() -> daemon.calls().apply(now).stopProcess(name, true))
                : CompletableFuture.completedFuture(true);
    }

    /** A process with autostart may have been started meanwhile. */
    private CompletableFuture<?> start(String name, Now now) {
        return is(name, state -> state.code().isWanted())
                ? CompletableFuture.completedFuture(true)
                : turns.call(() -> daemon.calls().apply(now).startProcess(name, false));
    }

    private boolean is(String name, Predicate<ProcessState> what) {
        return subprocess(name).map(Subprocess::state).filter(what).isPresent();
    }

    private Optional<Subprocess> subprocess(String name) {
        return daemon.supervisor().group(change.group()).flatMap(group -> group.processes().stream()
                .filter(process -> (change.group() + ":" + process.name().process()).equals(name))
                .findFirst());
    }

    /** An action on a process in a turn. */
    @FunctionalInterface
    private interface Deed {
        CompletableFuture<?> to(String name, Now now);
    }

    /** To all at once; done when the last one is. */
    private CompletableFuture<Void> each(List<String> names, Deed deed) {
        return turns.next()
                .thenCompose(now -> CompletableFuture.allOf(
                        names.stream().map(name -> deed.to(name, now)).toArray(CompletableFuture<?>[]::new)));
    }
}
