package dev.supervisor.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A command whose author may have thought that a shell reads it. Pure.
 *
 * @param text as the file has it, expanded
 * @param words the program and the arguments that it would get; none if the text cannot be split
 */
record CommandText(String text, List<String> words) {
    private static final String SHELL = "write sh -c '…'";

    /** Words of the shell at the beginning of a command, and what there is instead. */
    private static final Map<String, String> SHELL_WORDS = Map.ofEntries(
            Map.entry("cd", "use directory=, or " + SHELL),
            Map.entry("export", "use environment=, or " + SHELL),
            Map.entry("set", SHELL),
            Map.entry("ulimit", "use the options rlimit_…, or " + SHELL),
            Map.entry("umask", "use umask=, or " + SHELL),
            Map.entry("exec", "leave it out"),
            Map.entry("source", SHELL),
            Map.entry(".", SHELL),
            Map.entry("if", SHELL),
            Map.entry("for", SHELL),
            Map.entry("while", SHELL),
            Map.entry("eval", SHELL));

    /** Syntax that only a shell understands, and its replacement. The first that matches counts. */
    private record Sign(Pattern pattern, String instead) {
        static Sign of(String pattern, String instead) {
            return new Sign(Pattern.compile(pattern), instead);
        }
    }

    private static final List<Sign> OPERATORS = List.of(
            Sign.of("&&|\\|\\||\\||;|\\S+;", SHELL),
            Sign.of("2>&1", "use redirect_stderr=true"),
            Sign.of("(\\d|&)?>>?(?!=).*", "use stdout_logfile= and stderr_logfile="),
            Sign.of("<<?(?!.*>).*", SHELL),
            Sign.of("&", "leave it out, programs run in parallel anyway"));

    private static final List<Sign> EXPANSIONS = List.of(
            Sign.of("\\S*(\\$\\(|`).*", SHELL),
            Sign.of("([^$]*[/=:,])?\\$(\\{[A-Z_][A-Z0-9_]*}|[A-Z_][A-Z0-9_]*)(\\W.*)?", "%(ENV_NAME)s is expanded"),
            Sign.of("~(/.*)?", "%(ENV_HOME)s is expanded"));

    private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z_]\\w*=.*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"(?:\\\\.|[^\"\\\\])*\"|\\\\.", Pattern.DOTALL);
    private static final String PLACEHOLDER = "_";

    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "ash", "zsh", "ksh", "csh", "tcsh", "fish");
    private static final Pattern SCRIPT_FOLLOWS = Pattern.compile("-[A-Za-z]*c");

    /** Programs that pass an argument to a shell, here or elsewhere. */
    private static final Set<String> HAND_ON =
            Set.of("su", "runuser", "script", "ssh", "flock", "watch", "parallel", "eval");

    /** The likely intention behind a command whose program does not exist; empty if there is no hint. */
    Optional<String> meant() {
        String first = text.strip().split("\\s", 2)[0];
        if (SHELL_WORDS.containsKey(first)) {
            return Optional.of(first + " is a shell word, but there is no shell: " + SHELL_WORDS.get(first));
        }
        if (ASSIGNMENT.matcher(first).matches()) {
            return Optional.of("variables are set with environment=");
        }
        if (first.startsWith("~") || first.startsWith("$")) {
            return Optional.of(StartChecks.NOT_EXPANDED);
        }
        return Optional.empty();
    }

    /** Syntax that the program would get literally, although a shell would have interpreted it. */
    Optional<String> forNoShell() {
        if (words.isEmpty()) {
            return Optional.empty();
        }
        String bare = QUOTED.matcher(text).replaceAll(PLACEHOLDER).strip();
        for (String word : bare.split("\\s+")) {
            Optional<String> found =
                    first(OPERATORS, word).or(() -> isReadByShell() ? Optional.empty() : first(EXPANSIONS, word));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> first(List<Sign> signs, String word) {
        return signs.stream()
                .filter(sign -> sign.pattern().matcher(word).matches())
                .findFirst()
                .map(sign -> "no shell reads the command; " + word + " is passed as an argument; " + sign.instead());
    }

    private boolean isReadByShell() {
        List<String> names = words.stream()
                .map(word -> word.substring(word.lastIndexOf('/') + 1))
                .toList();
        return names.stream().anyMatch(HAND_ON::contains)
                || names.stream().anyMatch(SHELLS::contains)
                        && words.stream()
                                .anyMatch(word -> SCRIPT_FOLLOWS.matcher(word).matches());
    }

    boolean hasOpenQuote() {
        return isOdd('"') || isOdd('\'');
    }

    private boolean isOdd(char quote) {
        return text.chars().filter(c -> c == quote).count() % 2 == 1;
    }
}
