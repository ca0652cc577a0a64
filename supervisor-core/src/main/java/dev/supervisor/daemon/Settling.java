package dev.supervisor.daemon;

import dev.supervisor.loop.Step;
import dev.supervisor.os.OwnProcess;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Gives back, once, the memory that starting needed and running does not: the compiler frees its own some seconds after the start, and only
 * then can it be returned to the system. One deadline, no timer.
 */
final class Settling implements Step {
    private static final Duration AFTER_START = Duration.ofSeconds(8);

    private final OwnProcess self;
    private final Executor worker;
    private Optional<Deadline> due = Optional.empty();
    private boolean done;

    Settling(OwnProcess self, Executor worker) {
        this.self = self;
        this.worker = worker;
    }

    @Override
    public Optional<Deadline> run(Now now) {
        if (done) {
            return Optional.empty();
        }
        if (due.isEmpty()) {
            due = Optional.of(now.plus(AFTER_START));
        }
        if (!due.get().isDue(now)) {
            return due;
        }
        done = true;
        worker.execute(() -> {
            System.gc();
            self.trimMemory();
        });
        return Optional.empty();
    }
}
