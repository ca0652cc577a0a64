package dev.supervisor.check;

import dev.supervisor.command.CommandCheck;
import dev.supervisor.config.ConfigOrigins;
import dev.supervisor.config.Configuration;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.Glob;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.os.Files;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.user.Account;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds what a configuration says and what could not be started by it on this machine, as it is now, and what would not do what
 * somebody has meant. May block as long as the file system does.
 */
public final class StartChecks {
    static final String NOT_EXPANDED = "~ and $NAME are not expanded here, %(ENV_HOME)s is";

    private static final int ROOT = 0;
    private static final String CANNOT = "cannot start here: ";
    private static final String NO_PERMISSION = "no permission";
    private static final Pattern COMMENT = Pattern.compile("\\s[;#]");
    private static final Pattern VARIABLE = Pattern.compile("\\$(\\{\\w+}|[A-Za-z_]\\w*)");
    private static final Pattern NO_FILE = Pattern.compile("syslog|/dev/.*|/proc/.*");

    private final Configuration configuration;
    private final Surroundings surroundings;
    private final CommandCheck commands;
    private final Reach reach;
    private final ConfigOrigins origins;

    /**
     * The daemon's user. Unknown if the file does not name it and the caller is not root: the file may be meant for
     * root.
     */
    private final Optional<Account> daemon;

    private final Set<Problem> found = new LinkedHashSet<>();

    /** The checks of each process, in the order of their remarks. */
    private final List<Consumer<ProcessSpec>> ofProcesses = List.of(
            this::lookAtCommand,
            this::lookAtWords,
            this::lookAtRightToRun,
            this::lookAtDirectory,
            this::lookAtLogs,
            this::lookAtEnvironment);

    private StartChecks(
            Configuration configuration,
            Surroundings surroundings,
            Files files,
            CommandCheck commands,
            ConfigOrigins origins) {
        this.configuration = configuration;
        this.surroundings = surroundings;
        this.commands = commands;
        this.reach = new Reach(files, surroundings);
        this.origins = origins;
        this.daemon =
                configuration.account().or(() -> surroundings.account(ROOT).filter(_ -> surroundings.uid() == ROOT));
    }

    /** One for each option of each section. */
    public static List<Problem> of(
            Configuration configuration,
            Surroundings surroundings,
            Files files,
            CommandCheck commands,
            ConfigOrigins origins) {
        StartChecks checks = new StartChecks(configuration, surroundings, files, commands, origins);
        checks.lookAtDaemon();
        configuration.groups().stream()
                .flatMap(group -> group.processes().stream())
                .forEach(process -> checks.ofProcesses.forEach(check -> check.accept(process)));
        checks.lookAtSockets();
        return List.copyOf(checks.found);
    }

    private void lookAtDaemon() {
        lookAtLog("supervisord", "logfile", configuration.supervisord().logfile());
        lookAtName("supervisord", "pidfile", configuration.supervisord().pidfile());
        configuration.supervisord().childlogdir().ifPresent(directory -> {
            lookAtName("supervisord", "childlogdir", directory);
            lookAtWriting("supervisord", "childlogdir", directory + "/log");
        });
        configuration.servers().unix().forEach(server -> {
            lookAtName(server.section(), "file", server.file());
            lookAtWriting(server.section(), "file", server.file() + ".new");
        });
        configuration.supervisord().environment().forEach((name, value) -> lookAtVariable("supervisord", name, value));
    }

    private void lookAtCommand(ProcessSpec process) {
        lookUp(process)
                .complaint()
                .filter(complaint -> !complaint.startsWith(NO_PERMISSION)
                        || daemon.filter(this::isUs).isPresent())
                .ifPresent(complaint -> add(
                        process.provenance().section(),
                        "command",
                        CANNOT + complaint + hint(process.provenance().section(), text(process))));
    }

    private CommandCheck.Result lookUp(ProcessSpec process) {
        return commands.of(process.command(), process.environment());
    }

    private boolean isUs(Account account) {
        return account.uid() == surroundings.uid();
    }

    private static CommandText text(ProcessSpec process) {
        return new CommandText(process.command(), CommandCheck.words(process.command()));
    }

    /** The likely intention of the author of such a command. */
    private String hint(String section, CommandText command) {
        if (command.hasOpenQuote() && isCutByComment(section)) {
            return "; a ; or # after a blank begins a comment, and the rest is not part of the command";
        }
        return command.meant().map(meant -> "; " + meant).orElse("");
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

    /** A program that is to run once and may end at once is only checked for text that no program would understand. */
    private void lookAtWords(ProcessSpec process) {
        CommandText command = text(process);
        if (command.meant().isPresent() && lookUp(process).complaint().isPresent()) {
            return; // reported already
        }
        boolean once = process.start().startsecs().isZero()
                && process.start().autorestart().ends().isEmpty();
        Optional.of(command.words())
                .filter(_ -> !once)
                .flatMap(words -> Daemonizing.of(words, this::texts))
                .or(command::forNoShell)
                .ifPresent(sentence -> add(process.provenance().section(), "command", sentence));
    }

    private List<String> texts(String pattern) {
        return new Glob(surroundings)
                .matching(pattern).stream()
                        .flatMap(file -> surroundings.readIfPossible(file).stream())
                        .map(content -> new String(content, StandardCharsets.ISO_8859_1))
                        .toList();
    }

    private void lookAtRightToRun(ProcessSpec process) {
        lookUp(process)
                .program()
                .flatMap(program -> process.account()
                        .or(() -> daemon.filter(who -> !isUs(who)))
                        .flatMap(who -> reach.whyNotRun(who, program)))
                .ifPresent(why -> add(process.provenance().section(), "command", CANNOT + why));
    }

    private void lookAtDirectory(ProcessSpec process) {
        process.directory().ifPresent(directory -> {
            if (!surroundings.isDirectory(directory)) {
                add(
                        process.provenance().section(),
                        "directory",
                        CANNOT
                                + (surroundings.exists(directory) ? "no directory: " : "there is no directory ")
                                + directory
                                + (directory.startsWith("~") || directory.contains("$") ? "; " + NOT_EXPANDED : ""));
                return;
            }
            process.account()
                    .or(() -> daemon)
                    .flatMap(who -> reach.whyNotEnter(who, directory))
                    .ifPresent(why -> add(process.provenance().section(), "directory", CANNOT + why));
        });
    }

    private void lookAtLogs(ProcessSpec process) {
        lookAtOutput(process, "stdout_", process.stdout());
        lookAtOutput(process, "stderr_", process.stderr());
    }

    private void lookAtOutput(ProcessSpec process, String prefix, OutputSpec output) {
        paths(Stream.of(output.logfile()))
                .forEach(path -> lookAtLog(process.provenance().section(), prefix + "logfile", path));
        paths(output.places().also().stream())
                .forEach(path -> lookAtLog(process.provenance().section(), prefix + "logfile_also", path));
    }

    private static Stream<String> paths(Stream<LogTarget> targets) {
        return targets.filter(LogTarget.File.class::isInstance)
                .map(LogTarget.File.class::cast)
                .map(LogTarget.File::path);
    }

    private void lookAtLog(String section, String option, String path) {
        if (!NO_FILE.matcher(path).matches()) {
            lookAtName(section, option, path);
            lookAtWriting(section, option, path);
        }
    }

    private void lookAtName(String section, String option, String path) {
        if (VARIABLE.matcher(path).find()) {
            add(section, option, "the $ is part of the path; $NAME is not expanded here, %(ENV_NAME)s is");
        }
    }

    private void lookAtWriting(String section, String option, String path) {
        daemon.flatMap(who -> reach.whyNotWrite(who, path)).ifPresent(why -> add(section, option, CANNOT + why));
    }

    /** Remarks about what comes from {@code [supervisord]} are made there. */
    private void lookAtEnvironment(ProcessSpec process) {
        Map<String, String> common = configuration.supervisord().environment();
        process.environment().forEach((name, value) -> {
            if (!value.equals(common.get(name))) {
                lookAtVariable(process.provenance().section(), name, value);
            }
        });
    }

    private void lookAtVariable(String section, String name, String value) {
        Pattern known =
                Pattern.compile("\\$(\\{(NAME)}|(NAME)\\b)".replace("NAME", "PATH|HOME|" + Pattern.quote(name)));
        if (known.matcher(value).find()) {
            String sentence = "the $ is part of the value of " + name
                    + "; $NAME is not expanded here, %(ENV_NAME)s is that of supervisord's environment";
            found.add(new Problem(
                    sentence,
                    Optional.of(section),
                    Optional.of("environment"),
                    origins.of(section, "environment"),
                    true));
        }
    }

    private void lookAtSockets() {
        Map<String, String> users = new HashMap<>();
        for (GroupSpec group : configuration.groups()) {
            if (group.kind() instanceof SharedSocketSpec shared) {
                String section = group.processes().stream()
                        .findFirst()
                        .map(process -> process.provenance().section())
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
                .forEach(server ->
                        take(users, server.section(), "port", server.port().url()));
    }

    private void take(Map<String, String> users, String section, String option, String socket) {
        Optional.ofNullable(users.putIfAbsent(socket, section))
                .ifPresent(other -> add(section, option, CANNOT + "[" + other + "] has the same socket"));
    }

    private void add(String section, String option, String sentence) {
        found.add(new Problem(sentence, Optional.of(section), Optional.of(option), origins.of(section, option)));
    }
}
