package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.spec.RestartSpec;
import java.time.Duration;
import java.util.Optional;

/** The options about restarts of a program that ends again and again; by default as in the original. */
@CheckedAt(405)
public record RestartSection(
        @Option(
                type = OptionType.SECONDS,
                read = 400,
                byDefault = "0",
                extension = true,
                doc = "Least delay, in seconds, between an end and the automatic restart.")
        Duration restartpause,

        @Option(
                type = OptionType.BOOLEAN,
                read = 401,
                byDefault = "false",
                extension = true,
                doc = "Each delay before a restart is twice the one before, up to maxbackoff; a run of at least"
                        + " maxbackoff resets it.")
        boolean restart_backoff,

        @Option(
                type = OptionType.SECONDS,
                read = 402,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Greatest delay before a restart, in seconds; "
                        + "if not given, 300 with restart_backoff, otherwise unlimited.")
        Optional<Duration> maxbackoff,

        @Option(
                type = OptionType.SECONDS,
                read = 403,
                byDefault = "0",
                extension = true,
                doc = "Greatest random delay, in seconds; drawn anew for each restart and added to its other delay.")
        Duration restart_jitter,

        @Option(
                type = OptionType.BOOLEAN,
                read = 404,
                byDefault = "false",
                extension = true,
                doc = "If it becomes FATAL, the daemon shuts down and exits with its last exit code; for containers.")
        boolean exit_on_fatal)
        implements SectionPart<RestartSpec> {
    public RestartSection {
        notNegative("restartpause", restartpause);
        maxbackoff.ifPresent(longest -> notNegative("maxbackoff", longest));
        notNegative("restart_jitter", restart_jitter);
    }

    private static void notNegative(String option, Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException(option + " must not be negative in section {section}");
        }
    }

    @Override
    public RestartSpec spec() {
        return new RestartSpec(restartpause, restart_backoff, maxbackoff, restart_jitter, exit_on_fatal);
    }
}
