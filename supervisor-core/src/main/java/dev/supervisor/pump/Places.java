package dev.supervisor.pump;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs that one stream of a process goes to, each with failures of its own. Pump thread only. */
final class Places {
    static final Places NONE = new Places(List.of(), Optional.empty());

    private final List<OutputLog> raw;
    private final Optional<LinePlaces> byLine;

    /** @param byLine those that are not raw, if there are any */
    Places(List<OutputLog> raw, Optional<LinePlaces> byLine) {
        this.raw = raw;
        this.byLine = byLine;
    }

    /** Adds a piece of output to each, which is used up then. How many bytes of it are lost, counted for each log. */
    long write(ByteBuffer piece, Pid writer, Now now) {
        int begin = piece.position();
        long lost = 0;
        for (int i = 0; i < raw.size(); i++) {
            lost += raw.get(i).write(piece.position(begin), now);
        }
        if (byLine.isPresent()) {
            lost += byLine.get().write(piece.position(begin), writer, now);
        }
        return lost;
    }

    /** This child will write no more of the line that it has begun. How many bytes are lost. */
    long endLine(Pid writer, Now now) {
        return byLine.isPresent() ? byLine.get().end(writer, now) : 0;
    }

    /** No child will. */
    long endLines(Now now) {
        return byLine.isPresent() ? byLine.get().end(now) : 0;
    }

    /** So many bytes of output are lost before they came here. */
    void lose(long bytes, String why, Now now) {
        logs().forEach(log -> log.lose(bytes, why, now));
    }

    /** Those that share one path are one log. */
    Stream<OutputLog> logs() {
        return Stream.concat(raw.stream(), byLine.stream().flatMap(LinePlaces::logs));
    }
}
