package dev.supervisor.activity;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A failure that occurs again and again. It is logged when it begins, and with the loss once it is over; not each time,
 * and not more often when it comes and goes. Pump thread only.
 */
public final class RepeatedFailure {
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final Consumer<String> begins;
    private final LongConsumer cost;
    private long lost;
    private Optional<Deadline> silentUntil = Optional.empty();

    /**
     * @param begins receives the reason
     * @param cost receives the size of the loss
     */
    public RepeatedFailure(Consumer<String> begins, LongConsumer cost) {
        this.begins = begins;
        this.cost = cost;
    }

    /** It failed, and so much more is lost. */
    public void failed(long alsoLost, String why, Now now) {
        lost += alsoLost;
        if (silentUntil.isEmpty()) {
            begins.accept(why);
            silentUntil = Optional.of(now.plus(BETWEEN_REPORTS));
        }
    }

    /** It went well. */
    public void wentWell(Now now) {
        if (Deadline.hasCome(silentUntil, now)) {
            end();
        }
    }

    /** Nothing more will come: logs the loss now. */
    public void end() {
        silentUntil = Optional.empty();
        if (lost > 0) {
            cost.accept(lost);
            lost = 0;
        }
    }
}
