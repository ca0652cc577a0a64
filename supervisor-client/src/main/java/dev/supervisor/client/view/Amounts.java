package dev.supervisor.client.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Sizes, times and shares as people read them. Pure but for the time zone. */
public final class Amounts {
    private static final String UNITS = "KMGTP";
    private static final int STEP = 1024;
    private static final int UP_TO_HERE_WITH_A_TENTH = 10;
    private static final double SECOND = 1e9;

    private Amounts() {}

    /** {@code 512B}, {@code 9.8K}, {@code 10M}. */
    public static String bytes(long bytes) {
        if (bytes < STEP) {
            return bytes + "B";
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= STEP && unit < UNITS.length() - 1) {
            amount /= STEP;
            unit++;
        }
        String format = amount < UP_TO_HERE_WITH_A_TENTH ? "%.1f" : "%.0f";
        return String.format(Locale.ROOT, format, amount) + UNITS.charAt(unit);
    }

    /** {@code 0:00:12}, {@code 3 days, 1:02:03}, as {@code status} shows an uptime. */
    public static String uptime(Duration duration) {
        long days = duration.toDays();
        String time =
                "%d:%02d:%02d".formatted(duration.toHoursPart(), duration.toMinutesPart(), duration.toSecondsPart());
        return days == 0 ? time : days + " days, " + time;
    }

    /** {@code 0.31s}, {@code 75.0s}. */
    public static String seconds(Duration duration) {
        double seconds = duration.toNanos() / SECOND;
        return String.format(Locale.ROOT, seconds < UP_TO_HERE_WITH_A_TENTH ? "%.2fs" : "%.1fs", seconds);
    }

    /** {@code 12.5}. */
    public static String percent(double percent) {
        return String.format(Locale.ROOT, "%.1f", percent);
    }

    /** In the reader's time zone. */
    public static String time(Instant instant) {
        return local("yyyy-MM-dd HH:mm:ss", instant);
    }

    /** {@link #time} without the day. */
    static String timeOfDay(Instant instant) {
        return local("HH:mm:ss", instant);
    }

    private static String local(String pattern, Instant instant) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
