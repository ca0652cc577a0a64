package dev.supervisor.journal.show;

import dev.supervisor.journal.JournalStamp;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Locale;
import java.util.TimeZone;

/** Moments as systemd prints them in English, whatever the locale is. */
final class StampText {
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] DAYS = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    private static final long MILLION = 1_000_000;

    private final ZoneId zone;

    StampText(ZoneId zone) {
        this.zone = zone;
    }

    /** {@code Nov 30 01:15:24}. */
    String syslog(JournalStamp stamp) {
        ZonedDateTime time = time(stamp);
        return "%s %02d %s".formatted(MONTHS[time.getMonthValue() - 1], time.getDayOfMonth(), clock(time));
    }

    /** {@code Nov 30 01:15:24.901551}. */
    String syslogPrecise(JournalStamp stamp) {
        return syslog(stamp) + fraction(stamp);
    }

    /** {@code 2026-11-30T01:15:24+0000}. */
    String iso(JournalStamp stamp, boolean precise) {
        ZonedDateTime time = time(stamp);
        int offset = time.getOffset().getTotalSeconds();
        int minutes = Math.abs(offset) / 60;
        return "%sT%s%s%s%02d%02d"
                .formatted(
                        date(time),
                        clock(time),
                        precise ? fraction(stamp) : "",
                        offset < 0 ? "-" : "+",
                        minutes / 60,
                        minutes % 60);
    }

    /** {@code Mon 2026-11-30 01:15:24 UTC}. */
    String full(JournalStamp stamp, boolean precise) {
        ZonedDateTime time = time(stamp);
        return "%s %s %s%s %s"
                .formatted(
                        DAYS[time.getDayOfWeek().getValue() - 1],
                        date(time),
                        clock(time),
                        precise ? fraction(stamp) : "",
                        zoneName(time));
    }

    /** Seconds of the realtime clock: {@code 1796001324.901551}. */
    static String unix(JournalStamp stamp) {
        return seconds(stamp.realtimeMicros(), 10);
    }

    /** Seconds with six places, at least this wide before the point. */
    static String seconds(long micros, int width) {
        return ("%" + width + "d.%06d").formatted(micros / MILLION, micros % MILLION);
    }

    private ZonedDateTime time(JournalStamp stamp) {
        long micros = stamp.realtimeMicros();
        return Instant.ofEpochSecond(Math.floorDiv(micros, MILLION), Math.floorMod(micros, MILLION) * 1_000)
                .atZone(zone);
    }

    private static String date(ZonedDateTime time) {
        return "%04d-%02d-%02d".formatted(time.getYear(), time.getMonthValue(), time.getDayOfMonth());
    }

    private static String clock(ZonedDateTime time) {
        return "%02d:%02d:%02d".formatted(time.getHour(), time.getMinute(), time.getSecond());
    }

    private static String fraction(JournalStamp stamp) {
        return ".%06d".formatted(Math.floorMod(stamp.realtimeMicros(), MILLION));
    }

    private String zoneName(ZonedDateTime time) {
        if (time.getOffset().equals(ZoneOffset.UTC) && zone.normalized().equals(ZoneOffset.UTC)) {
            return "UTC";
        }
        TimeZone named = TimeZone.getTimeZone(zone);
        return named.getDisplayName(named.inDaylightTime(Date.from(time.toInstant())), TimeZone.SHORT, Locale.ENGLISH);
    }
}
