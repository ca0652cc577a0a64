package dev.supervisor.config;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.process.RestartPace;
import java.time.Duration;
import java.util.Optional;

/** The options about restarts of a program that ends again and again; by default as in the original. */
@CheckedAt(405)
public record RestartSpec(
        @Option(
                type = OptionType.SECONDS,
                read = 400,
                byDefault = "0",
                live = true,
                extension = true,
                doc = "Least delay, in seconds, between an end and the automatic restart.")
        Duration restartpause,

        @Option(
                type = OptionType.BOOLEAN,
                read = 401,
                byDefault = "false",
                live = true,
                extension = true,
                doc = "Each delay before a restart is twice the one before, up to maxbackoff; a run of at least"
                        + " maxbackoff resets it.")
        boolean restart_backoff,

        @Option(
                type = OptionType.SECONDS,
                read = 402,
                byDefault = Option.ABSENT,
                live = true,
                extension = true,
                doc = "Greatest delay before a restart, in seconds; "
                        + "if not given, 300 with restart_backoff, otherwise unlimited.")
        Optional<Duration> maxbackoff,

        @Option(
                type = OptionType.SECONDS,
                read = 403,
                byDefault = "0",
                live = true,
                extension = true,
                doc = "Greatest random delay, in seconds; drawn anew for each restart and added to its other delay.")
        Duration restart_jitter,

        @Option(
                type = OptionType.BOOLEAN,
                read = 404,
                byDefault = "false",
                live = true,
                extension = true,
                doc = "If it becomes FATAL, the daemon shuts down and exits with its last exit code; for containers.")
        boolean exit_on_fatal) {

    /** As in the original. */
    public static final RestartSpec USUAL =
            new RestartSpec(Duration.ZERO, false, Optional.empty(), Duration.ZERO, false);

    private static final Duration LONGEST_DOUBLED = Duration.ofSeconds(300);

    public RestartSpec {
        notNegative("restartpause", restartpause);
        maxbackoff.ifPresent(longest -> notNegative("maxbackoff", longest));
        notNegative("restart_jitter", restart_jitter);
    }

    private static void notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must not be negative in section {section}");
        }
    }

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
