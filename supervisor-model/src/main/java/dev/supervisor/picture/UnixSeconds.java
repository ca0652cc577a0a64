package dev.supervisor.picture;

import dev.supervisor.time.Now;
import java.time.Instant;
import java.util.Optional;

/** Times as XML-RPC carries them: seconds in 32 bits; from January 2038 on all mean "later", as from the original. */
public final class UnixSeconds {
    private UnixSeconds() {}

    public static int of(Now time) {
        return of(time.wall());
    }

    /** 0 if there is none. */
    public static int of(Optional<Now> time) {
        return time.map(UnixSeconds::of).orElse(0);
    }

    private static int of(Instant time) {
        return Math.clamp(time.getEpochSecond(), Integer.MIN_VALUE, Integer.MAX_VALUE);
    }
}
