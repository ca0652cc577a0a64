package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.outlet.EventOutlet;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.Optional;

/** All ways that output can take, beside the process's own log files; the same for all processes. Pump thread only. */
final class Outlets {
    private static final int COMMON_PIECE_BYTES = 8 * 1024;

    private final LogShelf shelf;
    private final SystemLog systemLog;
    private final EventOutlet events;
    private final OutputNarrator narrator;
    private Optional<LineDesk> lineDesk = Optional.empty();
    private ByteBuffer rewritten = ByteBuffer.allocateDirect(COMMON_PIECE_BYTES);

    Outlets(LogShelf shelf, SystemLog systemLog, EventOutlet events, OutputNarrator narrator) {
        this.shelf = shelf;
        this.systemLog = systemLog;
        this.events = events;
        this.narrator = narrator;
    }

    LogShelf shelf() {
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

    OutputNarrator narrator() {
        return narrator;
    }

    boolean logEventsAreAwaited(Channel channel) {
        return events.areAwaited(channel.logType());
    }

    /** Whether output that makes events should wait a moment. */
    boolean eventsAreCrowded() {
        return events.areCrowded();
    }

    /** Whether the loop has not even seen the events that were sent to it; it is notified. */
    boolean eventsAreOnTheirWay() {
        return events.areOnTheirWay();
    }

    void publishLog(Channel channel, Namespec name, Pid writer, byte[] output, Now now) {
        if (logEventsAreAwaited(channel)) {
            events.publish(channel.log(name, writer, output), output.length, now);
        }
    }

    void publishCommunication(Channel channel, Namespec name, Pid writer, byte[] captured, Now now) {
        if (events.areAwaited(channel.communicationType())) {
            events.publish(channel.communication(name, writer, captured), captured.length, now);
        }
    }

    /** Bytes that are not those that were read, as a log file takes them; good until the next call. */
    ByteBuffer direct(byte[] bytes) {
        if (rewritten.capacity() < bytes.length) {
            rewritten = ByteBuffer.allocateDirect(2 * bytes.length);
        }
        return rewritten.clear().put(bytes).flip();
    }

    /** Replaces the shared parts: their current users keep the old ones until later. */
    void renew() {
        rewritten = ByteBuffer.allocateDirect(COMMON_PIECE_BYTES);
        lineDesk.ifPresent(LineDesk::renew);
    }

    /** Nothing more will come. */
    void end() {
        systemLog.close();
        events.end();
    }
}
