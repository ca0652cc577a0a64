package dev.supervisor.ctl.action;

import dev.supervisor.ctl.top.FullScreen;
import dev.supervisor.ctl.top.Key;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A screen at which keys are pressed one after the other, with a look in between; then Ctrl-C. Remembers what it showed. */
public final class TypedScreen implements FullScreen {
    private final Deque<Supplier<Optional<Key>>> keys = new ArrayDeque<>();
    private final List<String> pictures = new ArrayList<>();
    private boolean closed;

    /** @param keys letters, or {@code .} for a second in which none is pressed */
    static TypedScreen typing(String keys) {
        TypedScreen screen = new TypedScreen();
        return screen.thenTyping(keys);
    }

    TypedScreen thenTyping(String more) {
        more.chars().forEach(key -> {
            Optional<Key> pressed = key == '.' ? Optional.empty() : Optional.of(new Key.Letter(key));
            keys.add(() -> pressed);
        });
        return this;
    }

    TypedScreen then(Key key) {
        keys.add(() -> Optional.of(key));
        return this;
    }

    /** A second in which no key is pressed and this happens. */
    TypedScreen meanwhile(Runnable event) {
        keys.add(() -> {
            event.run();
            return Optional.empty();
        });
        return this;
    }

    /** The screen after this many key presses. */
    String after(int presses) {
        return pictures.get(presses);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public Size size() {
        return new Size(78, 8);
    }

    @Override
    public void show(List<String> lines) {
        pictures.add(String.join("\n", lines));
    }

    @Override
    public Optional<Key> key(Duration patience) {
        return keys.isEmpty() ? Optional.of(Key.Special.INTERRUPT) : keys.poll().get();
    }

    @Override
    public void close() {
        closed = true;
    }
}
