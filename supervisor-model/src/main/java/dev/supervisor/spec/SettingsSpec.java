package dev.supervisor.spec;

import dev.supervisor.process.Signal;
import java.util.Optional;

/** Kernel settings of a program, applied before it runs; by default as in the original. */
public record SettingsSpec(
        Optional<Integer> nice, Optional<Integer> oom_score_adj, Optional<Signal> pdeathsig, LimitsSpec limits)
        implements Components.Part {

    /** As in the original. */
    public static final SettingsSpec NONE =
            new SettingsSpec(Optional.empty(), Optional.empty(), Optional.empty(), LimitsSpec.NONE);
}
