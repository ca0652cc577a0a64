package dev.supervisor.supervisor;

import dev.supervisor.config.ProcessSpec;
import dev.supervisor.os.Files;
import dev.supervisor.supervisor.Subprocess.CommandProblem;
import java.util.List;
import java.util.Optional;

/** Whether the commands of a configuration could be run now, by the one who asks. May block as long as the file system does. */
public final class CommandCheck {
    private final CommandResolver resolver;

    /** @param environ the environment that the daemon would be started with, {@code NAME=value} each */
    public CommandCheck(Files files, List<String> environ) {
        resolver = new CommandResolver(
                files, new ChildEnvironment(new DaemonFacts("", "", environ, Optional.empty(), 0, false, false)));
    }

    /** Why it could not, in the words that people would read as {@code spawnerr}. */
    public Optional<String> complaint(ProcessSpec spec) {
        return switch (resolver.resolve(spec)) {
            case CommandLookup.Command _ -> Optional.empty();
            case CommandProblem problem -> Optional.of(problem.sentence());
        };
    }
}
