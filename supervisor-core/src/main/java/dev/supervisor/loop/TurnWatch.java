package dev.supervisor.loop;

import dev.supervisor.time.Clock;
import dev.supervisor.time.Now;
import java.time.Duration;

/** Looks at the clock after each thing that a turn does, so that a turn that took too long can be told with what it was doing. */
final class TurnWatch {
    /** Clients wait for an answer this long without noticing; beyond it the operator should know. */
    static final Duration LONGEST_TURN = Duration.ofMillis(200);

    private final Clock clock;
    private final LoopReports reports;
    private Now begin;
    private Now last;
    private Duration longest = Duration.ZERO;
    private Object longestOne = this;

    TurnWatch(Clock clock, LoopReports reports) {
        this.clock = clock;
        this.reports = reports;
        this.begin = clock.now();
        this.last = begin;
    }

    /** A turn begins. */
    void begin(Now now) {
        begin = now;
        last = now;
        longest = Duration.ZERO;
    }

    /** {@code what} was done since the last call. */
    void did(Object what) {
        Now now = clock.now();
        Duration took = now.since(last);
        last = now;
        if (took.compareTo(longest) > 0) {
            longest = took;
            longestOne = what;
        }
    }

    /** The latest reading of the clock in this turn. */
    Now lastLook() {
        return last;
    }

    /** The turn is over; says how long it took. */
    Duration end() {
        Duration took = last.since(begin);
        if (took.compareTo(LONGEST_TURN) > 0) {
            reports.slowTurn(nameOf(longestOne), took);
        }
        return took;
    }

    /** How we call a piece of code in what we tell: its class, which for a lambda is the class that it stands in. */
    static String nameOf(Object what) {
        String name = what.getClass().getName();
        int lambda = name.indexOf("$$Lambda");
        String withoutLambda = lambda < 0 ? name : name.substring(0, lambda);
        return withoutLambda.substring(withoutLambda.lastIndexOf('.') + 1);
    }
}
