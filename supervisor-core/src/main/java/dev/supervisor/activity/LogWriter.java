package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.LogDestination.InFile;
import dev.supervisor.activity.LogDestination.InSyslog;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.SyslogSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does what the queue says, one after the other, until it is closed and used up. The only one who touches the destinations. */
final class LogWriter implements Runnable {
    private static final int COMMON_LINE_BYTES = 4 * 1024;

    private final LineQueue queue;
    private final List<LogDestination> destinations;
    private final LineFormat format = new LineFormat(ZoneId.systemDefault());
    private final Map<LogDestination, Long> lostLines = new HashMap<>();
    private Instant latest = Instant.EPOCH;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(COMMON_LINE_BYTES);

    LogWriter(LineQueue queue, List<LogDestination> destinations) {
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
            destinations.forEach(LogDestination::close);
        }
    }

    private void carryOut(LineQueue.Entry entry) {
        switch (entry) {
            case LineQueue.Line(var event) -> {
                latest = event.getInstant();
                writeToAll(format.head(event), event.getMessage());
            }
            case LineQueue.Dropped(long lines) -> writeToAll(errorHead(), Wording.linesLost(lines));
            case LineQueue.Reopen() -> destinations.forEach(this::reopen);
            case LineQueue.Clear(var answer) -> {
                Optional<String> trouble = Optional.empty();
                for (LogDestination destination : destinations) {
                    trouble = trouble.or(() -> clear(destination));
                }
                answer.accept(trouble);
            }
        }
    }

    private void reopen(LogDestination destination) {
        switch (destination) {
            case InFile(RotatingLog file) ->
                file.reopen().ifPresent(why -> writeToAll(errorHead(), Wording.cannotReopen(file.path(), why)));
            case InSyslog(SyslogSink sink) -> sink.close(); // it is connected again with the next message
        }
    }

    private static Optional<String> clear(LogDestination destination) {
        return switch (destination) {
            case InFile(RotatingLog file) -> file.clear();
            case InSyslog _ -> Optional.empty(); // what was sent stays sent
        };
    }

    private void writeToAll(String head, String message) {
        for (LogDestination destination : destinations) {
            long lost = lostLines.getOrDefault(destination, 0L);
            if (lost > 0 && write(destination, errorHead(), Wording.linesLost(lost))) {
                lostLines.remove(destination);
            }
            if (!write(destination, head, message)) {
                lostLines.merge(destination, 1L, Long::sum);
            }
        }
    }

    /** Whether all of it is there. */
    private boolean write(LogDestination destination, String head, String message) {
        return switch (destination) {
            case InFile(RotatingLog file) -> write(file, head + message + "\n");
            case InSyslog(SyslogSink sink) -> send(sink, head, message);
        };
    }

    private boolean write(RotatingLog log, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(2 * bytes.length);
        }
        buffer.clear().put(bytes).flip();
        return log.write(buffer).lost() == 0;
    }

    private boolean send(SyslogSink sink, String head, String message) {
        boolean all = true;
        for (String line : withoutNewlinesAtItsEnd(message).split("\n", -1)) {
            byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
            all &= sink.send(head, bytes, 0, bytes.length, latest).isEmpty();
        }
        return all;
    }

    private static String withoutNewlinesAtItsEnd(String message) {
        int end = message.length();
        while (end > 0 && message.charAt(end - 1) == '\n') {
            end--;
        }
        return message.substring(0, end);
    }

    /** For a line of our own, as old as the one before it. */
    private String errorHead() {
        return format.head(latest, Level.ERRO.name());
    }
}
