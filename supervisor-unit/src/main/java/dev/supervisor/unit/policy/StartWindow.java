package dev.supervisor.unit.policy;

import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.Optional;

/**
 * The limit of starts, {@code StartLimitIntervalSec=} and {@code StartLimitBurst=}. As in systemd the windows follow one another: a window
 * begins with the first start after the last window's end.
 *
 * @param interval the length of a window; zero: no limit
 * @param burst starts in a window; 0: no limit
 */
public record StartWindow(Duration interval, int burst) {

    /**
     * The starts so far.
     *
     * @param end the end of the window, at which a start still belongs to it; none before the first start
     * @param starts starts in the window
     */
    public record Count(Optional<Deadline> end, int starts) {
        public static final Count NONE = new Count(Optional.empty(), 0);
    }

    /** The count with one start more; empty if there may be none. */
    public Optional<Count> start(Count count, Now now) {
        if (interval.isZero() || burst <= 0) {
            return Optional.of(count);
        }
        if (count.end().isEmpty() || isOver(count.end().get(), now)) {
            return Optional.of(new Count(Optional.of(now.plus(interval)), 1));
        }
        return count.starts() < burst ? Optional.of(new Count(count.end(), count.starts() + 1)) : Optional.empty();
    }

    private static boolean isOver(Deadline end, Now now) {
        return end.isDue(now) && end.monotonicNanos() != now.monotonicNanos();
    }
}
