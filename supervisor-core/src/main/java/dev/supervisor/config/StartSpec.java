package dev.supervisor.config;

import dev.supervisor.process.Ends;
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
                doc = "Start it again after it ended: true, false, or unexpected (not one of exitcodes).")
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
                doc = "Failed starts after the first one until it is given up.")
        int startretries,

        @Option(
                type = OptionType.EXIT_CODES,
                read = 118,
                told = 6,
                byDefault = "0",
                live = true,
                doc = "Exit codes that are expected.")
        Set<Integer> exitcodes) {

    /** What its ends mean to the machine. */
    Ends ends() {
        return new Ends(exitcodes, autorestart.restarted());
    }
}
