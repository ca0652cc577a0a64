package dev.supervisor.config;

import dev.supervisor.config.option.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking a file without running it.
 *
 * @param problems why it cannot be used, in the order in which the original would find them
 * @param remarks sections and options that nobody reads, and other slips
 * @param configuration its contents, if it can be used
 */
public record ConfigCheck(List<Problem> problems, List<Problem> remarks, Optional<Configuration> configuration) {
    public ConfigCheck {
        problems = List.copyOf(problems);
        remarks = List.copyOf(remarks);
    }

    /** The same with further remarks. */
    public ConfigCheck with(List<Problem> more) {
        List<Problem> all = new ArrayList<>(remarks);
        all.addAll(more);
        return new ConfigCheck(problems, all, configuration);
    }
}
