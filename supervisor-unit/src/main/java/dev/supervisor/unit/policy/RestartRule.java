package dev.supervisor.unit.policy;

import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.UnitResult;
import java.time.Duration;
import java.util.Optional;

/**
 * When a service that has ended is started again, and after how long.
 *
 * @param when {@code Restart=}
 * @param prevent {@code RestartPreventExitStatus=}: never after the main process has ended so
 * @param force {@code RestartForceExitStatus=}: always after it has ended so
 * @param delay {@code RestartSec=}
 * @param steps {@code RestartSteps=}: restarts until the delay has grown to the longest; 0: it does not grow
 * @param longest {@code RestartMaxDelaySec=}; empty: no growth
 */
public record RestartRule(
        When when, StatusSet prevent, StatusSet force, Duration delay, int steps, Optional<Duration> longest) {

    /** The values of {@code Restart=}. */
    public enum When {
        NO,
        ON_SUCCESS,
        ON_FAILURE,
        ON_ABNORMAL,
        ON_ABORT,
        ON_WATCHDOG,
        ALWAYS
    }

    /**
     * Whether it is started again.
     *
     * @param main how the main process ended, if there was one and it has
     */
    public boolean restartsAfter(UnitResult result, Optional<WaitStatus> main) {
        if (result == UnitResult.EXEC_CONDITION
                || main.filter(prevent::contains).isPresent()) {
            return false;
        }
        return main.filter(force::contains).isPresent() || table(result);
    }

    private boolean table(UnitResult result) {
        return switch (when) {
            case NO -> false;
            case ON_SUCCESS -> result == UnitResult.SUCCESS;
            case ON_FAILURE -> result != UnitResult.SUCCESS;
            case ON_ABNORMAL -> result != UnitResult.SUCCESS && result != UnitResult.EXIT_CODE;
            case ON_ABORT -> result == UnitResult.SIGNAL || result == UnitResult.CORE_DUMP;
            case ON_WATCHDOG -> result == UnitResult.WATCHDOG;
            case ALWAYS -> true;
        };
    }

    /**
     * The wait before a restart. With steps it grows from {@code delay} to {@code longest} by the same factor each time.
     *
     * @param restart which restart in a row this is: 1 for the first
     */
    public Duration delayBefore(int restart) {
        if (restart <= 1 || steps <= 0 || longest.isEmpty() || delay.isZero() || delay.compareTo(longest.get()) >= 0) {
            return delay;
        }
        if (restart > steps) {
            return longest.get();
        }
        double growth = (double) micros(longest.get()) / micros(delay);
        double micros = micros(delay) * Math.pow(growth, (double) (restart - 1) / steps);
        return Duration.ofNanos(1000 * (long) micros);
    }

    private static long micros(Duration duration) {
        return Math.max(1, duration.toNanos() / 1000);
    }
}
