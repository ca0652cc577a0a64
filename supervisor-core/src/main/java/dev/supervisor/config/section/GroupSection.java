package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;
import java.util.List;

/** The options of {@code [group:x]}. */
public record GroupSection(
        @Option(
                type = OptionType.LIST,
                read = 1,
                byDefault = "",
                doc = "Names of programs and fcgi-programs, separated by commas; they start in this order.")
        List<String> programs,

        @Option(type = OptionType.INTEGER, read = 2, byDefault = "999", doc = "Lower ones start first and stop last.")
        int priority) {}
