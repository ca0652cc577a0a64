package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.logfile.RotatingLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the queue says, one after the other, until it is closed and used up. The only one who touches the files. */
final class LogWriter implements Runnable {
    private static final int COMMON_LINE_BYTES = 4 * 1024;

    private final LineQueue queue;
    private final List<RotatingLog> destinations;
    private final LineFormat format = new LineFormat(ZoneId.systemDefault());
    private final Map<RotatingLog, Long> lostLines = new HashMap<>();
    private Instant latest = Instant.EPOCH;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(COMMON_LINE_BYTES);

    LogWriter(LineQueue queue, List<RotatingLog> destinations) {
        this.queue = queue;
        this.destinations = destinations;
    }

    @Override
    public void run() {
        try {
            for (List<LineQueue.Entry> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                batch.forEach(this::carryOut);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // somebody wants the thread to end
        } finally {
            destinations.forEach(RotatingLog::close);
        }
    }

    private void carryOut(LineQueue.Entry entry) {
        switch (entry) {
            case LineQueue.Line(var event) -> {
                latest = event.getInstant();
                writeToAll(format.format(event));
            }
            case LineQueue.Dropped(long lines) -> writeToAll(error(Wording.linesLost(lines)));
            case LineQueue.Reopen() ->
                destinations.forEach(
                        log -> log.reopen().ifPresent(why -> writeToAll(error(Wording.cannotReopen(log.path(), why)))));
            case LineQueue.Clear(var answer) -> {
                Optional<String> trouble = Optional.empty();
                for (RotatingLog log : destinations) {
                    trouble = trouble.or(log::clear);
                }
                answer.accept(trouble);
            }
        }
    }

    private void writeToAll(String line) {
        for (RotatingLog log : destinations) {
            long lost = lostLines.getOrDefault(log, 0L);
            if (lost > 0 && write(log, error(Wording.linesLost(lost)))) {
                lostLines.remove(log);
            }
            if (!write(log, line)) {
                lostLines.merge(log, 1L, Long::sum);
            }
        }
    }

    /** Whether all of it is in the log. */
    private boolean write(RotatingLog log, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(2 * bytes.length);
        }
        buffer.clear().put(bytes).flip();
        return log.write(buffer).lost() == 0;
    }

    /** A line of our own, as old as the one before it. */
    private String error(String sentence) {
        return format.format(latest, Level.ERRO.name(), sentence);
    }
}
