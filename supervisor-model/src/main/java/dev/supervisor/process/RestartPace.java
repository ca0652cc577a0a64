package dev.supervisor.process;

import dev.supervisor.time.Now;
import java.time.Duration;

/**
 * How long a process waits before it is started again by itself. Pure; what looks like chance follows from the time and the seed.
 *
 * @param pause the least that is waited
 * @param growing whether each delay in a row is twice as long as the one before
 * @param longest what delays grow to; a run at least as long begins the row anew
 * @param jitter the most that is added to each delay
 * @param seed differs from process to process, so that those that end together do not start together
 */
public record RestartPace(Duration pause, boolean growing, Duration longest, Duration jitter, long seed) {
    private static final Duration FIRST_GROWN = Duration.ofSeconds(1);

    /** As in the original: as many seconds as there were failed starts, and no delay after having been RUNNING. */
    public static final RestartPace USUAL =
            new RestartPace(Duration.ZERO, false, Duration.ofSeconds(Integer.MAX_VALUE), Duration.ZERO, 0);

    /** Counts the restart that follows a run. */
    Attempts restart(Attempts before, Duration lived) {
        if (!growing) {
            return before.withoutRestarts();
        }
        return (lived.compareTo(longest) >= 0 ? before.withoutRestarts() : before).restarted();
    }

    /**
     * The delay after a failed start.
     *
     * @param attempts the failed start included
     */
    Duration afterFailure(Attempts attempts, Now now) {
        int failures = attempts.failures();
        Duration grown = growing ? grown(failures + attempts.restarts()) : Duration.ofSeconds(failures);
        return longer(pause, shorter(grown, longest)).plus(chance(now));
    }

    /**
     * The delay after an end of what was RUNNING: the first grown one is a second, after one without delay.
     *
     * @param attempts the restart included
     */
    Duration afterRun(Attempts attempts, Now now) {
        int restarts = attempts.restarts();
        int doublings = pause.isZero() ? restarts - 1 : restarts;
        Duration grown = growing && restarts > 1 ? grown(doublings) : Duration.ZERO;
        return longer(pause, grown).plus(chance(now));
    }

    private Duration grown(int step) {
        Duration delay = longer(pause, FIRST_GROWN);
        for (int i = 1; i < step && delay.compareTo(longest) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return shorter(delay, longest);
    }

    private Duration chance(Now now) {
        long most = jitter.toNanos();
        return Duration.ofNanos(Long.remainderUnsigned(mixed(seed ^ mixed(now.monotonicNanos())), most + 1));
    }

    /** The bits of a number, well mixed (the finalizer of SplitMix64). */
    private static long mixed(long bits) {
        long once = (bits ^ bits >>> 30) * 0xbf58476d1ce4e5b9L;
        long twice = (once ^ once >>> 27) * 0x94d049bb133111ebL;
        return twice ^ twice >>> 31;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
