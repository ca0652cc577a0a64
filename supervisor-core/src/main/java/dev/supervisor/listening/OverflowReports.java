package dev.supervisor.listening;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * Logs events that a pool has dropped: each by itself, as the original does, as long as they are few; in a flood only
 * their number. Loop thread only.
 */
final class OverflowReports {
    private static final int SENTENCES_PER_PERIOD = 50;
    private static final Duration PERIOD = Duration.ofSeconds(60);

    private final String pool;
    private final ListenerNarrator narrator;
    private Optional<Deadline> periodEnd = Optional.empty();
    private int said;
    private long unsaid;

    OverflowReports(String pool, ListenerNarrator narrator) {
        this.pool = pool;
        this.narrator = narrator;
    }

    void dropped(long serial) {
        if (said < SENTENCES_PER_PERIOD) {
            said++;
            narrator.discarded(pool, serial);
        } else {
            unsaid++;
        }
    }

    /** Says how many were dropped without a word, if a period is over; says when the one that runs is. */
    Optional<Deadline> report(Now now) {
        if (Deadline.hasCome(periodEnd, now)) {
            if (unsaid > 0) {
                narrator.moreDiscarded(pool, unsaid);
            }
            periodEnd = Optional.empty();
            said = 0;
            unsaid = 0;
        }
        if (periodEnd.isEmpty() && said > 0) {
            periodEnd = Optional.of(now.plus(PERIOD));
        }
        return periodEnd;
    }
}
