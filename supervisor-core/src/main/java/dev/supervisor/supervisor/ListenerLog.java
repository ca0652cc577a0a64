package dev.supervisor.supervisor;

import dev.supervisor.activity.ListenerNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.pump.PumpProxy;

/**
 * What one listener says, on its way into its log. The pump writes it; when a disk hangs, only so much waits for it, and the rest is lost and
 * said to be. Loop thread only.
 */
final class ListenerLog {
    private static final int MOST_ON_THE_WAY_BYTES = 256 * 1024;

    private final Namespec name;
    private final PumpProxy pump;
    private final ListenerNarrator narrator;
    private int onTheWay;
    private long lost;

    ListenerLog(Namespec name, PumpProxy pump, ListenerNarrator narrator) {
        this.name = name;
        this.pump = pump;
        this.narrator = narrator;
    }

    void keep(byte[] output) {
        if (output.length > MOST_ON_THE_WAY_BYTES - onTheWay) {
            lost += output.length;
            return;
        }
        tellLoss();
        onTheWay += output.length;
        pump.keep(name, output, () -> onTheWay -= output.length);
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
