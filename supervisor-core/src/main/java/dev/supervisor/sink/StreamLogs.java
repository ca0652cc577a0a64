package dev.supervisor.sink;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs that one stream of a process goes to, each with failures of its own. Pump thread only. */
public final class StreamLogs implements Feed {
    static final StreamLogs NONE = new StreamLogs(List.of(), Optional.empty(), new StreamCount());

    private final List<SharedLog> raw;
    private final Optional<LineLogs> byLine;
    private final StreamCount count;

    /**
     * @param byLine those that are not raw, if there are any
     * @param count of the stream
     */
    StreamLogs(List<SharedLog> raw, Optional<LineLogs> byLine, StreamCount count) {
        this.raw = raw;
        this.byLine = byLine;
        this.count = count;
    }

    @Override
    public StreamCount count() {
        return count;
    }

    @Override
    public boolean goesOnElsewhere() {
        return logs().anyMatch(log -> !log.isFull());
    }

    /**
     * The log for which the stream has to wait: one that is full, or hangs while all others do too. Asked before each read, so that nothing is
     * looked at twice as long as none is full.
     */
    public Optional<SharedLog> heldUpBy() {
        return hasFull() ? findHolder() : Optional.empty();
    }

    /** Whether its output grows in writing, and may have to wait for a reader. */
    public boolean growsWhereNobodyMayRead() {
        return byLine.isPresent()
                && byLine.get().logs().anyMatch(log -> log.file().isRead());
    }

    private boolean hasFull() {
        for (int i = 0; i < raw.size(); i++) {
            if (raw.get(i).isFull()) {
                return true;
            }
        }
        return byLine.isPresent() && byLine.get().logs().anyMatch(SharedLog::isFull);
    }

    private Optional<SharedLog> findHolder() {
        Optional<SharedLog> slow =
                logs().filter(log -> log.isFull() && !log.hangs()).findFirst();
        return slow.isPresent() || goesOnElsewhere() ? slow : logs().findFirst();
    }

    /** Adds a piece of output to each, which is used up then. How many bytes of it are lost, counted for each log. */
    long write(ByteBuffer piece, Pid writer, Now now) {
        int begin = piece.position();
        long lost = 0;
        for (int i = 0; i < raw.size(); i++) {
            lost += raw.get(i).write(piece.position(begin), this, now);
        }
        if (byLine.isPresent()) {
            lost += byLine.get().write(piece.position(begin), writer, this, now);
        }
        return lost;
    }

    /** This child will write no more of the line that it has begun. How many bytes are lost. */
    long endLine(Pid writer, Now now) {
        return byLine.isPresent() ? byLine.get().end(writer, this, now) : 0;
    }

    /** No child will. */
    long endLines(Now now) {
        return byLine.isPresent() ? byLine.get().end(this, now) : 0;
    }

    /** This many bytes of output were lost before they came here. */
    void lose(long bytes, String why, Now now) {
        logs().forEach(log -> log.lose(bytes, why, now));
    }

    /** Streams whose logs have the same path share one log. */
    Stream<SharedLog> logs() {
        return Stream.concat(raw.stream(), byLine.stream().flatMap(LineLogs::logs));
    }
}
