package dev.supervisor.config;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;

/** The options of {@code [eventlistener:x]} for its pool as a whole; the rest are those of a program. */
record ListenerSpec(
        @Option(
                type = OptionType.INTEGER,
                read = 1,
                byDefault = "-1",
                doc = "Lower ones start first and stop last: by default before all programs.")
        int priority,

        ListenerPoolSpec pool) {}
