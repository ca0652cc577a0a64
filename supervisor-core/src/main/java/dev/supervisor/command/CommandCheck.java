package dev.supervisor.command;

import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.os.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether the commands of a configuration could be run now, by the one who asks. May block as long as the file system does. */
public final class CommandCheck {
    private final CommandResolver resolver;

    /**
     * The result of a check.
     *
     * @param complaint the reason why it could not be started, in the words of {@code spawnerr}
     * @param program path of the program, if it is there
     */
    public record Result(Optional<String> complaint, Optional<String> program) {}

    /** @param environ the environment that the daemon would be started with, {@code NAME=value} each */
    public CommandCheck(Files files, List<String> environ) {
        resolver = new CommandResolver(files, environ);
    }

    /** @param own the environment that is set for the child */
    public Result of(String command, Map<String, String> own) {
        return switch (resolver.resolve(command, own)) {
            case CommandLookup.Command found -> new Result(Optional.empty(), Optional.of(found.executable()));
            case CommandProblem problem -> new Result(Optional.of(problem.sentence()), Optional.empty());
        };
    }

    /** The program and its arguments as they would be passed; none if the command cannot be split. */
    public static List<String> words(String command) {
        try {
            return CommandWords.split(command);
        } catch (CommandWords.UnfinishedException unfinished) {
            return List.of();
        }
    }
}
