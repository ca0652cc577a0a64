package dev.supervisor.daemon;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Tries again to write a pid file that could not be written at the start: a disk that was full has room some day. Loop thread only. */
final class PidFileMending implements Step {
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final BooleanSupplier attempt;
    private final Executor worker;
    private final Mailbox loop;
    private Optional<Deadline> next = Optional.empty();

    /**
     * @param attempt tries, and says whether it is there; may block
     * @param worker where that is done
     * @param loop where the worker says what came of it
     */
    PidFileMending(BooleanSupplier attempt, Executor worker, Mailbox loop) {
        this.attempt = attempt;
        this.worker = worker;
        this.loop = loop;
    }

    /** It is missing from now on. */
    void begin(Now now) {
        next = Optional.of(now.plus(BETWEEN));
    }

    @Override
    public void run(Now now) {
        if (next.filter(due -> due.isDue(now)).isPresent()) {
            next = Optional.empty();
            worker.execute(() -> {
                boolean done = attempt.getAsBoolean();
                loop.post(later -> next = done ? Optional.empty() : Optional.of(later.plus(BETWEEN)));
            });
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return next;
    }
}
