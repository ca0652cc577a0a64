package dev.supervisor.loop;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looks now and then whether another loop is stuck in a turn, as one that writes files is when its disk hangs, and tells it once for each
 * such turn: what hangs cannot tell by itself before it is over. A step of the loop that looks.
 */
public final class StallWatch implements Step {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);
    private static final Duration STUCK = Duration.ofSeconds(1);

    private final EventLoop watched;
    private final Consumer<Duration> report;
    private Optional<Now> told = Optional.empty();

    /** @param report is told for how long it has been stuck */
    public StallWatch(EventLoop watched, Consumer<Duration> report) {
        this.watched = watched;
        this.report = report;
    }

    @Override
    public Optional<Deadline> run(Now now) {
        Optional<Now> since = watched.busySince();
        boolean stuck =
                since.filter(began -> now.since(began).compareTo(STUCK) >= 0).isPresent();
        if (stuck && !since.equals(told)) {
            report.accept(now.since(since.get()));
            told = since;
        }
        return Optional.of(now.plus(BETWEEN_LOOKS));
    }
}
