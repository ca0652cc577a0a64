package dev.supervisor.ctl.action;

import java.io.EOFException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Remembers what was printed; gives prepared answers; the interrupt key is pressed when a certain text is printed. */
public final class RecordingTerminal implements Terminal {
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder err = new StringBuilder();
    private final Deque<String> answers = new ArrayDeque<>();
    private final Deque<Runnable> reactions = new ArrayDeque<>();
    private String interruptAt = "";
    private boolean interruptReading;
    private Optional<TypedScreen> screen = Optional.empty();
    private Runnable flashed = () -> {};

    public RecordingTerminal answering(String... lines) {
        answers.addAll(List.of(lines));
        return this;
    }

    /** Presses the interrupt key, once, when this is printed. */
    public RecordingTerminal interruptedAt(String text) {
        interruptAt = text;
        return this;
    }

    /** Presses the interrupt key when a line is waited for. */
    public RecordingTerminal interruptedBeforeReading() {
        interruptReading = true;
        return this;
    }

    public String out() {
        return out.toString();
    }

    public String err() {
        return err.toString();
    }

    @Override
    public void print(String text) {
        out.append(text);
        if (!interruptAt.isEmpty() && text.contains(interruptAt)) {
            interruptAt = "";
            reactions.peek().run();
        }
    }

    @Override
    public void error(String text) {
        err.append(text).append('\n');
    }

    /** Runs this when something is flashed. */
    public RecordingTerminal onFlash(Runnable reaction) {
        flashed = reaction;
        return this;
    }

    @Override
    public void flash(String text) {
        err.append(text);
        flashed.run();
    }

    @Override
    public String ask(String question) throws EOFException {
        print(question);
        if (answers.isEmpty()) {
            throw new EOFException("EOF when reading a line");
        }
        return answers.poll();
    }

    @Override
    public String askSecretly(String question) throws EOFException {
        return ask(question);
    }

    @Override
    public Optional<String> nextLine() {
        if (interruptReading) {
            reactions.peek().run();
        }
        if (Thread.interrupted()) {
            return Optional.empty();
        }
        return Optional.ofNullable(answers.poll());
    }

    /** Lets it have a screen at which these keys are pressed. */
    public RecordingTerminal with(TypedScreen typed) {
        screen = Optional.of(typed);
        return this;
    }

    @Override
    public TypedScreen fullScreen() {
        return screen.orElseThrow();
    }

    @Override
    public Interruption onInterrupt(Runnable reaction) {
        reactions.push(reaction);
        return reactions::pop;
    }
}
