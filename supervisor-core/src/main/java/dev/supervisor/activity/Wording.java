package dev.supervisor.activity;

import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How the values in sentences are worded. Pure. */
final class Wording {
    private static final int MOST_NAMES = 8;
    private static final DateTimeFormatter TO_THE_SECOND =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    private Wording() {}

    /** As supervisor/options.py decode_wait_status has it. */
    static String of(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> "exit status " + code;
            case WaitStatus.KilledBy(Signal signal, boolean coreDumped) ->
                "terminated by " + of(signal) + (coreDumped ? " (core dumped)" : "");
        };
    }

    static String of(Signal signal) {
        return SignalName.of(signal.number());
    }

    /** Lines that came faster than they could be written, or while they could not be written at all. */
    static String linesLost(long lines) {
        return "lost " + lines + (lines == 1 ? " line" : " lines") + " of this log";
    }

    /** In a row; of many only the first. */
    static String list(List<String> names) {
        int more = names.size() - MOST_NAMES;
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return more > 0 ? first + " and " + more + " more" : first;
    }

    /** As the lines of the log begin with it, to the second. */
    static String timeOfDay(Instant time) {
        return TO_THE_SECOND.format(time.atZone(ZoneId.systemDefault()));
    }

    /** @param isRead whether somebody reads it, or a disk keeps it */
    static String logHangs(String place, Instant since, boolean isRead) {
        return place + " has taken nothing of this log since " + timeOfDay(since) + ", as "
                + (isRead ? "nobody reads it" : "writing to it hangs");
    }

    static String logGoesOn(String place) {
        return place + " takes this log again";
    }

    static String logGivenUp(String place, long lines) {
        return "lost " + lines + (lines == 1 ? " line" : " lines") + " of this log that waited for " + place;
    }

    static String cannotReopen(String path, String why) {
        return "cannot reopen log " + path + ": " + why;
    }
}
