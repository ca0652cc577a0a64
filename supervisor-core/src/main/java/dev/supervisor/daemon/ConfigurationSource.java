package dev.supervisor.daemon;

import dev.supervisor.check.StartChecks;
import dev.supervisor.command.CommandCheck;
import dev.supervisor.config.ConfigCheck;
import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.system.SystemDoors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where configurations come from: the command line, and the file that it names or that is found. May block; any thread. */
final class ConfigurationSource {
    private final String program;
    private final List<String> arguments;
    private final Surroundings surroundings;
    private final ConfigLoader loader;

    /** @param program how the daemon was called */
    ConfigurationSource(String program, List<String> arguments, Surroundings surroundings) {
        this.program = program;
        this.arguments = List.copyOf(arguments);
        this.surroundings = surroundings;
        this.loader = new ConfigLoader(surroundings);
    }

    /** The one that the daemon was started with. */
    Map<String, String> environment() {
        return surroundings.environment();
    }

    /** The names of this machine. */
    Set<String> ownNames() {
        return new OwnNames(surroundings).all();
    }

    DaemonCommandLine commandLine() throws UsageException {
        return DaemonCommandLine.parse(program, arguments, surroundings);
    }

    /** A warning for standard error before a file is searched for. */
    Optional<String> warningBeforeSearch() {
        return loader.warningBeforeSearch();
    }

    /** The file that is named, or else found. */
    String file(DaemonCommandLine line) throws ConfigException {
        Optional<String> named = line.configuration();
        return named.isPresent() ? named.get() : loader.find(program);
    }

    Configuration load(DaemonCommandLine line) throws ConfigException {
        return loader.load(file(line), line.overrides());
    }

    /** All that there is to say of a file. */
    ConfigCheck check(String file, DaemonCommandLine line) {
        return loader.check(file, line.overrides());
    }

    /** Programs in the file that could not be started here and now. */
    List<Problem> startProblems(ConfigCheck check, SystemDoors system) throws ConfigException {
        if (check.configuration().isEmpty()) {
            return List.of();
        }
        Configuration configuration = check.configuration().get();
        List<String> environ = surroundings.environment().entrySet().stream()
                .map(Object::toString)
                .toList();
        return StartChecks.of(
                configuration,
                surroundings,
                system.files(),
                new CommandCheck(system.files(), environ),
                origins(configuration));
    }

    /** For starting over: the same file, and the command line from the beginning. */
    Configuration startOver(Configuration configuration) throws UsageException, ConfigException {
        return loader.load(configuration.file(), commandLine().overrides());
    }

    /** Where each option stands in the file that was read. */
    ConfigOrigins origins(Configuration configuration) throws ConfigException {
        return loader.origins(configuration.file());
    }

    /** For a reread: the same file, with the same options of the command line. */
    Configuration again(Configuration configuration) throws ConfigException {
        return loader.load(configuration.file(), configuration.overrides());
    }
}
