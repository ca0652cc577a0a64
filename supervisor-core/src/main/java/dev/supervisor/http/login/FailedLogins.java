package dev.supervisor.http.login;

import dev.supervisor.activity.ControlNarrator;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the logins that have failed and tells the activity log of them: each by itself as long as they are few, in a flood only how many
 * they were. Http thread only, but for the number.
 */
public final class FailedLogins {
    private static final int SENTENCES_PER_PERIOD = 20;
    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final ControlNarrator narrator;
    private final AtomicLong all = new AtomicLong();
    private int said;
    private long unsaid;

    public FailedLogins(ControlNarrator narrator) {
        this.narrator = narrator;
    }

    /** How many there were; any thread. */
    public long number() {
        return all.get();
    }

    /**
     * A name or password was wrong.
     *
     * @param section of the server
     * @param alarm rings at the end of the period that begins, if one does
     */
    public void failed(String section, Peer peer, Alarm alarm) {
        all.incrementAndGet();
        if (said == 0) {
            alarm.ring(PERIOD, this::periodEnds);
        }
        if (said < SENTENCES_PER_PERIOD) {
            said++;
            narrator.loginFailed(section, peer.shown());
        } else {
            unsaid++;
        }
    }

    private void periodEnds() {
        if (unsaid > 0) {
            narrator.moreLoginsFailed(unsaid);
        }
        said = 0;
        unsaid = 0;
    }
}
