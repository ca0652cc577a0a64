package dev.supervisor.supervisor;

import dev.supervisor.activity.Narrator;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Requests that wait for something to become true of a process. Only those of processes that have changed are looked
 * at. Loop thread only.
 */
final class Waiters implements Step {
    /**
     * The interval at which the activity log reports that a client waits for a stop (supervisor/process.py
     * stop_report).
     */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(2);

    private record Waiter(Predicate<Subprocess> condition, Consumer<Now> answer) {}

    private final Map<Subprocess, List<Waiter>> waiting = new HashMap<>();
    private final SequencedSet<Subprocess> changed = new LinkedHashSet<>();
    private final Deque<Consumer<Now>> due = new ArrayDeque<>();
    private final DeadlineQueue deadlines;
    private final Narrator narrator;

    Waiters(DeadlineQueue deadlines, Narrator narrator) {
        this.deadlines = deadlines;
        this.narrator = narrator;
    }

    void add(Subprocess process, Predicate<Subprocess> condition, Consumer<Now> answer) {
        waiting.computeIfAbsent(process, _ -> new ArrayList<>()).add(new Waiter(condition, answer));
        changed.add(process);
    }

    void addForStop(Subprocess process, Consumer<Now> answer) {
        Object reports = new Object();
        add(process, stopping -> stopping.state().code().isDown(), later -> {
            deadlines.clear(reports);
            answer.accept(later);
        });
        due.add(later -> report(process, reports, later)); // behind what else is stopped in this turn
    }

    private void report(Subprocess process, Object reports, Now now) {
        if (process.state().code() == ProcessStateCode.STOPPING) {
            narrator.waitingToStop(process.name().process());
        }
        if (!process.state().code().isDown()) {
            deadlines.set(reports, now.plus(BETWEEN_REPORTS), later -> report(process, reports, later));
        }
    }

    /** To be called whenever something about it may have changed. */
    void changed(Subprocess process) {
        if (waiting.containsKey(process)) {
            changed.add(process);
        }
    }

    /** Answers those whose condition has come true; what follows from the answers themselves is for the next turn. */
    @Override
    public void run(Now now) {
        for (int left = changed.size(); left > 0; left--) {
            collect(changed.removeFirst());
        }
        for (int left = due.size(); left > 0; left--) {
            due.remove().accept(now);
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return Deadline.atOnceIf(hasWork(), now);
    }

    /** Whether there is something to be looked at already. */
    private boolean hasWork() {
        return !changed.isEmpty() || !due.isEmpty();
    }

    private void collect(Subprocess process) {
        List<Waiter> waiters = waiting.getOrDefault(process, List.of());
        List<Waiter> remaining = new ArrayList<>();
        for (Waiter waiter : waiters) {
            if (waiter.condition().test(process)) {
                due.add(waiter.answer());
            } else {
                remaining.add(waiter);
            }
        }
        if (remaining.isEmpty()) {
            waiting.remove(process);
        } else {
            waiting.put(process, remaining);
        }
    }
}
