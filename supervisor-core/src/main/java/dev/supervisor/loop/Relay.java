package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Turns a loop that makes calls which may hang, as those for a file do when its disk is gone. One thread has the turn. While a call keeps it,
 * another is sent to turn the loop; the first, when its call returns, waits for the end of a turn, goes on where it was and has the turn from then
 * on. So what belongs to the loop belongs to one thread at a time, and what was begun is finished; but during a call others may have come
 * in between.
 *
 * <p>A step of the loop that looks, which has a deadline only as long as calls are made.
 */
public final class Relay implements Step {
    /** A call that is seen by two looks has hung for so long at least, and for twice as long at most. */
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    /** Threads whose calls hang, at the same time. */
    static final int MOST_AWAY = 8;

    private final EventLoop loop;
    private final Consumer<Runnable> threads;
    private final Mailbox looker;
    private final Overtaking overtaking;
    private final AtomicLong calls = new AtomicLong(); // odd during a call of the thread that has the turn
    private volatile boolean looking;
    private volatile boolean awaited; // somebody is back
    private final Queue<Semaphore> back = new ArrayDeque<>(); // this one and the next two are guarded by this
    private int away;
    private boolean turning;
    private Optional<Deadline> nextLook = Optional.empty(); // this one and the next two are the looker's
    private long seen;
    private Now seenAt;

    /** Learns that another thread may take over in between. */
    @FunctionalInterface
    public interface Overtaking {
        /**
         * A call hangs, and another thread turns the loop next. Called by the watching thread, but while no thread has
         * the turn, so that everything that belongs to the loop may be touched. Must not block.
         *
         * @param call the result of {@link #leave}
         * @param since when it was first seen
         */
        void hangs(long call, Now since);
    }

    /**
     * @param threads starts one that does this
     * @param looker the mailbox of the loop that looks
     */
    public Relay(EventLoop loop, Consumer<Runnable> threads, Mailbox looker, Overtaking overtaking) {
        this.loop = loop;
        this.threads = threads;
        this.looker = looker;
        this.overtaking = overtaking;
        this.seenAt = loop.now();
    }

    /** Lets the loop turn on threads of its own, until it is stopped. */
    public synchronized void start() {
        turning = true;
        new Runner().go();
    }

    /** A call that may hang begins; {@link #comeBack} follows in any case. Called by the thread that has the turn. */
    public long leave() {
        long call = calls.get() + 1;
        calls.set(call);
        if (!looking) {
            looking = true;
            looker.post(_ -> {}); // after which our step is run
        }
        return call;
    }

    /** The call has returned. Whether nobody has turned the loop meanwhile; the caller has the turn again in either case. */
    public boolean comeBack(long call) {
        if (calls.compareAndSet(call, call + 1)) {
            return true;
        }
        Semaphore turn = new Semaphore(0);
        synchronized (this) {
            if (turning) {
                back.add(turn);
                awaited = true;
            } else { // the loop has stopped
                turning = true;
                turn.release();
            }
        }
        loop.post(_ -> {});
        turn.acquireUninterruptibly();
        synchronized (this) {
            away--;
        }
        loop.changeHands();
        return false;
    }

    /**
     * Waits until the loop has stopped, and sends another thread meanwhile if a call hangs. By who looks.
     *
     * @return whether nobody is left who might touch what belongs to the loop
     */
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        Deadline until = loop.now().plus(longest);
        while (true) {
            synchronized (this) {
                if (turning) {
                    wait(BETWEEN_LOOKS.toMillis());
                }
                if (!turning) {
                    return away == 0;
                }
            }
            Now now = loop.now();
            if (until.isDue(now)) {
                return false;
            }
            look(now);
        }
    }

    @Override
    public void run(Now now) {
        if (nextLook.isEmpty() ? looking : Deadline.hasCome(nextLook, now)) {
            look(now);
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return nextLook;
    }

    private void look(Now now) {
        long call = calls.get();
        nextLook = Optional.of(now.plus(BETWEEN_LOOKS));
        if (call != seen) {
            seen = call;
            seenAt = now;
        } else if (isCall(call)) {
            takeOver(call);
        } else {
            looking = false;
            if (calls.get() == call) {
                nextLook = Optional.empty(); // who makes the next call tells us
            } else {
                looking = true;
            }
        }
    }

    private static boolean isCall(long number) {
        return number % 2 != 0;
    }

    private synchronized void takeOver(long call) {
        if (away == MOST_AWAY) {
            return;
        }
        Runner next;
        try {
            next = new Runner(); // before it is needed: there may be no thread
        } catch (OutOfMemoryError noThread) {
            return;
        }
        if (!calls.compareAndSet(call, call + 1)) {
            next.dismiss();
            return;
        }
        away++;
        try {
            loop.changeHands();
            overtaking.hangs(call, seenAt);
        } finally {
            next.go();
        }
    }

    /** Passes the turn to the thread that came back first, if any has. */
    private synchronized void passOn() {
        Optional<Semaphore> next = Optional.ofNullable(back.poll());
        awaited = !back.isEmpty();
        if (next.isPresent()) {
            next.get().release();
        } else {
            turning = false;
            notifyAll();
        }
    }

    /** One thread, which waits for its turn. */
    private final class Runner {
        private final Semaphore told = new Semaphore(0);
        private boolean wanted;

        private Runner() {
            threads.accept(this::run);
        }

        private void run() {
            told.acquireUninterruptibly();
            if (wanted) {
                loop.runUntil(() -> awaited);
                passOn();
            }
        }

        private void go() {
            wanted = true;
            told.release();
        }

        private void dismiss() {
            told.release();
        }
    }
}
