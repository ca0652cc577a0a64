package dev.supervisor.spec;

import dev.supervisor.process.RestartPace;
import java.time.Duration;
import java.util.Optional;

/** The options about restarts of a program that ends again and again; by default as in the original. */
public record RestartSpec(
        Duration restartpause,
        boolean restart_backoff,
        Optional<Duration> maxbackoff,
        Duration restart_jitter,
        boolean exit_on_fatal)
        implements Components.Part {

    /** As in the original. */
    public static final RestartSpec USUAL =
            new RestartSpec(Duration.ZERO, false, Optional.empty(), Duration.ZERO, false);

    private static final Duration LONGEST_DOUBLED = Duration.ofSeconds(300);

    /** @param process what tells this process from all others */
    RestartPace pace(String process) {
        if (equals(USUAL)) {
            return RestartPace.USUAL; // the same for all
        }
        return new RestartPace(
                restartpause,
                restart_backoff,
                maxbackoff.orElse(restart_backoff ? LONGEST_DOUBLED : RestartPace.USUAL.longest()),
                restart_jitter,
                process.hashCode());
    }
}
