package dev.supervisor.listening;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * What one listener says, on its way into its log. The pump writes it, one piece after the other; what comes meanwhile, and soon after, is
 * the next. When a disk hangs, only so much waits for it, and the rest is lost and said to be. Loop thread only.
 */
final class ListenerLog {
    private static final int MOST_WAITING_BYTES = 256 * 1024;

    /** A listener says little, but may say it ten thousand times a second. */
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(5);

    private final Namespec name;
    private final Pid writer;
    private final PumpProxy pump;
    private final ListenerNarrator narrator;
    private final DeadlineQueue deadlines;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean onTheWay;
    private boolean awaited; // the time for the next one
    private boolean overdue; // it was time for the next one, but the last one was on its way
    private Optional<Deadline> nextPiece = Optional.empty();
    private long lost;

    ListenerLog(Namespec name, Pid writer, PumpProxy pump, ListenerNarrator narrator, DeadlineQueue deadlines) {
        this.name = name;
        this.writer = writer;
        this.pump = pump;
        this.narrator = narrator;
        this.deadlines = deadlines;
    }

    /** Takes what it has said; to be sent with one of the next two. */
    void keep(byte[] output) {
        if (output.length > MOST_WAITING_BYTES - waiting.size()) {
            lost += output.length;
            return;
        }
        tellLoss();
        waiting.writeBytes(output);
    }

    /** Sends what was taken when it is time for it. */
    void sendSoon(Now now) {
        if (waiting.size() == 0) {
            return;
        }
        if (nextPiece.isPresent() && !nextPiece.get().isDue(now)) {
            awaitNextPiece();
        } else if (onTheWay) {
            overdue = true;
        } else {
            nextPiece = Optional.of(now.plus(BETWEEN_PIECES));
            sendNow();
        }
    }

    private void awaitNextPiece() {
        if (!awaited) {
            awaited = true;
            deadlines.set(this, nextPiece.orElseThrow(), now -> {
                awaited = false;
                sendSoon(now);
            });
        }
    }

    /** Sends what was taken. */
    void sendNow() {
        if (awaited) {
            awaited = false;
            deadlines.clear(this);
        }
        if (waiting.size() > 0) {
            byte[] piece = waiting.toByteArray();
            waiting.reset();
            onTheWay = true;
            pump.keep(name, writer, piece, this::written);
        }
    }

    private void written() {
        onTheWay = false;
        if (overdue) {
            overdue = false;
            sendNow();
        }
    }

    /** Nothing follows. */
    void end() {
        sendNow();
        tellLoss();
    }

    private void tellLoss() {
        if (lost > 0) {
            narrator.outputLost(name.process(), lost);
            lost = 0;
        }
    }
}
