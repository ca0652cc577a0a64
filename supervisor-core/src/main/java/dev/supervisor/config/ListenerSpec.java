package dev.supervisor.config;

/** What an {@code [eventlistener:x]} says about its pool as a whole; the rest it has in common with programs. */
record ListenerSpec(
        @Option(
                type = OptionType.INTEGER,
                read = 1,
                byDefault = "-1",
                doc = "Lower ones start first and stop last: by default before all programs.")
        int priority,

        ListenerPoolSpec pool) {}
