package dev.supervisor.config;

import java.util.List;

/** What a {@code [group:x]} says. */
record GroupMembersSpec(
        @Option(
                type = OptionType.LIST,
                read = 1,
                byDefault = "",
                doc = "Names of programs and fcgi-programs, separated by commas; they start in this order.")
        List<String> programs,

        @Option(type = OptionType.INTEGER, read = 2, byDefault = "999", doc = "Lower ones start first and stop last.")
        int priority) {}
