package dev.supervisor.rest.view;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.history.RestartReason;
import dev.supervisor.history.Tally;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.picture.StatusLine;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessHistory;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A process as it is. */
public record ProcessView(
        @Described("With its group, as clients name it.") String name,
        @Described("Its group.") String group,
        @Described("Its own name.") String process,

        @Described("STOPPED, STARTING, RUNNING, BACKOFF, STOPPING, EXITED, FATAL or UNKNOWN.")
        String state,

        @Described("The number of that state in XML-RPC.") int statecode,

        @Described("The text that supervisorctl status shows after the state.")
        String description,

        @Described("Of its child, while it has one.") Optional<Integer> pid,

        @Described("When its last start began; null if never.")
        Optional<Instant> started_at,

        @Described("When its last child ended; null if none has.")
        Optional<Instant> stopped_at,

        @Described("When it will be restarted automatically, if it waits for that; otherwise null.")
        Optional<Instant> next_start_at,

        @Described("Seconds since the start, while it has a child.")
        Optional<Double> uptime_seconds,

        @Described("The error of the last start.") Optional<String> spawn_error,

        @Described("As in XML-RPC: its last exit code, -1 after a signal; 0 if none has ended since its last start, and"
                + " after an end before startsecs, whose code is in last_exit.")
        int exit_status,

        @Described("Attempts to start a child since the daemon added it.")
        long starts,

        @Described("Those of them that followed an earlier one.")
        long restarts,

        @Described("Restarts by reason: requested, exited, failed, killed, out_of_memory, spawn_error.")
        Map<String, Long> restarts_by_reason,

        @Described("How its last child ended; null if none has.")
        Optional<ExitView> last_exit,

        @Described("Whether it is started with the daemon.") boolean autostart,
        @Described("Lower ones start first and stop last.") int priority,

        @Described("The resources that it uses; null without a child, or if not requested.")
        Optional<UsageView> usage) {

    /**
     * Without what it uses. Any thread.
     *
     * @param zone of the daemon
     */
    public static ProcessView of(ProcessPicture process, Now now, ZoneId zone) {
        ProcessStateCode state = process.state().code();
        Optional<Integer> pid = process.pid().map(Pid::number);
        ProcessHistory history = process.history();
        Tally tally = process.past().tally();
        return new ProcessView(
                process.name().toString(),
                process.name().group(),
                process.name().process(),
                state.name(),
                state.number(),
                StatusLine.of(process, now, zone),
                pid,
                history.lastStart().map(Now::wall),
                history.lastStop().map(Now::wall),
                process.nextStart().map(when -> now.wall().plus(when.remaining(now))),
                pid.flatMap(_ -> history.lastStart()).map(start -> Seconds.of(now.since(start))),
                history.spawnerr(),
                history.exitstatus(),
                tally.starts(),
                tally.allRestarts(),
                byReason(tally),
                lastExit(process),
                process.spec().start().autostart(),
                process.spec().priority(),
                Optional.empty());
    }

    /** The same with what it uses. Any thread. */
    public ProcessView with(ProcessTrees trees) {
        Optional<Duration> uptime = uptime_seconds.map(seconds -> Duration.ofMillis((long) (seconds * 1000)));
        Optional<UsageView> used =
                pid.flatMap(child -> trees.of(new Pid(child))).map(tree -> UsageView.of(tree, uptime));
        return new ProcessView(
                name,
                group,
                process,
                state,
                statecode,
                description,
                pid,
                started_at,
                stopped_at,
                next_start_at,
                uptime_seconds,
                spawn_error,
                exit_status,
                starts,
                restarts,
                restarts_by_reason,
                last_exit,
                autostart,
                priority,
                used);
    }

    private static Map<String, Long> byReason(Tally tally) {
        Map<String, Long> named = new TreeMap<>();
        for (RestartReason reason : RestartReason.values()) {
            named.put(reason.name().toLowerCase(Locale.ROOT), tally.restarts().getOrDefault(reason, 0L));
        }
        return named;
    }

    private static Optional<ExitView> lastExit(ProcessPicture process) {
        return process.past().runs().stream()
                .flatMap(run -> ExitView.of(run).stream())
                .findFirst();
    }
}
