package dev.supervisor.command;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.command.CommandLookup.Command;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the program of a command, or says in the original's words why it cannot be run (supervisor/process.py get_execv_args,
 * supervisor/options.py check_execv_args). Relative paths start from the daemon's directory, although the program runs in another.
 */
public final class CommandResolver {
    private static final int ANY_EXECUTE_BIT = 0111;
    private static final String PATH = "PATH=";

    /** Where programs are looked for if nothing says PATH (supervisor/options.py get_path). */
    private static final List<String> DIRECTORIES_BY_DEFAULT = List.of("/bin", "/usr/bin", "/usr/local/bin");

    private record Found(String path, Optional<FileStat> stat) {}

    private final Files files;
    private final Optional<String> path;

    /** @param environ the environment that the daemon was started with, {@code NAME=value} each */
    public CommandResolver(Files files, List<String> environ) {
        this.files = files;
        this.path = environ.stream()
                .filter(variable -> variable.startsWith(PATH))
                .map(variable -> variable.substring(PATH.length()))
                .findFirst();
    }

    /** @param own the environment that is set for the child */
    public CommandLookup resolve(String command, Map<String, String> own) {
        List<String> argv;
        try {
            argv = CommandWords.split(command);
        } catch (CommandWords.UnfinishedException unfinished) {
            return new CommandProblem(
                    false, "can't parse command " + PythonRepr.of(command) + ": " + unfinished.getMessage());
        }
        if (argv.isEmpty()) {
            return new CommandProblem(false, "command is empty");
        }
        return check(locate(argv.getFirst(), own), argv);
    }

    /** The first entry of that name on the PATH, whether it can be run or not; the bare name if there is none. */
    private Found locate(String program, Map<String, String> own) {
        if (program.contains("/")) {
            return new Found(program, files.stat(program));
        }
        return directories(own).stream()
                .map(directory -> join(directory, program))
                .map(path -> new Found(path, files.stat(path)))
                .filter(found -> found.stat().isPresent())
                .findFirst()
                .orElse(new Found(program, Optional.empty()));
    }

    private List<String> directories(Map<String, String> own) {
        return Optional.ofNullable(own.get("PATH"))
                .or(() -> path.filter(inherited -> !inherited.isEmpty()))
                .map(directories -> List.of(directories.split(":", -1)))
                .orElse(DIRECTORIES_BY_DEFAULT);
    }

    private CommandLookup check(Found found, List<String> argv) {
        String name = PythonRepr.of(found.path());
        if (found.stat().isEmpty()) {
            return new CommandProblem(true, "can't find command " + name);
        }
        FileStat stat = found.stat().get();
        if (stat.directory()) {
            return new CommandProblem(false, "command at " + name + " is a directory");
        }
        if ((stat.mode() & ANY_EXECUTE_BIT) == 0) {
            return new CommandProblem(false, "command at " + name + " is not executable");
        }
        if (!files.mayExecute(found.path())) {
            return new CommandProblem(false, "no permission to run command " + name);
        }
        return new Command(found.path(), argv);
    }

    private static String join(String directory, String name) {
        return directory.isEmpty() || directory.endsWith("/") ? directory + name : directory + "/" + name;
    }
}
