package dev.supervisor.client.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One start of a process and what became of it.
 *
 * @param cause why it was started: autostart, requested, autorestart, retry
 * @param endedAt empty while it goes on
 * @param end how it ended, in a few words; empty text while it goes on
 * @param lastLines what it wrote last
 */
public record RunReport(
        Optional<Instant> startedAt,
        String cause,
        Optional<Long> pid,
        Optional<Instant> endedAt,
        Optional<Duration> lasted,
        String end,
        List<String> lastLines) {

    /** One of the runs of {@code GET /api/v1/processes/NAME/history}. */
    public static RunReport of(Members members) {
        Optional<Members> end = members.object("end");
        return new RunReport(
                members.time("started_at"),
                members.text("cause"),
                members.number("pid"),
                end.flatMap(exit -> exit.time("at")),
                end.flatMap(exit -> exit.fraction("lasted_seconds")).map(ProcessReport::seconds),
                end.map(exit -> exit.text("summary")).orElse(""),
                members.texts("last_lines"));
    }
}
