package dev.supervisor.supervisor;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.pump.PumpProxy;
import java.io.ByteArrayOutputStream;

/**
 * What one listener says, on its way into its log. The pump writes it, one piece after the other: what comes before it has written the last
 * one is the next. When a disk hangs, only so much waits for it, and the rest is lost and said to be. Loop thread only.
 */
final class ListenerLog {
    private static final int MOST_WAITING_BYTES = 256 * 1024;

    private final Namespec name;
    private final PumpProxy pump;
    private final ListenerNarrator narrator;
    private final ByteArrayOutputStream waiting = new ByteArrayOutputStream();
    private boolean onTheWay;
    private long lost;

    ListenerLog(Namespec name, PumpProxy pump, ListenerNarrator narrator) {
        this.name = name;
        this.pump = pump;
        this.narrator = narrator;
    }

    void keep(byte[] output) {
        if (output.length > MOST_WAITING_BYTES - waiting.size()) {
            lost += output.length;
            return;
        }
        tellLoss();
        waiting.writeBytes(output);
        if (!onTheWay) {
            sendOn();
        }
    }

    private void sendOn() {
        onTheWay = waiting.size() > 0;
        if (onTheWay) {
            byte[] piece = waiting.toByteArray();
            waiting.reset();
            pump.keep(name, piece, this::sendOn);
        }
    }

    /** Nothing follows. */
    void end() {
        tellLoss();
    }

    private void tellLoss() {
        if (lost > 0) {
            narrator.outputLost(name.process(), lost);
            lost = 0;
        }
    }
}
