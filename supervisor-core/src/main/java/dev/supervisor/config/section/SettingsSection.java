package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.option.Prefix;
import dev.supervisor.config.option.ReadBy;
import dev.supervisor.config.option.SectionPart;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.LimitsSpec;
import dev.supervisor.spec.SettingsSpec;
import java.util.Optional;

/** Kernel settings of a program, applied before it runs; by default as in the original. */
@CheckedAt(413)
public record SettingsSection(
        @Option(
                type = OptionType.INTEGER,
                read = 410,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "Its nice value, -20 (highest priority) to 19 (lowest).")
        Optional<Integer> nice,

        @Option(
                type = OptionType.INTEGER,
                read = 411,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "-1000 (never) to 1000 (first): how readily the kernel kills it when memory runs out.")
        Optional<Integer> oom_score_adj,

        @Option(
                type = OptionType.SIGNAL,
                read = 412,
                byDefault = Option.ABSENT,
                extension = true,
                doc = "The signal that the kernel sends it when the daemon ends, even by SIGKILL.")
        Optional<Signal> pdeathsig,

        @ReadBy(LimitsSection.class) @Prefix("rlimit_") LimitsSpec limits)
        implements SectionPart<SettingsSpec> {
    private static final int FIRST = -20;
    private static final int LAST = 19;
    private static final int MOST_OOM_SCORE = 1000;

    public SettingsSection {
        nice.ifPresent(value -> within("nice", FIRST, value, LAST));
        oom_score_adj.ifPresent(value -> within("oom_score_adj", -MOST_OOM_SCORE, value, MOST_OOM_SCORE));
    }

    private static void within(String option, int least, int value, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d in section {section}".formatted(option, least, most));
        }
    }

    @Override
    public SettingsSpec spec() {
        return new SettingsSpec(nice, oom_score_adj, pdeathsig, limits);
    }
}
