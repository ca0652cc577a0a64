package dev.supervisor.supervisor;

import dev.supervisor.loop.Step;
import dev.supervisor.process.StartCause;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;

/**
 * Processes with autostart that have just been added: started in the order in which they were added, without waiting
 * for each other. Loop thread only.
 */
final class StartOrder implements Step {
    private final Deque<Subprocess> waiting = new ArrayDeque<>();

    void add(Collection<Subprocess> processes) {
        processes.stream().filter(process -> process.spec().start().autostart()).forEach(waiting::add);
    }

    void remove(Collection<Subprocess> processes) {
        waiting.removeAll(processes);
    }

    /** Starts them, but for those that a client has started meanwhile. */
    @Override
    public void run(Now now) {
        while (!waiting.isEmpty()) {
            Subprocess process = waiting.remove();
            if (process.lastStart().isEmpty()) {
                process.start(StartCause.AUTOSTART, now);
            }
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return !waiting.isEmpty() ? Optional.of(now.plus(Duration.ZERO)) : Optional.empty();
    }
}
