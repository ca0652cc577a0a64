package dev.supervisor.config.section;

import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;

/** The options of {@code [include]}. */
public record IncludeSection(
        @Option(
                type = OptionType.STRING,
                read = 1,
                missing = ".ini file has [include] section, but no files setting",
                doc = "Patterns of further files to read, separated by blanks; relative to this file.")
        String files) {}
