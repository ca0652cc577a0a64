package dev.supervisor.os;

import dev.supervisor.process.Signal;
import java.util.Map;
import java.util.Optional;

/**
 * What a child is given beside what the original gives it. If the system refuses any of it, there is no child: it says so on its standard
 * error and exits with 127.
 *
 * @param nice its priority, -20 to 19
 * @param oomScoreAdj -1000 to 1000: how willingly the kernel ends it for want of memory
 * @param deathSignal what it is sent when the daemon ends, however that comes
 * @param ownGroups its groups are set even if it stays who we are, where the original leaves them
 * @param limits by the names of the kernel's limits in lower case, without RLIMIT_
 */
public record ChildSettings(
        Optional<Integer> nice,
        Optional<Integer> oomScoreAdj,
        Optional<Signal> deathSignal,
        boolean ownGroups,
        Map<String, ResourceLimit> limits) {

    /** Nothing of its own. */
    public static final ChildSettings NONE =
            new ChildSettings(Optional.empty(), Optional.empty(), Optional.empty(), false, Map.of());

    public ChildSettings {
        limits = Map.copyOf(limits);
    }

    /**
     * A limit of the kernel.
     *
     * @param soft empty for none
     * @param hard empty for none
     */
    public record ResourceLimit(Optional<Long> soft, Optional<Long> hard) {}
}
