package dev.supervisor.rpc;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.process.Pid;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * The description of a process for clients (supervisor/rpcinterface.py getProcessInfo, _interpretProcessInfo). Pure.
 */
final class Descriptions {
    private static final int SECONDS_OF_A_DAY = 86_400;
    private static final String[] MONTHS = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };

    private Descriptions() {}

    /** All that is known of it. */
    static ProcessInfo of(Subprocess process, Now now, ZoneId zone) {
        ProcessStateCode state = process.state().code();
        int start = seconds(process.lastStart());
        int stop = seconds(process.lastStop());
        int time = seconds(now.wall());
        String spawnerr = process.spawnerr().orElse("");
        String stdoutLog = process.stdoutLog().orElse("");
        int pid = process.state().pid().map(Pid::number).orElse(0);
        String description =
                switch (state) {
                    case RUNNING -> "pid " + pid + ", uptime " + uptime(time - start);
                    case FATAL, BACKOFF ->
                        spawnerr.isEmpty()
                                ? "unknown error (try \"tail " + process.name().process() + "\")"
                                : spawnerr;
                    case STOPPED, EXITED -> start == 0 ? "Not started" : stopTime(stop, zone);
                    case STARTING, STOPPING, UNKNOWN -> "";
                };
        return new ProcessInfo(
                process.name().process(),
                process.name().group(),
                start,
                stop,
                time,
                state.number(),
                state.name(),
                spawnerr,
                process.exitstatus(),
                stdoutLog,
                stdoutLog,
                process.stderrLog().orElse(""),
                pid,
                description);
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

    private static int seconds(Optional<Now> time) {
        return time.map(Now::wall).map(Descriptions::seconds).orElse(0);
    }

    /** The wire has 32 bits; from January 2038 on they all mean "later", as from the original. */
    private static int seconds(Instant time) {
        return Math.clamp(time.getEpochSecond(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
