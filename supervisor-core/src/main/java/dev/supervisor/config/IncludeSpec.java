package dev.supervisor.config;

/** The options of {@code [include]}. */
record IncludeSpec(
        @Option(
                type = OptionType.STRING,
                read = 1,
                missing = ".ini file has [include] section, but no files setting",
                doc = "Patterns of further files to read, separated by blanks; relative to this file.")
        String files) {}
