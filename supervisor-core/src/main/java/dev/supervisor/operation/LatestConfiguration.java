package dev.supervisor.operation;

import dev.supervisor.activity.Narrator;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.os.SystemException;
import dev.supervisor.plan.Failure;
import dev.supervisor.plan.Failure.Kind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.supervisor.GroupPreparation;
import dev.supervisor.supervisor.PreparedGroup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * The groups of the configuration as it was last read, making them ready to be added, and reading it again: on the worker, one reading after the other, so that the last
 * one that was asked for is the one that counts. A file with mistakes changes nothing. Loop thread only.
 */
public final class LatestConfiguration {
    private final ConfigReading reading;
    private final OriginsReading originsReading;
    private final Executor worker;
    private final Mailbox loop;
    private final Narrator narrator;
    private List<GroupSpec> groups;
    private CompletableFuture<List<GroupSpec>> lastReading;

    /**
     * @param first those that the daemon was started with
     * @param worker for reading, which may block
     */
    public LatestConfiguration(
            List<GroupSpec> first,
            ConfigReading reading,
            OriginsReading originsReading,
            Executor worker,
            Mailbox loop,
            Narrator narrator) {
        this.reading = reading;
        this.originsReading = originsReading;
        this.worker = worker;
        this.loop = loop;
        this.narrator = narrator;
        this.groups = List.copyOf(first);
        this.lastReading = CompletableFuture.completedFuture(groups);
    }

    /** The groups by priority, then name. */
    public List<GroupSpec> groups() {
        return groups;
    }

    public Optional<GroupSpec> group(String name) {
        return groups.stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /**
     * Makes a group ready to be added, which may block, on the worker.
     *
     * @return completes in one of the loop's next turns; fails with {@link NotDone}
     */
    public CompletableFuture<PreparedGroup> prepare(GroupSpec group, GroupPreparation preparation) {
        CompletableFuture<PreparedGroup> answer = new CompletableFuture<>();
        CompletableFuture.supplyAsync(() -> prepareNow(group, preparation), worker)
                .whenComplete((prepared, failure) -> loop.post(_ -> {
                    if (failure == null) {
                        answer.complete(prepared);
                    } else {
                        answer.completeExceptionally(NotDone.reason(failure));
                    }
                }));
        return answer;
    }

    private static PreparedGroup prepareNow(GroupSpec group, GroupPreparation preparation) {
        try {
            return preparation.prepare(group);
        } catch (SystemException refused) {
            throw new CompletionException(new NotDone(new Failure(Kind.REFUSED, refused.getMessage())));
        }
    }

    /** A group is not added after all; removes on the worker what was made for it. */
    public void undo(PreparedGroup prepared, GroupPreparation preparation) {
        worker.execute(() -> preparation.undo(prepared));
    }

    /**
     * Reads it again.
     *
     * @return its groups, by priority, then name, in one of the loop's next turns; fails with {@link NotDone}
     */
    public CompletableFuture<List<GroupSpec>> readAgain() {
        lastReading = lastReading.handle((_, _) -> read()).thenCompose(groupsRead -> groupsRead);
        return lastReading;
    }

    /** Reads it and keeps nothing of it: what {@link #readAgain} would find. */
    public CompletableFuture<List<GroupSpec>> preview() {
        return readByWorker(_ -> {});
    }

    /** Looks on the worker where each option stands now; fails with {@link NotDone}. */
    public CompletableFuture<ConfigOrigins> origins() {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return originsReading.read();
                    } catch (ConfigException mistakes) {
                        throw new CompletionException(unreadable(mistakes));
                    }
                },
                worker);
    }

    private CompletableFuture<List<GroupSpec>> read() {
        return readByWorker(read -> groups = read);
    }

    private CompletableFuture<List<GroupSpec>> readByWorker(Consumer<List<GroupSpec>> use) {
        CompletableFuture<List<GroupSpec>> answer = new CompletableFuture<>();
        CompletableFuture.supplyAsync(this::readNow, worker)
                .whenComplete((read, failure) -> loop.post(_ -> {
                    if (failure == null) {
                        use.accept(List.copyOf(read));
                        answer.complete(List.copyOf(read));
                    } else {
                        answer.completeExceptionally(refusal(NotDone.reason(failure)));
                    }
                }));
        return answer;
    }

    private List<GroupSpec> readNow() {
        try {
            return reading.read();
        } catch (ConfigException mistakes) {
            throw new CompletionException(mistakes);
        }
    }

    private Throwable refusal(Throwable reason) {
        if (reason instanceof ConfigException mistakes) {
            narrator.cannotReread(
                    mistakes.problems().stream().map(Problem::line).toList());
            return unreadable(mistakes);
        }
        return reason;
    }

    private static NotDone unreadable(ConfigException mistakes) {
        return new NotDone(new Failure(Kind.BAD_CONFIGURATION, mistakes.getMessage()));
    }
}
