package dev.supervisor.process;

/**
 * How often a process has been started in a row: decides how long the next start waits, and when there is none any more.
 *
 * @param failures failed starts in a row; a stop does not end the row, as in the original
 * @param restarts restarts in a row, failed starts not counted; 0 unless delays grow with them, see {@link RestartPace}
 */
public record Attempts(int failures, int restarts) {

    /** The first start, or the first after a run that counts. One object for nearly all processes. */
    public static final Attempts NONE = new Attempts(0, 0);

    /** One more start has failed. */
    Attempts failed() {
        return new Attempts(failures + 1, restarts);
    }

    /** The start has succeeded. */
    Attempts up() {
        return failures == 0 ? this : of(0, restarts);
    }

    /** One more restart follows. */
    Attempts restarted() {
        return new Attempts(failures, Math.addExact(restarts, 1));
    }

    /** The row of restarts is over, as it is stopped or given up. */
    Attempts withoutRestarts() {
        return restarts == 0 ? this : of(failures, 0);
    }

    private static Attempts of(int failures, int restarts) {
        return failures == 0 && restarts == 0 ? NONE : new Attempts(failures, restarts);
    }
}
