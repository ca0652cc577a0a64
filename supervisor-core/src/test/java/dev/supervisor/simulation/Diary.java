package dev.supervisor.simulation;

import dev.supervisor.activity.ActivityLog;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** The latest events, for finding out why a simulation failed. A bug that was caught ends the simulation here. */
final class Diary implements ActivityLog, LoopReports {
    private static final int MOST_LINES = 120;

    private final Clock clock;
    private final Deque<String> lines = new ArrayDeque<>();
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
            throw new AssertionError(message);
        }
    }

    @Override
    public boolean shows(Level level) {
        return true;
    }

    @Override
    public void slowTurn(String doing, Duration took) {
        throw new AssertionError("time passed within a turn: " + doing + " took " + took);
    }

    @Override
    public void mishap(String doing, Throwable bug) {
        throw new AssertionError("mishap in " + doing, bug);
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
