package dev.supervisor.activity;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The beginning of each line as in the original: {@code 2026-01-31 23:59:59,999 INFO }, local time; the message
 * follows. One thread.
 */
final class LineFormat {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private final DateTimeFormatter toTheSecond = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);
    private final ZoneId zone;
    private long second = Long.MIN_VALUE;
    private String stamp = "";

    LineFormat(ZoneId zone) {
        this.zone = zone;
    }

    String head(ILoggingEvent line) {
        return head(line.getInstant(), line.getMarkerList().getFirst().getName());
    }

    /** @param tag the level's */
    String head(Instant time, String tag) {
        if (time.getEpochSecond() != second) {
            second = time.getEpochSecond();
            stamp = LocalDateTime.ofInstant(time, zone).format(toTheSecond);
        }
        String millis =
                Integer.toString(1000 + time.getNano() / NANOS_PER_MILLI).substring(1);
        return stamp + "," + millis + " " + tag + " ";
    }
}
