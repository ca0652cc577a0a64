package dev.supervisor.pump;

import dev.supervisor.activity.Narrator;
import dev.supervisor.logfile.RotatingLog;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * One log file of children, written by all who have it as theirs. Its troubles are said when they begin and when they are over, not for
 * each piece. Pump thread only.
 */
final class OutputLog {
    /** A disk that is full now and then is not worth more than two lines in this time. */
    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(10);

    private final RotatingLog file;
    private final Narrator narrator;
    private int users;
    private long lostBytes;
    private Optional<Deadline> silentUntil = Optional.empty();

    OutputLog(RotatingLog file, Narrator narrator) {
        this.file = file;
        this.narrator = narrator;
    }

    RotatingLog file() {
        return file;
    }

    void gainUser() {
        users++;
    }

    /** Whether that was the last one. */
    boolean loseUser() {
        users--;
        return users == 0;
    }

    /** Adds a piece of output, which is used up whatever comes of it. */
    void write(ByteBuffer piece, Now now) {
        RotatingLog.Written written = file.write(piece);
        lostBytes += written.lost();
        boolean silent = silentUntil.filter(deadline -> !deadline.isDue(now)).isPresent();
        if (silent) {
            return;
        }
        if (written.trouble().isPresent()) {
            narrator.childLogFails(file.path(), written.trouble().get());
            silentUntil = Optional.of(now.plus(BETWEEN_REPORTS));
        } else if (silentUntil.isPresent()) {
            reportLoss();
            silentUntil = Optional.empty();
        }
    }

    void reopen() {
        file.reopen().ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    void reopenIfMoved() {
        file.reopenIfMoved().ifPresent(why -> narrator.childLogFails(file.path(), why));
    }

    /** Whether it could be done. */
    boolean clear() {
        Optional<String> trouble = file.clear();
        trouble.ifPresent(why -> narrator.childLogFails(file.path(), why));
        return trouble.isEmpty();
    }

    void close() {
        reportLoss();
        file.close();
    }

    private void reportLoss() {
        if (lostBytes > 0) {
            narrator.childOutputLost(file.path(), lostBytes);
            lostBytes = 0;
        }
    }
}
