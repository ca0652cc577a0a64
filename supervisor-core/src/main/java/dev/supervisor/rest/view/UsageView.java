package dev.supervisor.rest.view;

import dev.supervisor.usage.TreeUsage;
import java.time.Duration;
import java.util.Optional;

/** The resources that a child and all its descendants use together. */
public record UsageView(
        @Described("Seconds of processor time, those of descendants that have ended included.")
        double cpu_seconds,

        @Described("Percent of one processor, on average since the start.")
        Optional<Double> cpu_percent,

        @Described("Memory that is not swapped out; pages that they share are counted for each.")
        long memory_bytes,

        @Described("Processes, the child included.") int processes,
        @Described("Threads of all of them.") int tasks) {
    private static final double PERCENT = 100;

    /** @param uptime of the child */
    public static UsageView of(TreeUsage tree, Optional<Duration> uptime) {
        double cpu = Seconds.of(tree.cpu());
        return new UsageView(
                cpu,
                uptime.map(Seconds::of)
                        .filter(up -> up > 0)
                        .map(up -> Math.round(PERCENT * PERCENT * cpu / up) / PERCENT),
                tree.memoryBytes(),
                tree.members().size(),
                tree.tasks());
    }
}
