package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.StopSpec;
import java.time.Duration;

/** How a program is stopped. */
@CheckedAt(199)
public record StopSection(
        @Option(
                type = OptionType.SIGNAL,
                read = 114,
                told = 22,
                byDefault = "TERM",
                doc = "The signal that asks it to stop.")
        Signal stopsignal,

        @Option(
                type = OptionType.SECONDS,
                read = 115,
                told = 23,
                byDefault = "10",
                doc = "Seconds between the stop signal and SIGKILL.")
        Duration stopwaitsecs,

        @Option(
                type = OptionType.BOOLEAN,
                read = 116,
                byDefault = "false",
                doc = "Send the stop signal to the whole process group.")
        boolean stopasgroup,

        @Option(
                type = OptionType.BOOLEAN,
                read = 117,
                told = 10,
                byDefault = "false",
                sameAs = "stopasgroup",
                doc = "Send SIGKILL to the whole process group.")
        boolean killasgroup)
        implements SectionPart<StopSpec> {
    public StopSection {
        if (stopasgroup && !killasgroup) {
            throw new IllegalArgumentException("Cannot set stopasgroup=true and killasgroup=false");
        }
    }

    @Override
    public StopSpec spec() {
        return new StopSpec(stopsignal, stopwaitsecs, stopasgroup, killasgroup);
    }
}
