package dev.supervisor.http.login;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * Slows down guessers. Logins of one neighbourhood are checked one after the other; after the third wrong one the next
 * is checked only after a pause, which doubles with each further one. A right login has to wait for its turn like any
 * other, because otherwise the pause would reveal to a guesser, who may leave at once, that it was wrong; the wait is a
 * matter of seconds. Others notice nothing. Http thread only.
 */
public final class LoginPauses {
    /** People mistype. */
    private static final int WITHOUT_PAUSE = 3;

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /** A client that sends more at once does not wait for its answers. */
    private static final int MOST_WAITING = 4;

    /**
     * Beyond this number clients are grouped by larger neighbourhoods, and beyond twice as many not distinguished at
     * all.
     */
    private static final int MOST_LINES = 1024;

    /** The result of a login. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** Not checked: too many are waiting. */
        TOO_MANY
    }

    private final Clock clock;
    private final Alarm alarm;
    private final Map<Neighbourhood, Line> lines = new LinkedHashMap<>(16, 0.75f, true);

    public LoginPauses(Clock clock, Alarm alarm) {
        this.clock = clock;
        this.alarm = alarm;
    }

    /** Whether nobody has failed lately. */
    boolean isEmpty() {
        forgetOld(clock.now());
        return lines.isEmpty();
    }

    private Neighbourhood neighbourhood(Peer peer) {
        Neighbourhood own = Neighbourhood.of(peer);
        if (lines.size() < MOST_LINES || lines.containsKey(own)) {
            return own;
        }
        Neighbourhood around = Neighbourhood.around(peer);
        return lines.size() < 2 * MOST_LINES || lines.containsKey(around) ? around : Neighbourhood.EVERYBODY;
    }

    /** How many are remembered. */
    int neighbourhoods() {
        return lines.size();
    }

    /**
     * Looks at a login when it is its turn. One whose outcome is cancelled before is not looked at.
     *
     * @param isRight looks at it; completed on the http thread
     */
    CompletableFuture<Outcome> outcome(Peer peer, Supplier<CompletableFuture<Boolean>> isRight) {
        Now now = clock.now();
        forgetOld(now);
        Line line = lines.computeIfAbsent(neighbourhood(peer), _ -> new Line(now));
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        line.add(new Attempt(isRight, outcome));
        return outcome;
    }

    /** Most recently used last, so those that are old stand in front. */
    private void forgetOld(Now now) {
        Iterator<Line> oldestFirst = lines.values().iterator();
        while (oldestFirst.hasNext()) {
            Line line = oldestFirst.next();
            if (!line.isAtRest() || !line.isForgotten(now)) {
                return;
            }
            oldestFirst.remove();
        }
    }

    private record Attempt(Supplier<CompletableFuture<Boolean>> isRight, CompletableFuture<Outcome> outcome) {}

    /** The logins of one neighbourhood. */
    private final class Line {
        private final Deque<Attempt> waiting = new ArrayDeque<>();
        private int failures;
        private boolean busy;
        private Now lastFailure;
        private Deadline next;

        Line(Now now) {
            this.lastFailure = now;
            this.next = now.atOnce();
        }

        boolean isAtRest() {
            return !busy && waiting.isEmpty();
        }

        boolean isForgotten(Now now) {
            return failures == 0 || now.since(lastFailure).compareTo(FORGOTTEN_AFTER) >= 0;
        }

        void add(Attempt attempt) {
            waiting.removeIf(other -> other.outcome().isDone());
            if (waiting.size() >= MOST_WAITING) {
                attempt.outcome().complete(Outcome.TOO_MANY);
                return;
            }
            waiting.add(attempt);
            look();
        }

        /** Busy is also who pauses: a ring at the end of the pause goes on. */
        private void look() {
            if (busy || waiting.isEmpty()) {
                return;
            }
            busy = true;
            Now now = clock.now();
            if (next.isDue(now)) {
                judge(waiting.remove());
            } else {
                alarm.ring(next.remaining(now), this::goOn);
            }
        }

        private void goOn() {
            busy = false;
            look();
        }

        private void judge(Attempt attempt) {
            if (attempt.outcome().isDone()) {
                goOn(); // the client has left
                return;
            }
            attempt.isRight().get().whenComplete((right, failure) -> judged(attempt, right, failure));
        }

        private void judged(Attempt attempt, Boolean right, Throwable failure) {
            if (failure instanceof CompletionException refused
                    && refused.getCause() instanceof RejectedExecutionException) {
                attempt.outcome().complete(Outcome.TOO_MANY); // the worker has too much to do
            } else if (failure != null) {
                attempt.outcome().completeExceptionally(failure);
            } else if (right) {
                attempt.outcome().complete(Outcome.RIGHT);
            } else {
                failed(clock.now());
                attempt.outcome().complete(Outcome.WRONG);
            }
            goOn();
        }

        private void failed(Now now) {
            failures = isForgotten(now) ? 1 : failures + 1;
            lastFailure = now;
            next = now.plus(pauseAfter(failures));
        }
    }

    /** The pause after this many failures. */
    static Duration pauseAfter(int failures) {
        if (failures < WITHOUT_PAUSE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(failures - WITHOUT_PAUSE, Integer.SIZE - 2);
        Duration pause = FIRST_PAUSE.multipliedBy(1L << doublings);
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
