package dev.supervisor.client.report;

import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.ProcessStateCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process as reported by the JSON API of a server; or, with less, by XML-RPC.
 *
 * @param statename the server's name of the state
 * @param pid of its child, while it has one
 * @param startedAt when its last start began
 * @param uptime since then, while it has a child
 * @param nextStart when it will be restarted, if it waits for that and the server reports it
 * @param restarts how often it has been restarted; empty if the server does not report it
 * @param lastExit how its last child ended, in a few words; empty text if none has, or the server does not report it
 * @param usage the resources that it uses; empty without a child, or if the server does not report them
 */
public record ProcessReport(
        Namespec name,
        String statename,
        String description,
        Optional<Long> pid,
        Optional<Instant> startedAt,
        Optional<Duration> uptime,
        Optional<Instant> nextStart,
        Optional<Long> restarts,
        String lastExit,
        Optional<Usage> usage) {
    private static final double MILLIS = 1000;

    /**
     * The resources that a child and all its descendants use.
     *
     * @param cpu processor time so far
     * @param cpuPercent of one processor, on average since the start
     */
    public record Usage(Duration cpu, Optional<Double> cpuPercent, long memoryBytes, long tasks) {

        static Usage of(Members members) {
            return new Usage(
                    seconds(members.fraction("cpu_seconds").orElse(0.0)),
                    members.fraction("cpu_percent"),
                    members.number("memory_bytes").orElse(0L),
                    members.number("tasks").orElse(0L));
        }
    }

    /** One of the items of {@code GET /api/v1/processes}. */
    public static ProcessReport of(Members members) {
        return new ProcessReport(
                new Namespec(members.text("group"), members.text("process")),
                members.text("state"),
                members.text("description"),
                members.number("pid"),
                members.time("started_at"),
                members.fraction("uptime_seconds").map(ProcessReport::seconds),
                members.time("next_start_at"),
                members.number("restarts"),
                members.object("last_exit").map(exit -> exit.text("summary")).orElse(""),
                members.object("usage").map(Usage::of));
    }

    /** The report from the data of XML-RPC. */
    public static ProcessReport of(ProcessInfo info) {
        boolean lives = info.pid() != 0;
        Optional<Instant> started =
                info.start() == 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(info.start()));
        return new ProcessReport(
                new Namespec(info.group(), info.name()),
                info.statename(),
                info.description(),
                lives ? Optional.of((long) info.pid()) : Optional.empty(),
                started,
                lives ? Optional.of(Duration.ofSeconds(Math.max(0, info.now() - info.start()))) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty());
    }

    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * MILLIS));
    }

    /** The state, if it is one that we know. */
    public Optional<ProcessStateCode> state() {
        for (ProcessStateCode code : ProcessStateCode.values()) {
            if (code.name().equals(statename)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }
}
