package dev.supervisor.loop;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Reads the clock after each part of a turn, and after a few steps, so that the report of a slow turn can name the
 * cause.
 */
final class TurnWatch {
    /** Clients wait for an answer this long without noticing; beyond it the operator should know. */
    static final Duration LONGEST_TURN = Duration.ofMillis(200);

    private final Clock clock;
    private final LoopReports reports;
    private long beginNanos;
    private long lastNanos;
    private long longestNanos;
    private Object longestOne = this;

    TurnWatch(Clock clock, LoopReports reports) {
        this.clock = clock;
        this.reports = reports;
    }

    /** A turn begins. */
    void begin(Now now) {
        beginNanos = now.monotonicNanos();
        lastNanos = beginNanos;
        longestNanos = 0;
    }

    /** {@code what} was done since the last call; several things if it is an array. */
    void did(Object what) {
        long now = clock.monotonicNanos();
        long took = now - lastNanos;
        lastNanos = now;
        if (took > longestNanos) {
            longestNanos = took;
            longestOne = what;
        }
    }

    /** How long it is until then, from the last thing that was done; zero once it is due. */
    Duration remaining(Deadline deadline) {
        return Duration.ofNanos(Math.max(0, deadline.monotonicNanos() - lastNanos));
    }

    /** The turn is over; says how long it took. */
    Duration end() {
        Duration took = Duration.ofNanos(lastNanos - beginNanos);
        if (took.compareTo(LONGEST_TURN) > 0) {
            reports.slowTurn(nameOf(longestOne), took);
        }
        return took;
    }

    /** How we call a piece of code in what we tell: its class, which for a lambda is the class that it stands in. */
    static String nameOf(Object what) {
        if (what instanceof Object[] several) {
            return Arrays.stream(several).map(TurnWatch::nameOf).collect(Collectors.joining(", "));
        }
        String name = what.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        String withoutLambda = lambda < 0 ? name : name.substring(0, lambda);
        return withoutLambda.substring(withoutLambda.lastIndexOf('.') + 1);
    }
}
