package dev.supervisor.api.env;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The meaning of the variable {@code TZ} to the C library, and so to every other program, where Java understands the
 * opposite: in POSIX {@code GMT+5} is five hours west of Greenwich.
 */
public final class PosixZone {
    private static final String FROM_GREENWICH = ":?GMT([+-]?)(\\d{1,2})(?::(\\d{2}))?(?::(\\d{2}))?";

    private PosixZone() {}

    /** Makes all of the program tell the time in the zone that is meant. To be called before anything does. */
    public static void settle(Map<String, String> environment) {
        Optional<ZoneId> zone = of(environment.getOrDefault("TZ", ""));
        if (zone.isPresent()) {
            TimeZone.setDefault(TimeZone.getTimeZone(zone.get()));
        }
    }

    /** The zone, if Java would take it for another one. Pure. */
    static Optional<ZoneId> of(String tz) {
        if (!tz.contains("GMT")) {
            return Optional.empty(); // nearly always: no pattern is made
        }
        Matcher text = Pattern.compile(FROM_GREENWICH).matcher(tz);
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
