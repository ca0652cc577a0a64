package dev.supervisor.ctl;

import dev.supervisor.api.getopt.Getopt;
import dev.supervisor.api.getopt.GetoptException;
import dev.supervisor.ctl.action.Audience;
import dev.supervisor.ctl.action.Completions;
import dev.supervisor.ctl.action.Completions.Candidate;
import dev.supervisor.ctl.action.Servers;
import dev.supervisor.ctl.action.Session;
import dev.supervisor.ctl.action.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a command line that has been begun may go on, for the scripts that {@code completion} prints. Complains of nothing: where a
 * server does not answer soon, or wants to know who asks, there is nothing to propose.
 */
final class CommandCompletion {
    /** The word by which the scripts ask for this. */
    static final String WORD = "__complete";

    private static final int WORDS_FOLLOW = 0;
    private static final int A_FILE_BELONGS_HERE = 1;
    private static final TimeLimit PATIENCE = new TimeLimit(Duration.ofSeconds(1));
    private static final String FILE = "FILENAME";

    private final String invokedAs;
    private final Terminal terminal;
    private final Servers servers;
    private final Map<String, String> environment;

    CommandCompletion(String invokedAs, Terminal terminal, Servers servers, Map<String, String> environment) {
        this.invokedAs = invokedAs;
        this.terminal = terminal;
        this.servers = servers;
        this.environment = environment;
    }

    /**
     * Prints each proposal on a line, with a tab and what it is if that is known.
     *
     * @param typed the words behind the name of the program, the last of which has been begun or is empty
     * @return the exit code: 0, or 1 if the name of a file belongs there
     */
    int tell(List<String> typed) {
        List<String> before = typed.subList(0, Math.max(0, typed.size() - 1));
        String begun = typed.isEmpty() ? "" : typed.getLast();
        Optional<ClientOption> waiting = waitingForArgument(before);
        if (waiting.flatMap(ClientOption::argument).filter(FILE::equals).isPresent()) {
            return A_FILE_BELONGS_HERE;
        }
        List<Candidate> candidates = waiting.isPresent() ? arguments(waiting.get()) : candidates(before, begun);
        StringBuilder lines = new StringBuilder();
        for (Candidate candidate : candidates) {
            if (candidate.word().startsWith(begun)) {
                lines.append(candidate.word());
                lines.append(candidate.about().isEmpty() ? "" : "\t" + candidate.about());
                lines.append('\n');
            }
        }
        terminal.print(lines.toString());
        return WORDS_FOLLOW;
    }

    /** The last option, if its argument is what comes next. */
    private static Optional<ClientOption> waitingForArgument(List<String> before) {
        String next = "";
        List<String> withNext = new ArrayList<>(before);
        withNext.add(next);
        try {
            Getopt<ClientOption> parsed = Getopt.parse(List.of(ClientOption.values()), withNext);
            return parsed.rest().isEmpty()
                    ? Optional.of(parsed.options().getLast().option())
                    : Optional.empty();
        } catch (GetoptException e) {
            return Optional.empty();
        }
    }

    private static List<Candidate> arguments(ClientOption option) {
        List<Candidate> words = new ArrayList<>();
        if (option == ClientOption.COLOR) {
            for (Colours colours : Colours.values()) {
                words.add(new Candidate(colours.word(), ""));
            }
        }
        return words;
    }

    private List<Candidate> candidates(List<String> before, String begun) {
        try {
            CommandLine line = CommandLine.parse(before);
            if (begun.startsWith("-") && line.words().isEmpty() && !before.contains("--")) {
                return options();
            }
            Settings settings = Settings.of(invokedAs, line, environment);
            Session session =
                    new Session(terminal, Audience.SCRIPTS, servers, settings.address(), settings.credentials(), false);
            return PATIENCE.on(() -> new Completions(session).of(line.words(), begun))
                    .orElse(List.of());
        } catch (UsageException e) {
            return List.of();
        }
    }

    private static List<Candidate> options() {
        List<Candidate> options = new ArrayList<>();
        for (ClientOption option : ClientOption.values()) {
            options.add(new Candidate("--" + option.word(), option.description()));
            if (!option.letter().isEmpty()) {
                options.add(new Candidate("-" + option.letter(), option.description()));
            }
        }
        return options;
    }
}
