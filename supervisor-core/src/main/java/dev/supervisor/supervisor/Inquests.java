package dev.supervisor.supervisor;

import dev.supervisor.process.Pid;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out whether the kernel has killed a child for want of memory: by its count of those that it has ever killed so, which grows by one
 * for each. It does not say whom, so a SIGKILL of somebody else counts as one if the kernel has killed something that is no child of ours
 * since it was last asked. Loop thread only.
 */
final class Inquests {
    private Optional<DaemonDuties> duties = Optional.empty();
    private OptionalLong accounted = OptionalLong.empty();
    private int open;

    /** What was killed before this is no child of ours. */
    void begin(DaemonDuties daemon) {
        duties = Optional.of(daemon);
        daemon.countMemoryKills(count -> accounted = count);
    }

    /** A SIGKILL that we have not sent has ended a child. */
    void open(Subprocess process, Pid child) {
        open++;
        duties.ifPresentOrElse(
                daemon -> daemon.countMemoryKills(count -> close(process, child, count)),
                () -> close(process, child, OptionalLong.empty()));
    }

    private void close(Subprocess process, Pid child, OptionalLong count) {
        open--;
        boolean guilty = count.isPresent() && accounted.isPresent() && count.getAsLong() > accounted.getAsLong();
        if (guilty) {
            accounted = OptionalLong.of(open == 0 ? count.getAsLong() : accounted.getAsLong() + 1);
        }
        process.found(child, guilty);
    }
}
