package dev.supervisor.rest.view;

import java.time.Duration;

/** Times as answers have them: seconds, to the millisecond. */
public final class Seconds {
    private static final double MILLIS = 1000.0;

    private Seconds() {}

    public static double of(Duration duration) {
        return duration.toMillis() / MILLIS;
    }
}
