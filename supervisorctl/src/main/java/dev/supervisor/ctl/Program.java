package dev.supervisor.ctl;

import dev.supervisor.client.Patience;
import dev.supervisor.ctl.action.Completions;
import dev.supervisor.ctl.action.Interpreter;
import dev.supervisor.ctl.action.Servers;
import dev.supervisor.ctl.action.Session;
import dev.supervisor.ctl.action.Terminal;
import dev.supervisor.ctl.shell.EditingTerminal;
import dev.supervisor.ctl.shell.Lines;
import dev.supervisor.ctl.shell.PlainLines;
import dev.supervisor.ctl.shell.Shell;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** The program without the process around it: from words of a command line to an exit code. */
final class Program {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Terminal terminal;
    private final Screens screens;
    private final Function<Patience, Servers> servers;
    private final Map<String, String> environment;
    private final IntConsumer exit;

    /**
     * @param servers where they are found, and how long they may take
     * @param exit ends the process at once, from any thread
     */
    Program(
            Terminal terminal,
            Screens screens,
            Function<Patience, Servers> servers,
            Map<String, String> environment,
            IntConsumer exit) {
        this.terminal = terminal;
        this.screens = screens;
        this.servers = servers;
        this.environment = environment;
        this.exit = exit;
    }

    /**
     * Does what the command line says.
     *
     * @param invokedAs how the program was called, for sentences and for the search of the configuration
     * @return the exit code
     */
    int run(String invokedAs, List<String> args) {
        try {
            CommandLine line = CommandLine.parse(args);
            if (line.wantsHelp()) {
                terminal.print(ClientOption.usage().text(invokedAs));
                return DONE;
            }
            if (line.words().indexOf(CommandCompletion.WORD) == 0) {
                List<String> typed = line.words().subList(1, line.words().size());
                return new CommandCompletion(invokedAs, terminal, servers.apply(Patience.ENDLESS), environment)
                        .tell(typed);
            }
            Settings settings = Settings.of(invokedAs, line, environment);
            if (!line.words().isEmpty()) {
                return single(session(terminal, settings, line.isInteractive()), line.actionLine());
            }
            return screens.isDialogue() ? shellAtTerminal(settings) : plainShell(settings);
        } catch (UsageException e) {
            terminal.error("Error: " + e.getMessage());
            terminal.error("For help, use " + invokedAs + " -h");
            e.place().filter(_ -> screens.error()).ifPresent(terminal::error);
            return MISUSED;
        }
    }

    private static int single(Session session, String line) {
        new Interpreter(session).run(line);
        return session.exitCode().code();
    }

    private Session session(Terminal where, Settings settings, boolean interactive) {
        return new Session(
                where,
                screens.audience(settings.colours(), environment),
                servers.apply(settings.patience()),
                settings.address(),
                settings.credentials(),
                interactive);
    }

    private int plainShell(Settings settings) {
        return shell(session(terminal, settings, true), settings.prompt(), new PlainLines(terminal));
    }

    private int shellAtTerminal(Settings settings) {
        try (EditingTerminal editing = EditingTerminal.open(terminal, environment.getOrDefault("TERM", ""))) {
            Session session = session(editing, settings, true);
            return shell(session, settings.prompt(), editing.lines(settings.historyFile(), new Completions(session)));
        } catch (IOException e) {
            terminal.error("cannot use the terminal: " + e.getMessage());
            return FAILED;
        }
    }

    /** However its actions end, a shell ends well. */
    private int shell(Session session, String prompt, Lines lines) {
        try (var _ = session.terminal().onInterrupt(this::leaveAtOnce)) {
            new Shell(session, prompt).run(lines);
            return DONE;
        } catch (IOException e) {
            terminal.error("cannot read standard input: " + e.getMessage());
            return FAILED;
        }
    }

    private void leaveAtOnce() {
        terminal.line("");
        exit.accept(DONE);
    }
}
