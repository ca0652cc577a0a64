package dev.supervisor.ctl.shell;

import dev.supervisor.ctl.action.Completions;
import dev.supervisor.ctl.action.Terminal;
import dev.supervisor.ctl.top.FullScreen;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Candidate;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal.Signal;
import org.jline.terminal.Terminal.SignalHandler;
import org.jline.terminal.TerminalBuilder;

/**
 * A terminal with a person at it: lines are edited, remembered and completed, by JLine, which nothing else here knows
 * and which is loaded only for a shell. Output goes to standard output. One thread, besides that of the interrupt key.
 */
public final class EditingTerminal implements Terminal, Closeable {
    private static final long KEY_LEFT_WITHIN_MILLIS = 50;

    private final Terminal plain;
    private final org.jline.terminal.Terminal keyboard;
    private final LineReader questions;

    EditingTerminal(Terminal plain, org.jline.terminal.Terminal keyboard) {
        this.plain = plain;
        this.keyboard = keyboard;
        this.questions = reader().variable(LineReader.DISABLE_HISTORY, true).build();
        this.questions.setOpt(LineReader.Option.DISABLE_EVENT_EXPANSION);
    }

    /**
     * Opens the terminal at which this process is.
     *
     * @param type the terminal's type ({@code TERM}); empty text if unknown
     * @throws IOException if it cannot be had
     */
    public static EditingTerminal open(Terminal plain, String type) throws IOException {
        return new EditingTerminal(
                plain, SystemTerminal.open(TerminalBuilder.builder().nativeSignals(true), type));
    }

    private LineReaderBuilder reader() {
        DefaultParser words = new DefaultParser().quoteChars(new char[0]).escapeChars(new char[0]);
        return LineReaderBuilder.builder()
                .appName("supervisorctl")
                .terminal(QuietTerminal.around(keyboard))
                .parser(words)
                .variable(LineReader.BELL_STYLE, "none")
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .option(LineReader.Option.HISTORY_TIMESTAMPED, false)
                .option(LineReader.Option.BRACKETED_PASTE, false);
    }

    /**
     * The lines of a shell here.
     *
     * @param history where lines are remembered from one shell to the next; what goes wrong with that file is ignored
     */
    public Lines lines(Optional<Path> history, Completions completions) {
        LineReaderBuilder builder = reader().completer((_, line, candidates) -> propose(completions, line, candidates));
        history.ifPresent(file -> builder.history(new FileHistory(file)));
        LineReader reader = builder.build();
        EscapeKey.bind(reader.getKeyMaps().get(LineReader.MAIN));
        return prompt -> {
            completions.forget();
            // An interrupt that comes late was meant for what ran before, and would end the shell.
            Thread.interrupted();
            try {
                return Optional.of(reader.readLine(prompt));
            } catch (EndOfFileException | UserInterruptException e) {
                return Optional.empty();
            }
        };
    }

    private static void propose(Completions completions, ParsedLine line, List<Candidate> candidates) {
        String begun = line.word().substring(0, line.wordCursor());
        List<String> before = line.words().subList(0, line.wordIndex());
        for (Completions.Candidate proposed : completions.of(before, begun)) {
            candidates.add(new Candidate(proposed.word()));
        }
    }

    @Override
    public void print(String text) {
        plain.print(text);
    }

    @Override
    public void error(String text) {
        plain.error(text);
    }

    @Override
    public void flash(String text) {
        plain.flash(text);
    }

    @Override
    public String ask(String question) throws IOException {
        return asked(question, null);
    }

    @Override
    public String askSecretly(String question) throws IOException {
        return asked(question, '\0');
    }

    private String asked(String question, Character mask) throws IOException {
        try {
            return questions.readLine(question, mask);
        } catch (EndOfFileException e) {
            throw new EOFException("EOF when reading a line");
        }
    }

    @Override
    public Optional<String> nextLine() {
        try {
            return Optional.of(questions.readLine());
        } catch (UserInterruptException e) {
            takeInterruptKey();
            return Optional.empty();
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    /**
     * JLine reports the key by an interrupt, and may leave its character to the next reader: to the prompt, which it
     * would end.
     */
    private void takeInterruptKey() {
        try {
            if (keyboard.reader().peek(KEY_LEFT_WITHIN_MILLIS) == KeyScreen.CTRL_C) {
                keyboard.reader().read();
            }
        } catch (IOException _) {
            // the next reader gets the failure
        }
    }

    @Override
    public Interruption onInterrupt(Runnable reaction) {
        SignalHandler before = keyboard.handle(Signal.INT, _ -> reaction.run());
        return () -> keyboard.handle(Signal.INT, before);
    }

    @Override
    public FullScreen fullScreen() {
        return new KeyScreen(keyboard, false);
    }

    @Override
    public void close() throws IOException {
        keyboard.close();
    }
}
