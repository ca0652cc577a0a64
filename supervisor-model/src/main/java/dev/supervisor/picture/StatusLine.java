package dev.supervisor.picture;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** The text that {@code supervisorctl status} shows after the state (supervisor/rpcinterface.py _interpretProcessInfo). */
public final class StatusLine {
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private StatusLine() {}

    /** @param zone of the daemon, in which the time of an end is told */
    public static String of(ProcessPicture process, Now now, ZoneId zone) {
        int start = UnixSeconds.of(process.history().lastStart());
        return switch (process.state().code()) {
            case RUNNING ->
                "pid " + process.pid().map(Pid::number).orElse(0) + ", uptime " + uptime(UnixSeconds.of(now) - start);
            case FATAL, BACKOFF ->
                process.history()
                        .spawnerr()
                        .filter(error -> !error.isEmpty())
                        .orElseGet(() ->
                                "unknown error (try \"tail " + process.name().process() + "\")");
            case STOPPED, EXITED ->
                start == 0
                        ? "Not started"
                        : stopTime(UnixSeconds.of(process.history().lastStop()), zone);
            case STARTING, STOPPING, UNKNOWN -> "";
        };
    }

    /** {@code 0:00:34}, {@code 1 day, 0:00:05}, {@code 2 days, 3:04:05}; zero if the clock was set back meanwhile. */
    static String uptime(int seconds) {
        int up = Math.max(0, seconds);
        int days = up / SECONDS_OF_A_DAY;
        int rest = up % SECONDS_OF_A_DAY;
        String time = rest / 3600 + ":" + twoDigits(rest / 60 % 60) + ":" + twoDigits(rest % 60);
        return switch (days) {
            case 0 -> time;
            case 1 -> "1 day, " + time;
            default -> days + " days, " + time;
        };
    }

    /** {@code Nov 22 04:43 AM}, whatever the locale. */
    static String stopTime(int unixSeconds, ZoneId zone) {
        ZonedDateTime time = Instant.ofEpochSecond(unixSeconds).atZone(zone);
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        return MONTHS[time.getMonthValue() - 1] + " " + twoDigits(time.getDayOfMonth()) + " " + twoDigits(hour) + ":"
                + twoDigits(time.getMinute()) + (time.getHour() < 12 ? " AM" : " PM");
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }
}
