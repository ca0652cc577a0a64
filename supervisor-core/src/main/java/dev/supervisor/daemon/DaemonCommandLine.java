package dev.supervisor.daemon;

import dev.supervisor.api.getopt.Getopt;
import dev.supervisor.api.getopt.GetoptException;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.rpc.Versions;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Surroundings;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The daemon's command line.
 *
 * @param answer text for standard output, after which the daemon exits
 * @param configuration the file that was named
 * @param overrides options that override the file
 * @param added the options given that the original does not have
 * @param warnings lines for standard error
 */
record DaemonCommandLine(
        Optional<String> answer,
        Optional<String> configuration,
        Overrides overrides,
        Set<DaemonOption> added,
        List<String> warnings) {

    private static final String NO_PROFILER = "--profile_options has no effect: there is no profiler";

    /**
     * Reads the options from left to right: a mistake to the left of a {@code -h} is reported, one to its right is not.
     * On a restart the same words are read again.
     *
     * @param program the name under which the daemon was called
     * @throws UsageException for the first mistake
     */
    static DaemonCommandLine parse(String program, List<String> args, Surroundings surroundings) throws UsageException {
        Getopt<DaemonOption> parsed = takenApart(args);
        if (!parsed.rest().isEmpty()) {
            throw new UsageException("positional arguments are not supported: " + list(parsed.rest()));
        }
        Set<DaemonOption> seen = EnumSet.noneOf(DaemonOption.class);
        DaemonCommandLine line =
                new DaemonCommandLine(Optional.empty(), Optional.empty(), Overrides.NONE, Set.of(), List.of());
        for (Getopt.Given<DaemonOption> given : parsed.options()) {
            line = line.with(program, given, surroundings);
            if (line.answer.isPresent()) {
                return line;
            }
            if (!seen.add(given.option())) {
                throw new UsageException("conflicting command line option " + PythonRepr.of(given.spelled()));
            }
        }
        for (DaemonOption option : line.added) {
            if (!line.wantsCheck() && (option == DaemonOption.JSON || option == DaemonOption.STRICT)) {
                throw new UsageException("option --" + option.word() + " is of use with --check only");
            }
        }
        return line;
    }

    /** Whether the configuration is only read. */
    boolean wantsCheck() {
        return added.contains(DaemonOption.CHECK);
    }

    /** Whether only to say which program this is. */
    boolean wantsAbout() {
        return added.contains(DaemonOption.ABOUT);
    }

    /** Whether a password is to be hashed, and nothing else done. */
    boolean wantsHash() {
        return added.contains(DaemonOption.HASH_PASSWORD);
    }

    private static Getopt<DaemonOption> takenApart(List<String> args) throws UsageException {
        try {
            return Getopt.parse(List.of(DaemonOption.values()), args);
        } catch (GetoptException mistake) {
            throw new UsageException(mistake.getMessage());
        }
    }

    /** The text for standard error about a mistake in the command line. */
    static String complaint(String program, UsageException mistake) {
        return complaint(program, mistake.getMessage());
    }

    /**
     * The text for standard error about a file: the original's two lines, the place of that problem, then a line for
     * each further one.
     */
    static String complaint(String program, ConfigException mistakes) {
        return complaint(program, mistakes.problems());
    }

    /** The text for standard error about problems; at least one. */
    static String complaint(String program, List<Problem> problems) {
        Problem first = problems.getFirst();
        return complaint(program, first.sentence())
                + first.place().map(place -> place + "\n").orElse("")
                + problems.stream()
                        .skip(1)
                        .map(problem -> problem.line() + "\n")
                        .collect(Collectors.joining());
    }

    /** The text for standard error before the daemon exits with code 2. */
    static String complaint(String program, String sentence) {
        return "Error: " + sentence + "\nFor help, use " + program + " -h\n";
    }

    private DaemonCommandLine with(String program, Getopt.Given<DaemonOption> given, Surroundings surroundings)
            throws UsageException {
        return switch (given.option()) {
            case HELP -> answering(DaemonOption.usage().text(program));
            case VERSION -> answering(Versions.SUPERVISOR + "\n");
            case CONFIGURATION ->
                new DaemonCommandLine(answer, Optional.of(given.argument()), overrides, added, warnings);
            case PROFILE_OPTIONS ->
                new DaemonCommandLine(answer, configuration, overrides, added, List.of(NO_PROFILER));
            case ABOUT, CHECK, JSON, STRICT, HASH_PASSWORD -> adding(given.option());
            case NODAEMON,
                    SILENT,
                    USER,
                    UMASK,
                    DIRECTORY,
                    LOGFILE,
                    LOGFILE_MAXBYTES,
                    LOGFILE_BACKUPS,
                    LOGLEVEL,
                    PIDFILE,
                    IDENTIFIER,
                    CHILDLOGDIR,
                    NOCLEANUP,
                    MINFDS,
                    STRIP_ANSI,
                    MINPROCS -> setting(given, surroundings);
        };
    }

    private DaemonCommandLine adding(DaemonOption option) {
        Set<DaemonOption> more = EnumSet.of(option);
        more.addAll(added);
        return new DaemonCommandLine(answer, configuration, overrides, more, warnings);
    }

    private DaemonCommandLine answering(String text) {
        return new DaemonCommandLine(Optional.of(text), configuration, overrides, added, warnings);
    }

    private DaemonCommandLine setting(Getopt.Given<DaemonOption> given, Surroundings surroundings)
            throws UsageException {
        DaemonOption option = given.option();
        String text = option.argument().isPresent() ? given.argument() : "true";
        try {
            return new DaemonCommandLine(
                    answer, configuration, overrides.with(option.word(), text, surroundings), added, warnings);
        } catch (BadValueException e) {
            throw new UsageException("invalid value for %s %s: %s"
                    .formatted(given.spelled(), PythonRepr.of(given.argument()), e.getMessage()));
        }
    }

    private static String list(List<String> words) {
        return words.stream().map(PythonRepr::of).collect(Collectors.joining(", ", "[", "]"));
    }
}
