package dev.supervisor.config.section;

import dev.supervisor.config.option.CheckedAt;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.OptionType;

/** How many processes a program has and what they are called. */
@CheckedAt(198)
public record NumberSection(
        @Option(
                type = OptionType.INTEGER,
                read = 120,
                byDefault = "1",
                doc = "Processes of this program; with more than one, process_name must contain %(process_num).")
        int numprocs,

        @Option(type = OptionType.INTEGER, read = 121, byDefault = "0", doc = "process_num of the first one.")
        int numprocs_start,

        @Option(
                type = OptionType.NAME,
                read = 190,
                byDefault = "%(program_name)s",
                unexpanded = true,
                doc = "Name of its processes, expanded for each.")
        String process_name) {

    /** More than any system runs; the original would fill the memory. */
    private static final int MOST_PROCESSES = 100_000;

    public NumberSection {
        if (numprocs > MOST_PROCESSES) {
            throw new IllegalArgumentException("numprocs is " + numprocs + ", but " + MOST_PROCESSES + " are the most");
        }
        if (numprocs > 1 && !process_name.contains("%(process_num)")) {
            throw new IllegalArgumentException("%(process_num) must be present within process_name when numprocs > 1");
        }
    }
}
