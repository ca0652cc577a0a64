package dev.supervisor.loop;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A thread's turns: wait, read the clock once, run the mailbox, call the watchers of ready descriptors, run the steps.
 * Owned by one thread at a time; only {@link #post}, {@link #leave}, {@link #rouse}, {@link #now}, {@link #busySince}
 * and {@link #longestTurn} may be called by others.
 *
 * <p>No exception ends the loop: it is logged, the step that threw is left out for this turn, and the loop goes on.
 */
public final class EventLoop implements Mailbox {
    /** Bounds a turn, so that callers that keep asking cannot keep children from being reaped. */
    private static final int TASKS_PER_TURN = 256;

    /** A step mostly has nothing to do, and to look at the clock after each one would cost more than they do. */
    private static final int STEPS_PER_LOOK = 4;

    /** The delay after a step threw, which did not return when it wants to go on. */
    private static final Duration RETRY_AFTER_MISHAP = Duration.ofMillis(100);

    private static final Optional<Duration> NO_NAP = Optional.of(Duration.ZERO);

    private final Clock clock;
    private final Poller poller;
    private final LoopReports reports;
    private final TurnWatch watch;
    private final Queue<Consumer<Now>> mailbox = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asleep = new AtomicBoolean();
    private final Map<Fd, Consumer<Now>> watchers = new HashMap<>();
    private Step[][] steps = {}; // a few of them at a time; arrays, because each turn goes through all of them
    private final List<Step> failed = new ArrayList<>(); // in this turn
    private List<Fd> ready = new ArrayList<>();
    private final Consumer<Fd> takeReady = fd -> ready.add(fd);
    private volatile Optional<Now> turnBegan = Optional.empty();
    private Runnable atTurns = () -> {};
    private volatile Duration longestTurn = Duration.ZERO;
    private boolean postsGoFirst;
    private boolean running = true;

    public EventLoop(Clock clock, Poller poller, LoopReports reports) {
        this.clock = clock;
        this.poller = poller;
        this.reports = reports;
        this.watch = new TurnWatch(clock, reports);
    }

    @Override
    public void post(Consumer<Now> task) {
        leave(task);
        rouse();
    }

    @Override
    public void leave(Consumer<Now> task) {
        mailbox.add(task);
    }

    @Override
    public void rouse() {
        if (asleep.get() && asleep.compareAndSet(true, false)) {
            poller.wakeUp(); // a loop that is awake looks by itself
        }
    }

    /**
     * Calls {@code watcher} in each turn in which {@code fd} can be read. It may be called once too often: after another watcher of the
     * same turn has closed a descriptor of this number.
     */
    public void watchReads(Fd fd, Consumer<Now> watcher) {
        watchers.put(fd, watcher);
        poller.watchReads(fd);
    }

    /** Calls {@code watcher} in each turn in which {@code fd} can be written; else like {@link #watchReads}. */
    public void watchWrites(Fd fd, Consumer<Now> watcher) {
        watchers.put(fd, watcher);
        poller.watchWrites(fd);
    }

    /** Ends the watch; to be called before the descriptor is closed. */
    public void forget(Fd fd) {
        watchers.remove(fd);
        poller.forget(fd);
    }

    /** The steps of each turn after the descriptors, in this order. To be set once, before it turns. */
    public void doInEachTurn(List<Step> all) {
        if (steps.length > 0) {
            throw new IllegalStateException("the steps of a turn are set once");
        }
        steps = new Step[(all.size() + STEPS_PER_LOOK - 1) / STEPS_PER_LOOK][];
        for (int few = 0; few < steps.length; few++) {
            int from = few * STEPS_PER_LOOK;
            steps[few] = all.subList(from, Math.min(all.size(), from + STEPS_PER_LOOK))
                    .toArray(Step[]::new);
        }
    }

    /**
     * Runs tasks that are posted while watchers are called before the next watcher, instead of in the next turn: for a
     * loop whose watchers take long. To be set before it turns.
     */
    public void letPostsGoFirst() {
        postsGoFirst = true;
    }

    /** Calls {@code begun} at the beginning of each turn, on the loop's thread. To be set before it turns. */
    void atTurns(Runnable begun) {
        atTurns = begun;
    }

    /** Turns until {@link #stop}. */
    public void run() {
        runUntil(() -> false);
    }

    /** As {@link #run}, but no further than to the end of a turn after which this is so. */
    void runUntil(BooleanSupplier enough) {
        Optional<Duration> nap = NO_NAP;
        while (running && !enough.getAsBoolean()) {
            nap = turn(nap);
        }
    }

    /**
     * Another thread owns it from now on, even if a turn is not over; the duration of that turn is not reported. Called
     * by the owner.
     */
    void changeHands() {
        Now now = clock.now();
        ready = new ArrayList<>(); // the turn goes on with the old one
        turnBegan = Optional.of(now);
        watch.begin(now);
    }

    /** The current time, for callers without a turn. Any thread. */
    public Now now() {
        return clock.now();
    }

    /** Lets {@link #run} return after this turn. */
    public void stop() {
        running = false;
    }

    /** When the turn began that is going on; empty while it waits. */
    public Optional<Now> busySince() {
        return turnBegan;
    }

    /** The longest of all turns so far, without the waiting. */
    public Duration longestTurn() {
        return longestTurn;
    }

    /** One turn; says how long the next one may wait. */
    public Optional<Duration> turn(Optional<Duration> nap) {
        ready.clear();
        asleep.set(true);
        poller.poll(mailbox.isEmpty() ? nap : NO_NAP, takeReady);
        asleep.set(false);
        Now now = clock.now();
        turnBegan = Optional.of(now);
        atTurns.run();
        watch.begin(now);
        boolean more = runMailbox(now);
        for (Fd fd : ready) {
            tellWatcher(fd, now);
            more = postsGoFirst ? runMailbox(now) : more;
        }
        failed.clear();
        for (Step[] few : steps) {
            for (Step step : few) {
                run(step, now);
            }
            watch.did(few);
        }
        Optional<Deadline> next = nextOfSteps(now);
        Duration took = watch.end();
        if (took.compareTo(longestTurn) > 0) {
            longestTurn = took;
        }
        turnBegan = Optional.empty();
        if (more) {
            return NO_NAP;
        }
        return next.isEmpty() ? Optional.empty() : Optional.of(watch.remaining(next.get()));
    }

    private Optional<Deadline> nextOfSteps(Now now) {
        Optional<Deadline> next = Optional.empty();
        for (Step[] few : steps) {
            for (Step step : few) {
                Optional<Deadline> wish = next(step, now);
                next = wish.isEmpty() ? next : Deadline.earlier(next, wish);
            }
        }
        return next;
    }

    private Optional<Deadline> next(Step step, Now now) {
        if (!failed.contains(step)) {
            try {
                return step.next(now);
            } catch (Throwable bug) {
                reports.mishap(TurnWatch.nameOf(step), bug);
            }
        }
        return Optional.of(now.plus(RETRY_AFTER_MISHAP));
    }

    /** Runs what was posted, up to the bound; says whether more is waiting. */
    private boolean runMailbox(Now now) {
        for (int ran = 0; ran < TASKS_PER_TURN; ran++) {
            Consumer<Now> task = mailbox.poll();
            if (task == null) {
                return false;
            }
            goesWell(task, now);
        }
        return !mailbox.isEmpty();
    }

    private void tellWatcher(Fd fd, Now now) {
        Consumer<Now> watcher = watchers.get(fd);
        if (watcher != null && !goesWell(watcher, now)) {
            forget(fd); // it would be ready, and throw, for ever
        }
    }

    /**
     * The last line of the loop's defence: an exception that nobody expected is caught here, in {@link #run(Step, Now)} and in
     * {@link #next(Step, Now)}, and nowhere else in it.
     */
    private boolean goesWell(Consumer<Now> what, Now now) {
        try {
            what.accept(now);
            return true;
        } catch (Throwable bug) {
            reports.mishap(TurnWatch.nameOf(what), bug);
            return false;
        } finally {
            watch.did(what);
        }
    }

    private void run(Step step, Now now) {
        try {
            step.run(now);
        } catch (Throwable bug) {
            reports.mishap(TurnWatch.nameOf(step), bug);
            failed.add(step);
        }
    }
}
