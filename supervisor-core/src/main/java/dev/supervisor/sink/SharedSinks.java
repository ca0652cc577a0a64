package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.outlet.StreamEvents;
import java.nio.ByteBuffer;
import java.util.Optional;

/** All ways that output can take, beside the process's own log files; the same for all processes. Pump thread only. */
public final class SharedSinks {
    private static final int COMMON_PIECE_BYTES = 8 * 1024;

    private final LogShelf shelf;
    private final SystemLog systemLog;
    private final StreamEvents events;
    private final OutputNarrator narrator;
    private Optional<LineDesk> lineDesk = Optional.empty();
    private ByteBuffer rewritten = ByteBuffer.allocateDirect(COMMON_PIECE_BYTES);

    public SharedSinks(LogShelf shelf, SystemLog systemLog, StreamEvents events, OutputNarrator narrator) {
        this.shelf = shelf;
        this.systemLog = systemLog;
        this.events = events;
        this.narrator = narrator;
    }

    /** The log files. */
    public LogShelf shelf() {
        return shelf;
    }

    SystemLog systemLog() {
        return systemLog;
    }

    /** Takes no memory before it is asked for. */
    LineDesk lineDesk() {
        if (lineDesk.isEmpty()) {
            lineDesk = Optional.of(new LineDesk());
        }
        return lineDesk.get();
    }

    /** The activity log. */
    public OutputNarrator narrator() {
        return narrator;
    }

    /** The way to listeners. */
    public StreamEvents events() {
        return events;
    }

    /** Bytes that are not those that were read, as a log file takes them; good until the next call. */
    ByteBuffer direct(byte[] bytes) {
        if (rewritten.capacity() < bytes.length) {
            rewritten = ByteBuffer.allocateDirect(2 * bytes.length);
        }
        return rewritten.clear().put(bytes).flip();
    }

    /** Replaces the shared parts: their current users keep the old ones until later. */
    public void renew() {
        rewritten = ByteBuffer.allocateDirect(COMMON_PIECE_BYTES);
        lineDesk.ifPresent(LineDesk::renew);
    }

    /** Nothing more will come. */
    public void end() {
        systemLog.close();
        events.end();
    }
}
