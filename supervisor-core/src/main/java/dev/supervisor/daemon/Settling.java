package dev.supervisor.daemon;

import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Step;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Gives back the memory that the start or a burst needed and what follows does not, once the daemon is quiet again. It has a deadline from
 * the turn in which memory has grown until it is given back, and none while nothing happens. Loop thread only.
 *
 * <p>Giving back stops all threads for some milliseconds, so it waits for a moment in which nobody does anything, and is not done often.
 */
final class Settling implements Step {
    /** The compiler frees its own memory five seconds after it had something to do, and only then can it be given back. */
    private static final Duration AFTER_GROWTH = Duration.ofSeconds(8);

    private static final Duration QUIET = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT_FOR_QUIET = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final long WORTH_IT_BYTES = 2 << 20;

    /** The memory held from the system. */
    interface Memory {

        /** How many bytes the heap has; answers at once. */
        long held();

        /** Gives back what is not needed. Takes some milliseconds. */
        void giveBack();
    }

    private sealed interface Phase {

        /**
         * Nothing is to be done.
         *
         * @param needed bytes that were left when memory was given back
         * @param next not before then again
         */
        record Settled(long needed, Optional<Deadline> next) implements Phase {}

        /**
         * There is something to give back.
         *
         * @param due when it will be, if nobody does anything then
         * @param latest when it will be in any case
         * @param held bytes when this was looked at last
         */
        record Grown(Deadline due, Deadline latest, long held) implements Phase {}

        /** A worker is giving it back. */
        record GivingBack() implements Phase {}
    }

    private final Memory memory;
    private final Executor worker;
    private final Mailbox loop;
    private Phase phase = new Phase.Settled(0, Optional.empty());
    private Optional<Now> lastTurn = Optional.empty();

    /**
     * @param worker gives back, because it takes a while
     * @param loop where the worker says that it is done
     */
    Settling(Memory memory, Executor worker, Mailbox loop) {
        this.memory = memory;
        this.worker = worker;
        this.loop = loop;
    }

    @Override
    public void run(Now now) {
        Now last = lastTurn.orElse(now);
        lastTurn = Optional.of(now);
        phase = switch (phase) {
            case Phase.Settled settled -> look(settled, now);
            case Phase.Grown grown -> wait(grown, last, now);
            case Phase.GivingBack giving -> giving;
        };
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return phase instanceof Phase.Grown(Deadline due, Deadline _, long _) ? Optional.of(due) : Optional.empty();
    }

    private Phase look(Phase.Settled settled, Now now) {
        long held = memory.held();
        if (held < settled.needed() + WORTH_IT_BYTES) {
            return settled;
        }
        Deadline soon = now.plus(AFTER_GROWTH);
        Deadline due = settled.next().map(soon::orLater).orElse(soon);
        return new Phase.Grown(due, now.plus(BETWEEN.plus(LONGEST_WAIT_FOR_QUIET)), held);
    }

    /** Growth is dated from the previous turn, since anything that grows the heap for long also makes the loop turn. */
    private Phase wait(Phase.Grown grown, Now last, Now now) {
        long held = memory.held();
        boolean quiet = now.since(last).compareTo(QUIET) >= 0;
        if (grown.latest().isDue(now) || grown.due().isDue(now) && quiet) {
            worker.execute(() -> giveBack(now.plus(BETWEEN)));
            return new Phase.GivingBack();
        }
        Deadline due = grown.due();
        if (held > grown.held()) {
            due = due.orLater(last.plus(AFTER_GROWTH));
        } else if (due.isDue(now)) {
            due = now.plus(QUIET);
        }
        return new Phase.Grown(due, grown.latest(), held);
    }

    /** On a worker. */
    private void giveBack(Deadline next) {
        memory.giveBack();
        long needed = memory.held();
        loop.post(_ -> phase = new Phase.Settled(needed, Optional.of(next)));
    }
}
