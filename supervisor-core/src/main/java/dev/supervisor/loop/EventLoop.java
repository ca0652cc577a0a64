package dev.supervisor.loop;

import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A thread's turns: wait, read the clock once, run the mailbox, call the watchers of ready descriptors, run the steps.
 * The order is behaviour. Owned by one thread; only {@link #post}, {@link #leave}, {@link #rouse}, {@link #busySince}
 * and {@link #longestTurn} may be called by others.
 *
 * <p>No exception ends the loop: it is logged, the step that threw is left out for this turn, and the loop goes on.
 */
public final class EventLoop implements Mailbox {
    /** So that callers who keep asking cannot keep children from being reaped. */
    private static final int TASKS_PER_TURN = 256;

    /** A step mostly has nothing to do, and to look at the clock after each one would cost more than they do. */
    private static final int STEPS_PER_LOOK = 4;

    /** A step that threw has not said when it wants to go on. */
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
    private final List<Fd> ready = new ArrayList<>();
    private final Consumer<Fd> takeReady = ready::add;
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

    /** Adds what each turn does after the descriptors, in the order of the calls. */
    public void addStep(Step step) {
        if (steps.length == 0 || steps[steps.length - 1].length == STEPS_PER_LOOK) {
            steps = Arrays.copyOf(steps, steps.length + 1);
            steps[steps.length - 1] = new Step[0];
        }
        Step[] last = steps[steps.length - 1];
        steps[steps.length - 1] = Arrays.copyOf(last, last.length + 1);
        steps[steps.length - 1][last.length] = step;
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
        Optional<Duration> nap = NO_NAP;
        while (running) {
            nap = turn(nap);
        }
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
        Optional<Deadline> next = Optional.empty();
        for (Step[] few : steps) {
            for (Step step : few) {
                Optional<Deadline> wish = run(step, now);
                next = wish.isEmpty() ? next : Deadline.earlier(next, wish);
            }
            watch.did(few);
        }
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

    /** The loop's last line: here and in {@link #run(Step, Now)}, and nowhere else in it, is caught what nobody expected. */
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

    private Optional<Deadline> run(Step step, Now now) {
        try {
            return step.run(now);
        } catch (Throwable bug) {
            reports.mishap(TurnWatch.nameOf(step), bug);
            return Optional.of(now.plus(RETRY_AFTER_MISHAP));
        }
    }
}
