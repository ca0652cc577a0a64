package dev.supervisor.journal.time;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the moments of {@code --since} and {@code --until} as systemd does: dates, times, words, and spans before or
 * after now.
 *
 * @param nowMicros microseconds since 1970
 * @param zone of dates that name none
 */
public record JournalTime(long nowMicros, ZoneId zone) {
    private static final long MILLION = 1_000_000;
    private static final String AGO = " ago";
    private static final String LEFT = " left";
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final Pattern DAY = Pattern.compile("([A-Za-z]+),? +(.*)");
    private static final Pattern ZONE = Pattern.compile("(.*\\S) +([A-Za-z][A-Za-z0-9/_+-]*)");
    private static final Pattern DATE = Pattern.compile("(\\d{2}|\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,6})\\d*)?)?");
    private static final Pattern UNIX = Pattern.compile("@(\\d{1,12})(?:\\.(\\d{1,6})\\d*)?");

    /** The moment in microseconds since 1970; empty if the text is none. */
    public OptionalLong parse(String text) {
        if (text.startsWith("+")) {
            return span(text.substring(1), 1);
        }
        if (text.startsWith("-")) {
            return span(text.substring(1), -1);
        }
        if (text.endsWith(AGO)) {
            return span(text.substring(0, text.length() - AGO.length()), -1);
        }
        if (text.endsWith(LEFT)) {
            return span(text.substring(0, text.length() - LEFT.length()), 1);
        }
        Matcher unix = UNIX.matcher(text);
        if (unix.matches()) {
            return OptionalLong.of(Long.parseLong(unix.group(1)) * MILLION + fraction(unix.group(2)));
        }
        if (text.equals("now")) {
            return OptionalLong.of(nowMicros);
        }
        try {
            return inZone(text);
        } catch (DateTimeException _) {
            return OptionalLong.empty();
        }
    }

    private OptionalLong span(String text, int sign) {
        OptionalLong span = SpanText.parse(text);
        return span.isEmpty() ? span : OptionalLong.of(nowMicros + sign * span.getAsLong());
    }

    /** Reads a date with the name of a zone at its end, or else one of our zone. */
    private OptionalLong inZone(String text) {
        Matcher named = ZONE.matcher(text);
        if (named.matches()) {
            Optional<ZoneId> other = zone(named.group(2));
            if (other.isPresent()) {
                return date(named.group(1), other.get());
            }
        }
        return date(text, zone);
    }

    private static Optional<ZoneId> zone(String name) {
        if (name.equals("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        return name.contains("/") && ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    private OptionalLong date(String text, ZoneId in) {
        LocalDate today = Instant.ofEpochSecond(Math.floorDiv(nowMicros, MILLION))
                .atZone(in)
                .toLocalDate();
        switch (text) {
            case "today":
                return start(today, in);
            case "yesterday":
                return start(today.minusDays(1), in);
            case "tomorrow":
                return start(today.plusDays(1), in);
            default:
                break;
        }
        Matcher day = DAY.matcher(text);
        Optional<DayOfWeek> weekday = Optional.empty();
        String rest = text;
        if (day.matches()) {
            weekday = weekday(day.group(1));
            if (weekday.isEmpty()) {
                return OptionalLong.empty();
            }
            rest = day.group(2);
        }
        Optional<Moment> moment = moment(rest, today);
        if (moment.isEmpty() || weekday.isPresent() && moment.get().date.getDayOfWeek() != weekday.get()) {
            return OptionalLong.empty();
        }
        ZonedDateTime time = ZonedDateTime.of(moment.get().date, moment.get().clock, in);
        return OptionalLong.of(time.toEpochSecond() * MILLION + moment.get().micros);
    }

    private static OptionalLong start(LocalDate date, ZoneId in) {
        return OptionalLong.of(date.atStartOfDay(in).toEpochSecond() * MILLION);
    }

    /** Reads a date, a time, or both with a blank between. */
    private static Optional<Moment> moment(String text, LocalDate today) {
        String[] parts = text.split(" +", 3);
        Matcher date = DATE.matcher(parts[0]);
        boolean hasDate = date.matches();
        String clock = hasDate ? parts.length > 1 ? parts[1] : "0:0" : parts[0];
        Matcher time = CLOCK.matcher(clock);
        if (parts.length > (hasDate ? 2 : 1) || !time.matches()) {
            return Optional.empty();
        }
        LocalDate on =
                hasDate ? LocalDate.of(year(date.group(1)), number(date.group(2)), number(date.group(3))) : today;
        int second = time.group(3) == null ? 0 : number(time.group(3));
        LocalTime at = LocalTime.of(number(time.group(1)), number(time.group(2)), second);
        return Optional.of(new Moment(on, at, fraction(time.group(4))));
    }

    /** A year of two digits is one from 1969 to 2068. */
    private static int year(String digits) {
        int year = number(digits);
        if (digits.length() > 2) {
            return year;
        }
        return year < 69 ? 2000 + year : 1900 + year;
    }

    private static Optional<DayOfWeek> weekday(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (small.equals(day.name().toLowerCase(Locale.ROOT)) || small.equals(DAYS.get(day.ordinal()))) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Digits behind a point as microseconds; 0 if there are none. */
    private static long fraction(String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "000000").substring(0, 6));
    }

    private record Moment(LocalDate date, LocalTime clock, long micros) {}
}
