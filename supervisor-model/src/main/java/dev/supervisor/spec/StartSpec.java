package dev.supervisor.spec;

import dev.supervisor.process.Ends;
import dev.supervisor.process.Readiness;
import java.time.Duration;
import java.util.Set;

/**
 * When a program is started and started again.
 *
 * @param autorestart the kinds of ends after which a process that was up is restarted
 */
public record StartSpec(
        boolean autostart, RestartAfter autorestart, Duration startsecs, int startretries, Set<Integer> exitcodes)
        implements Components.Part {

    /** When its child counts as up. */
    Readiness readiness() {
        return startsecs.isZero() ? new Readiness.AtOnce() : new Readiness.UpFor(startsecs);
    }

    /** The machine's view of its ends. */
    Ends ends() {
        return new Ends(exitcodes, autorestart.ends());
    }
}
