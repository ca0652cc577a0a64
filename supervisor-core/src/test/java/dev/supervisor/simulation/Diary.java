package dev.supervisor.simulation;

import dev.supervisor.activity.ActivityLog;
import dev.supervisor.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * The latest events, for finding out why a simulation failed. Bugs that were caught are kept here, and end the
 * simulation.
 */
final class Diary implements ActivityLog {
    private static final int MOST_LINES = 120;

    private final Clock clock;
    private final Deque<String> lines = new ArrayDeque<>();
    private final List<AssertionError> mistakes = new ArrayList<>();
    private Consumer<String> reader = _ -> {};

    Diary(Clock clock) {
        this.clock = clock;
    }

    /** Sets the receiver of each line of the activity log as it is written, its level first. */
    void readBy(Consumer<String> other) {
        reader = other;
    }

    void note(String line) {
        if (lines.size() == MOST_LINES) {
            lines.removeFirst();
        }
        long nanos = clock.now().monotonicNanos();
        lines.add("%d.%09d %s".formatted(nanos / 1_000_000_000, nanos % 1_000_000_000, line));
    }

    @Override
    public void log(Level level, String message) {
        note(level + " " + message);
        reader.accept(level + " " + message);
        if (message.startsWith("cannot go on with ")) {
            keep(new AssertionError(message));
        }
    }

    @Override
    public boolean shows(Level level) {
        return true;
    }

    /** A broken promise, found where those who are told of it would hide it: in a guard, or in a future. */
    void keep(AssertionError mistake) {
        mistakes.add(mistake);
    }

    /** Ends the simulation if anything was kept. */
    void check() {
        mistakes.stream().findFirst().ifPresent(mistake -> {
            throw mistake;
        });
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
