package dev.supervisor.rest.view;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.history.RestartReason;
import dev.supervisor.history.Run;
import dev.supervisor.history.Tally;
import dev.supervisor.process.Pid;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import dev.supervisor.usage.ProcessTrees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

    /** Without what it uses. Loop thread only. */
    public static ProcessView of(Subprocess process, ProcessInfo info, Now now) {
        ProcessStateCode state = process.state().code();
        Optional<Integer> pid = process.state().pid().map(Pid::number);
        Tally tally = process.tally();
        return new ProcessView(
                process.name().toString(),
                process.name().group(),
                process.name().process(),
                state.name(),
                state.number(),
                info.description(),
                pid,
                process.lastStart().map(Now::wall),
                process.lastStop().map(Now::wall),
                process.nextStart().map(when -> now.wall().plus(when.remaining(now))),
                pid.flatMap(_ -> process.lastStart()).map(start -> Seconds.of(now.since(start))),
                process.spawnerr(),
                process.exitstatus(),
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

    private static Optional<ExitView> lastExit(Subprocess process) {
        List<Run> runs = process.runs();
        return runs.stream().flatMap(run -> ExitView.of(run).stream()).findFirst();
    }
}
