package dev.supervisor.daemon;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the variable {@code TZ} means to the C library, and so to every other program, where it means the opposite to Java: in POSIX
 * {@code GMT+5} is five hours west of Greenwich. Pure.
 */
final class PosixZone {
    private static final Pattern FROM_GREENWICH = Pattern.compile(":?GMT([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?");

    private PosixZone() {}

    /** The zone, if Java would take it for another one. */
    static Optional<ZoneId> of(String tz) {
        if (!tz.contains("GMT")) {
            return Optional.empty(); // nearly always: no pattern is tried
        }
        Matcher text = FROM_GREENWICH.matcher(tz);
        if (!text.matches()) {
            return Optional.empty();
        }
        int east = text.group(1).equals("-") ? 1 : -1;
        try {
            return Optional.of(ZoneOffset.ofHoursMinutesSeconds(
                    east * number(text, 2), east * number(text, 3), east * number(text, 4)));
        } catch (DateTimeException _) {
            return Optional.empty(); // further than the earth is round
        }
    }

    private static int number(Matcher text, int group) {
        return text.start(group) < 0 ? 0 : Integer.parseInt(text.group(group));
    }
}
