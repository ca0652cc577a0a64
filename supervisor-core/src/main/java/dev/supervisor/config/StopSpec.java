package dev.supervisor.config;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.process.Signal;
import java.time.Duration;

/** How a program is stopped. */
@CheckedAt(199)
public record StopSpec(
        @Option(
                type = OptionType.SIGNAL,
                read = 114,
                told = 22,
                byDefault = "TERM",
                live = true,
                doc = "The signal that asks it to stop.")
        Signal stopsignal,

        @Option(
                type = OptionType.SECONDS,
                read = 115,
                told = 23,
                byDefault = "10",
                live = true,
                doc = "Seconds between the stop signal and SIGKILL.")
        Duration stopwaitsecs,

        @Option(
                type = OptionType.BOOLEAN,
                read = 116,
                byDefault = "false",
                live = true,
                doc = "Send the stop signal to the whole process group.")
        boolean stopasgroup,

        @Option(
                type = OptionType.BOOLEAN,
                read = 117,
                told = 10,
                byDefault = "false",
                sameAs = "stopasgroup",
                live = true,
                doc = "Send SIGKILL to the whole process group.")
        boolean killasgroup) {

    public StopSpec {
        if (stopasgroup && !killasgroup) {
            throw new IllegalArgumentException("Cannot set stopasgroup=true and killasgroup=false");
        }
    }
}
