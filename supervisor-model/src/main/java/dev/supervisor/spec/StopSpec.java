package dev.supervisor.spec;

import dev.supervisor.process.Signal;
import java.time.Duration;

/** How a program is stopped. */
public record StopSpec(Signal stopsignal, Duration stopwaitsecs, boolean stopasgroup, boolean killasgroup)
        implements Components.Part {}
