package dev.supervisor.operation;

import dev.supervisor.os.SystemException;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.plan.GroupDeed;
import dev.supervisor.plan.Task.ToGroup;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.PreparedGroup;
import dev.supervisor.supervisor.ProcessGroup;
import dev.supervisor.supervisor.Supervisor;
import dev.supervisor.time.Now;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The actions of one operation on groups, with what it has prepared for them. Loop thread only. */
final class GroupDeeds {
    private final Supervisor supervisor;
    private final LatestConfiguration configuration;
    private final GroupPreparation preparation;
    private final Map<String, PreparedGroup> prepared = new HashMap<>();

    GroupDeeds(Supervisor supervisor, LatestConfiguration configuration, GroupPreparation preparation) {
        this.supervisor = supervisor;
        this.configuration = configuration;
        this.preparation = preparation;
    }

    /** @return completed at once if it has come to its end in this turn, else by the loop thread */
    CompletableFuture<Ended> begin(ToGroup task, Now now) {
        return switch (task.deed()) {
            case GroupDeed.Prepare(GroupSpec fresh) -> prepare(task.group(), fresh, now);
            case GroupDeed.Change(GroupSpec wanted) -> ended(now, change(task.group(), wanted, now));
            case GroupDeed.Remove() -> ended(now, remove(task.group()));
            case GroupDeed.Add() -> add(task.group(), now);
        };
    }

    /** Removes what was prepared for this group. */
    void undo(ToGroup task) {
        Optional.ofNullable(prepared.remove(task.group())).ifPresent(made -> configuration.undo(made, preparation));
    }

    private CompletableFuture<Ended> prepare(String group, GroupSpec fresh, Now now) {
        return told(
                configuration.prepare(fresh, preparation).thenApply(made -> {
                    prepared.put(group, made);
                    return Ended.well(now);
                }),
                now);
    }

    private Optional<Failure> change(String name, GroupSpec wanted, Now now) {
        PreparedGroup fresh = prepared.get(name);
        boolean changed = supervisor
                .group(name)
                .filter(group -> supervisor.changeGroup(group, wanted, fresh, now))
                .isPresent();
        return changed ? Optional.empty() : Optional.of(Failure.of(Kind.STILL_RUNNING));
    }

    private Optional<Failure> remove(String name) {
        Optional<ProcessGroup> group = supervisor.group(name);
        if (group.isEmpty()) {
            return Optional.of(Failure.of(Kind.NO_SUCH_GROUP));
        }
        return supervisor.removeGroup(group.get()) ? Optional.empty() : Optional.of(Failure.of(Kind.STILL_RUNNING));
    }

    private CompletableFuture<Ended> add(String name, Now now) {
        Optional<GroupSpec> wanted = configuration.group(name);
        if (wanted.isEmpty()) {
            return ended(now, Optional.of(Failure.of(Kind.NO_SUCH_GROUP)));
        }
        if (supervisor.group(name).isPresent()) {
            return ended(now, Optional.of(Failure.of(Kind.ALREADY_ADDED)));
        }
        return told(
                configuration.prepare(wanted.get(), preparation).thenCompose(made -> {
                    Optional<Failure> failure = add(made, name);
                    if (failure.isPresent()) {
                        configuration.undo(made, preparation);
                        return ended(now, failure);
                    }
                    return started(name, now);
                }),
                now);
    }

    /** The facts may have changed since the client asked. */
    private Optional<Failure> add(PreparedGroup made, String name) {
        if (!supervisor.state().allowsStarts()) {
            return Optional.of(Failure.of(Kind.DAEMON_ENDS));
        }
        if (supervisor.group(name).isPresent()) {
            return Optional.of(Failure.of(Kind.ALREADY_ADDED));
        }
        try {
            supervisor.addGroup(made);
            return Optional.empty();
        } catch (SystemException refused) {
            return Optional.of(new Failure(Kind.REFUSED, refused.getMessage()));
        }
    }

    /** Ends once what has autostart in a group that was added in this turn is started, as far as it can be. */
    private CompletableFuture<Ended> started(String name, Now now) {
        CompletableFuture<?>[] starts = supervisor.group(name).stream()
                .flatMap(group -> group.processes().stream())
                .map(ProcessDeeds::whenNotSpawning)
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(starts).thenApply(_ -> Ended.well(now));
    }

    /** A failure of the configuration is an end like others. */
    private static CompletableFuture<Ended> told(CompletableFuture<Ended> end, Now now) {
        return end.exceptionallyCompose(failure -> NotDone.reason(failure) instanceof NotDone notDone
                ? ended(now, Optional.of(notDone.why()))
                : CompletableFuture.failedFuture(failure));
    }

    private static CompletableFuture<Ended> ended(Now now, Optional<Failure> failure) {
        return CompletableFuture.completedFuture(new Ended(now, failure));
    }
}
