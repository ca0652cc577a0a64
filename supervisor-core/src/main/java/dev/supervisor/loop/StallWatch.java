package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Looks now and then whether another loop is stuck in a turn, as one that writes files is when its disk hangs, and tells it once for each
 * such turn, and that it has ended: what hangs cannot tell by itself before it is over. A step of the loop that looks, which has a deadline only as long as the
 * other one turns.
 */
public final class StallWatch implements Step {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofSeconds(1);

    /** Reports stalls to people. */
    public interface Reports {

        /** A turn that began then goes on and on. */
        void isStuck(Now since);

        /** It has ended since it was looked at last, which is so long after its beginning. */
        void goesOn(Duration after);
    }

    private final EventLoop watched;
    private final Mailbox looker;
    private final Reports reports;
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean turned;
    private Optional<Deadline> nextLook = Optional.empty();
    private Optional<Now> told = Optional.empty();

    /**
     * To be made before the watched loop turns.
     *
     * @param looker the mailbox of the loop that looks
     * @param reports called on the thread of the loop that looks
     */
    public StallWatch(EventLoop watched, Mailbox looker, Reports reports) {
        this.watched = watched;
        this.looker = looker;
        this.reports = reports;
        watched.atTurns(this::turns);
    }

    /** On the watched loop's thread. */
    private void turns() {
        turned = true;
        if (!looking.get() && looking.compareAndSet(false, true)) {
            looker.post(_ -> {}); // after which our step is run
        }
    }

    @Override
    public void run(Now now) {
        if (nextLook.isEmpty() && looking.get()) {
            nextLook = Optional.of(now.plus(BETWEEN_LOOKS));
        } else if (Deadline.hasCome(nextLook, now)) {
            boolean goesOn = look(now);
            nextLook = goesOn ? Optional.of(now.plus(BETWEEN_LOOKS)) : Optional.empty();
        }
    }

    @Override
    public Optional<Deadline> next(Now now) {
        return nextLook;
    }

    /** Whether another look is worth while. In this order, because a turn that begins meanwhile is reported again. */
    private boolean look(Now now) {
        looking.set(false);
        Optional<Now> since = watched.busySince();
        boolean stuck =
                since.filter(began -> now.since(began).compareTo(STUCK) >= 0).isPresent();
        if (told.isPresent() && !since.equals(told)) {
            reports.goesOn(now.since(told.get()));
            told = Optional.empty();
        }
        if (stuck && told.isEmpty()) {
            reports.isStuck(since.get());
            told = since;
        }
        boolean goesOn = since.isPresent() || turned;
        turned = false;
        if (goesOn) {
            looking.set(true);
        }
        return goesOn;
    }
}
