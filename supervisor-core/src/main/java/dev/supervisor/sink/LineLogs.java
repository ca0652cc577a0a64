package dev.supervisor.sink;

import dev.supervisor.line.BegunLine;
import dev.supervisor.line.LineBatch;
import dev.supervisor.line.LineFinder;
import dev.supervisor.line.LineLayout;
import dev.supervisor.line.LineOrigin;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The logs that have one stream of a process line by line. What each of its children has begun is kept until it has ended it. Pump thread only. */
final class LineLogs {
    private final List<LogInForm> logs;
    private final LineOrigin origin;
    private final LineDesk desk;
    private final Map<Pid, BegunLine> begun = new HashMap<>();

    /** @param logs at least one, none of them raw */
    LineLogs(List<LogInForm> logs, LineOrigin origin, LineDesk desk) {
        this.logs = logs;
        this.origin = origin;
        this.desk = desk;
    }

    Stream<SharedLog> logs() {
        return logs.stream().map(LogInForm::log);
    }

    /** Writes the lines that this piece ends; uses it up. How many bytes of output are lost, counted for each log. */
    long write(ByteBuffer piece, Pid writer, Feed feed, Now now) {
        LineFinder finder = desk.finder();
        finder.read(begun.computeIfAbsent(writer, _ -> desk.newLine()), piece);
        return writeFound(finder, writer, feed, now);
    }

    /** This child will not go on with what it has begun. */
    long end(Pid writer, Feed feed, Now now) {
        Optional<BegunLine> last = Optional.ofNullable(begun.remove(writer));
        LineFinder finder = desk.finder();
        last.ifPresent(finder::end);
        return last.isPresent() ? writeFound(finder, writer, feed, now) : 0;
    }

    /** Nobody will. */
    long end(Feed feed, Now now) {
        return List.copyOf(begun.keySet()).stream()
                .mapToLong(writer -> end(writer, feed, now))
                .sum();
    }

    private long writeFound(LineFinder finder, Pid writer, Feed feed, Now now) {
        long lost = 0;
        for (LogInForm each : logs) {
            lost += writeFound(finder, each.log(), origin.layout(each.form(), writer, now.wall()), feed, now);
        }
        return lost;
    }

    private long writeFound(LineFinder finder, SharedLog log, LineLayout layout, Feed feed, Now now) {
        LineBatch batch = desk.batch();
        finder.rewind();
        batch.clear();
        while (finder.next()) {
            finder.addTo(batch, layout);
            if (batch.isFull()) {
                long lost = log.write(batch, finder.sizeOfRest(), feed, now);
                batch.clear();
                if (lost > 0) {
                    return lost;
                }
            }
        }
        return log.write(batch, 0, feed, now);
    }
}
