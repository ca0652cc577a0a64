package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.LogDestination.InFile;
import dev.supervisor.activity.LogDestination.InSyslog;
import dev.supervisor.logfile.PatientWrite;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.logfile.SyslogSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Does what the queue says at one destination, one after the other, until it is closed and used up. The only one who touches that. */
final class LogWriter implements Runnable {
    private static final int COMMON_LINE_BYTES = 4 * 1024;

    private final LineQueue queue;
    private final LogDestination destination;
    private final ActivityLog all;
    private final LineFormat format = new LineFormat(ZoneId.systemDefault());
    private long lostLines;
    private Instant latest = Instant.EPOCH;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(COMMON_LINE_BYTES);

    /** @param all the log in which this destination's failures are reported */
    LogWriter(LineQueue queue, LogDestination destination, ActivityLog all) {
        this.queue = queue;
        this.destination = destination;
        this.all = all;
    }

    @Override
    public void run() {
        try {
            for (List<LineQueue.Entry> batch = queue.take(); !batch.isEmpty(); batch = queue.take()) {
                for (LineQueue.Entry entry : batch) {
                    if (queue.isGivenUp()) {
                        return;
                    }
                    carryOut(entry);
                    queue.did();
                }
                queue.goesOn().ifPresent(_ -> all.log(Level.WARN, Wording.logGoesOn(destination.name())));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // somebody wants the thread to end
        } finally {
            destination.close();
        }
    }

    private void carryOut(LineQueue.Entry entry) {
        switch (entry) {
            case LineQueue.Line(var event) -> {
                latest = event.getInstant();
                write(format.head(event), event.getMessage());
            }
            case LineQueue.Dropped(long lines) -> write(errorHead(), Wording.linesLost(lines));
            case LineQueue.Reopen() -> reopen();
            case LineQueue.Clear(var answer) -> answer.accept(clear());
        }
    }

    private void reopen() {
        switch (destination) {
            case InFile(RotatingLog file) ->
                file.reopen().ifPresent(why -> all.log(Level.ERRO, Wording.cannotReopen(file.path(), why)));
            case InSyslog(SyslogSink sink) -> sink.close(); // it is connected again with the next message
        }
    }

    private Optional<String> clear() {
        return switch (destination) {
            case InFile(RotatingLog file) -> file.clear();
            case InSyslog _ -> Optional.empty(); // what was sent stays sent
        };
    }

    private void write(String head, String message) {
        if (lostLines > 0 && isWritten(errorHead(), Wording.linesLost(lostLines))) {
            lostLines = 0;
        }
        if (!isWritten(head, message)) {
            lostLines++;
        }
    }

    /** Whether all of it is there. */
    private boolean isWritten(String head, String message) {
        return switch (destination) {
            case InFile(RotatingLog file) -> isWritten(file, head + message + "\n");
            case InSyslog(SyslogSink sink) -> send(sink, head, message);
        };
    }

    private boolean isWritten(RotatingLog log, String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > buffer.capacity()) {
            buffer = ByteBuffer.allocateDirect(2 * bytes.length);
        }
        buffer.clear().put(bytes).flip();
        long lost = PatientWrite.all(log, buffer, () -> !queue.isGivenUp()).lost();
        return lost == 0 && !buffer.hasRemaining();
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
