package dev.supervisor.sink;

import dev.supervisor.line.BegunLine;
import dev.supervisor.line.LineBatch;
import dev.supervisor.line.LineFinder;

/** The parts for finding and writing lines, once for all streams. Pump thread only. */
final class LineDesk {
    /** The share of our memory for incomplete lines. */
    private static final int SHARE_OF_HEAP = 16;

    private LineFinder finder = new LineFinder();
    private LineBatch batch = new LineBatch();
    private final BegunLine.Room room = new BegunLine.Room(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

    LineFinder finder() {
        return finder;
    }

    LineBatch batch() {
        return batch;
    }

    /** Replaces the parts: their current users keep the old ones until later. */
    void renew() {
        finder = new LineFinder();
        batch = new LineBatch();
    }

    /** A line that nothing has been written of. */
    BegunLine newLine() {
        return new BegunLine(room);
    }
}
