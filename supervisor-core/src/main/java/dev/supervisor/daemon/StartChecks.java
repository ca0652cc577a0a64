package dev.supervisor.daemon;

import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.GroupSpec;
import dev.supervisor.config.Problem;
import dev.supervisor.config.ProcessSpec;
import dev.supervisor.config.SharedSocketSpec;
import dev.supervisor.config.Surroundings;
import dev.supervisor.supervisor.CommandCheck;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds what a configuration says and what could not be started by it on this machine, as it is now. */
final class StartChecks {
    private static final String CANNOT = "cannot start here: ";
    private static final Pattern COMMENT = Pattern.compile("\\s[;#]");
    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=");
    private static final Set<String> SHELL_WORDS =
            Set.of("cd", "export", "source", ".", "exec", "ulimit", "umask", "set", "if", "for", "while", "eval");

    private final Surroundings surroundings;
    private final CommandCheck commands;
    private final ConfigOrigins origins;
    private final Set<Problem> found = new LinkedHashSet<>();

    private StartChecks(Surroundings surroundings, CommandCheck commands, ConfigOrigins origins) {
        this.surroundings = surroundings;
        this.commands = commands;
        this.origins = origins;
    }

    /** One for each option of each section. */
    static List<Problem> of(
            Configuration configuration, Surroundings surroundings, CommandCheck commands, ConfigOrigins origins) {
        StartChecks checks = new StartChecks(surroundings, commands, origins);
        configuration.groups().stream()
                .flatMap(group -> group.processes().stream())
                .forEach(process -> {
                    checks.checkCommand(process);
                    checks.checkDirectory(process);
                });
        checks.checkSockets(configuration);
        return List.copyOf(checks.found);
    }

    private void checkCommand(ProcessSpec process) {
        commands.complaint(process)
                .filter(complaint -> !complaint.startsWith("no permission"))
                .ifPresent(complaint -> add(
                        process.section(), "command", CANNOT + complaint + hint(process.section(), process.command())));
    }

    /** What somebody may have meant who wrote such a command. */
    private String hint(String section, String command) {
        String first = command.strip().split("\\s", 2)[0];
        if (hasOpenQuote(command) && isCutByComment(section)) {
            return "; a ; or # behind a blank begins a comment, and what follows it is not part of the command";
        }
        if (SHELL_WORDS.contains(first)) {
            return "; " + first + " is a word of the shell, and there is none: write sh -c '…'";
        }
        if (ASSIGNMENT.matcher(first).lookingAt()) {
            return "; variables are set with environment=";
        }
        if (first.startsWith("~") || first.startsWith("$")) {
            return "; ~ and $NAME are not expanded here, %(ENV_HOME)s is";
        }
        return "";
    }

    private static boolean hasOpenQuote(String command) {
        return command.chars().filter(c -> c == '"').count() % 2 == 1
                || command.chars().filter(c -> c == '\'').count() % 2 == 1;
    }

    private boolean isCutByComment(String section) {
        return origins.of(section, "command")
                .flatMap(origin -> surroundings
                        .readIfPossible(origin.file())
                        .map(content -> new String(content, StandardCharsets.UTF_8))
                        .flatMap(text -> text.lines().skip(origin.line() - 1L).findFirst()))
                .filter(line -> COMMENT.matcher(line).find())
                .isPresent();
    }

    private void checkDirectory(ProcessSpec process) {
        process.directory()
                .filter(directory -> !surroundings.isDirectory(directory))
                .ifPresent(directory -> add(
                        process.section(),
                        "directory",
                        CANNOT
                                + (surroundings.exists(directory) ? "no directory: " : "there is no directory ")
                                + directory
                                + (directory.startsWith("~") || directory.contains("$")
                                        ? "; ~ and $NAME are not expanded here, %(ENV_HOME)s is"
                                        : "")));
    }

    private void checkSockets(Configuration configuration) {
        Map<String, String> users = new HashMap<>();
        for (GroupSpec group : configuration.groups()) {
            if (group.kind() instanceof SharedSocketSpec shared) {
                String section = group.processes().stream()
                        .findFirst()
                        .map(ProcessSpec::section)
                        .orElse(group.name());
                take(users, section, "socket", shared.socket().url());
            }
        }
        configuration
                .servers()
                .unix()
                .forEach(server -> take(users, server.section(), "file", "unix://" + server.file()));
        configuration
                .servers()
                .inet()
                .forEach(server -> take(
                        users,
                        server.section(),
                        "port",
                        "tcp://" + server.port().host() + ":" + server.port().port()));
    }

    private void take(Map<String, String> users, String section, String option, String socket) {
        Optional.ofNullable(users.putIfAbsent(socket, section))
                .ifPresent(other -> add(section, option, CANNOT + "[" + other + "] has the same socket"));
    }

    private void add(String section, String option, String sentence) {
        found.add(new Problem(sentence, Optional.of(section), Optional.of(option), origins.of(section, option)));
    }
}
