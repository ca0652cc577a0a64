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
 * The output of one listener, on its way into its log. The pump writes it, one piece after the other; output that comes
 * meanwhile, and soon after, is the next piece. While a disk hangs, output beyond a bound is dropped, and the loss is
 * logged. Loop thread only.
 */
final class ListenerLog {
    private static final int MOST_WAITING_BYTES = 256 * 1024;

    /** A listener says little, but may say it ten thousand times a second. */
    private static final Duration BETWEEN_PIECES = Duration.ofMillis(5);

    /** When what waits is sent. */
    private sealed interface Phase {

        /** With the next output, but not before that time. */
        record Idle(Optional<Deadline> earliest) implements Phase {}

        /** At that time, for which a deadline is set. */
        record Early(Deadline earliest) implements Phase {}

        /** Once the pump has written the piece before it. */
        record Behind() implements Phase {}
    }

    private final Namespec name;
    private final Pid writer;
    private final PumpProxy pump;
    private final ListenerNarrator narrator;
    private final DeadlineQueue deadlines;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private Phase phase = new Phase.Idle(Optional.empty());
    private boolean pieceIsOnItsWay;
    private long lost;

    ListenerLog(Namespec name, Pid writer, PumpProxy pump, ListenerNarrator narrator, DeadlineQueue deadlines) {
        this.name = name;
        this.writer = writer;
        this.pump = pump;
        this.narrator = narrator;
        this.deadlines = deadlines;
    }

    /** Takes its output; to be sent with one of the next two. */
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
        switch (phase) {
            case Phase.Idle(Optional<Deadline> earliest)
            when earliest.isPresent() && !earliest.get().isDue(now) -> await(earliest.get());
            case Phase.Early(Deadline earliest) when !earliest.isDue(now) -> {}
            case Phase.Idle _, Phase.Early _ -> sendDue(now);
            case Phase.Behind _ -> {}
        }
    }

    private void await(Deadline earliest) {
        phase = new Phase.Early(earliest);
        deadlines.set(this, earliest, this::sendSoon);
    }

    private void sendDue(Now now) {
        deadlines.clear(this);
        if (pieceIsOnItsWay) {
            phase = new Phase.Behind();
        } else {
            phase = new Phase.Idle(Optional.of(now.plus(BETWEEN_PIECES)));
            send();
        }
    }

    /** Sends what was taken. */
    void sendNow() {
        if (phase instanceof Phase.Early(Deadline earliest)) {
            deadlines.clear(this);
            phase = new Phase.Idle(Optional.of(earliest));
        }
        send();
    }

    private void send() {
        if (waiting.size() > 0) {
            byte[] piece = waiting.toByteArray();
            waiting.reset();
            pieceIsOnItsWay = true;
            pump.keep(name, writer, piece, this::written);
        }
    }

    private void written() {
        pieceIsOnItsWay = false;
        if (phase instanceof Phase.Behind) {
            phase = new Phase.Idle(Optional.empty());
            send();
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
