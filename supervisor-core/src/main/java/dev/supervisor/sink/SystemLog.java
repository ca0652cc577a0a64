package dev.supervisor.sink;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.activity.RepeatedFailure;
import dev.supervisor.logfile.SyslogSink;
import dev.supervisor.os.Descriptors;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;

/** Children's output in syslog, line by line. Its failures are logged like those of a log file. Pump thread only. */
public final class SystemLog {
    private final SyslogSink sink;
    private final RepeatedFailure trouble;

    /** Nothing is sent, nor a socket opened, before there is output for it. */
    public SystemLog(Descriptors descriptors, OutputNarrator narrator) {
        this.sink = new SyslogSink(descriptors, SyslogSink.DEV_LOG, ZoneId.systemDefault(), Duration.ZERO);
        this.trouble = new RepeatedFailure(narrator::syslogFails, narrator::syslogLinesLost);
    }

    /** Sends a piece, one message a line; newlines at its end make no lines (supervisor/loggers.py SyslogHandler). */
    void send(String process, byte[] piece, Now now) {
        int end = piece.length;
        while (end > 0 && piece[end - 1] == '\n') {
            end--;
        }
        int begin = 0;
        for (int i = 0; i <= end; i++) {
            if (i == end || piece[i] == '\n') {
                sendLine(process, piece, begin, i, now);
                begin = i + 1;
            }
        }
    }

    private void sendLine(String process, byte[] piece, int begin, int end, Now now) {
        Optional<String> refused = sink.send(process + " ", piece, begin, end, now.wall());
        if (refused.isPresent()) {
            trouble.failed(1, refused.get(), now);
        } else {
            trouble.wentWell(now);
        }
    }

    void close() {
        sink.close();
        trouble.end();
    }
}
