package dev.supervisor.config;

import dev.supervisor.process.Signal;
import java.time.Duration;

/** How a program is stopped. */
public record StopSpec(
        @Option(byDefault = "TERM", doc = "The signal that asks it to stop.")
        Signal stopsignal,

        @Option(byDefault = "10", doc = "Seconds between the stop signal and SIGKILL.")
        Duration stopwaitsecs,

        @Option(byDefault = "false", doc = "Send the stop signal to the whole process group.")
        boolean stopasgroup,

        @Option(byDefault = "false", sameAs = "stopasgroup", doc = "Send SIGKILL to the whole process group.")
        boolean killasgroup) {

    public StopSpec {
        if (stopasgroup && !killasgroup) {
            throw new IllegalArgumentException("Cannot set stopasgroup=true and killasgroup=false");
        }
    }
}
