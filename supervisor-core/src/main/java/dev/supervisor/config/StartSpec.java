package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.process.Ends;
import dev.supervisor.process.Readiness;
import dev.supervisor.spec.Autorestart;
import java.time.Duration;
import java.util.Set;

/** When a program is started and started again. */
public record StartSpec(
        @Option(
                type = OptionType.BOOLEAN,
                read = 110,
                told = 1,
                byDefault = "true",
                live = true,
                doc = "Start it with the daemon.")
        boolean autostart,

        @Option(
                type = OptionType.AUTORESTART,
                read = 111,
                told = 2,
                byDefault = "unexpected",
                live = true,
                doc = "Restart it when it ends: true, false, or unexpected (only if its exit code is not in"
                        + " exitcodes).")
        Autorestart autorestart,

        @Option(
                type = OptionType.SECONDS,
                read = 112,
                told = 15,
                byDefault = "1",
                live = true,
                doc = "Seconds that it must stay up to count as started.")
        Duration startsecs,

        @Option(
                type = OptionType.INTEGER,
                read = 113,
                told = 14,
                byDefault = "3",
                live = true,
                doc = "Retries after a failed start before it becomes FATAL.")
        int startretries,

        @Option(
                type = OptionType.EXIT_CODES,
                read = 118,
                told = 6,
                byDefault = "0",
                live = true,
                doc = "Expected exit codes.")
        Set<Integer> exitcodes) {

    /** When its child counts as up. */
    Readiness readiness() {
        return startsecs.isZero() ? new Readiness.AtOnce() : new Readiness.UpFor(startsecs);
    }

    /** The machine's view of its ends. */
    Ends ends() {
        return new Ends(exitcodes, autorestart.restarted());
    }
}
