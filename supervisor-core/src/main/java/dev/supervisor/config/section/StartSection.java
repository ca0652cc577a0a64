package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.spec.StartSpec;
import java.time.Duration;
import java.util.Set;

/** When a program is started and started again. */
public record StartSection(
        @Option(type = OptionType.BOOLEAN, read = 110, told = 1, byDefault = "true", doc = "Start it with the daemon.")
        boolean autostart,

        @Option(
                type = OptionType.AUTORESTART,
                read = 111,
                told = 2,
                byDefault = "unexpected",
                doc = "Restart it when it ends: true, false, or unexpected (only if its exit code is not in"
                        + " exitcodes).")
        Autorestart autorestart,

        @Option(
                type = OptionType.SECONDS,
                read = 112,
                told = 15,
                byDefault = "1",
                doc = "Seconds that it must stay up to count as started.")
        Duration startsecs,

        @Option(
                type = OptionType.INTEGER,
                read = 113,
                told = 14,
                byDefault = "3",
                doc = "Retries after a failed start before it becomes FATAL.")
        int startretries,

        @Option(type = OptionType.EXIT_CODES, read = 118, told = 6, byDefault = "0", doc = "Expected exit codes.")
        Set<Integer> exitcodes)
        implements SectionPart<StartSpec> {
    @Override
    public StartSpec spec() {
        return new StartSpec(autostart, autorestart.meaning(), startsecs, startretries, exitcodes);
    }
}
