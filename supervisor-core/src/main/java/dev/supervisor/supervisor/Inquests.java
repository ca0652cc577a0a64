package dev.supervisor.supervisor;

import dev.supervisor.loop.EventLoop;
import dev.supervisor.process.Pid;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Finds out whether the kernel has killed a child because memory ran out. If the kernel's counter of such kills has
 * grown, its log names the processes, where we may read it. Where we may not, a SIGKILL from somebody else counts as
 * one if the counter has grown for a process that is not our child. Loop thread only.
 */
final class Inquests {
    private final EventLoop loop;
    private Optional<DaemonDuties> duties = Optional.empty();
    private OptionalLong accounted = OptionalLong.empty();
    private int open;

    Inquests(EventLoop loop) {
        this.loop = loop;
    }

    /** Earlier kills concern no child of ours. */
    void begin(DaemonDuties daemon) {
        duties = Optional.of(daemon);
        daemon.countMemoryKills(count -> accounted = count);
    }

    /** A SIGKILL that we have not sent has ended a child. Its sender is looked up after the next child was made. */
    void open(Subprocess process, Pid child) {
        loop.post(_ -> lookUp(process, child));
    }

    private void lookUp(Subprocess process, Pid child) {
        open++;
        duties.ifPresentOrElse(
                daemon -> daemon.countMemoryKills(count -> hear(daemon, process, child, count)),
                () -> close(process, child, false));
    }

    private void hear(DaemonDuties daemon, Subprocess process, Pid child, OptionalLong count) {
        if (isUnaccounted(count)) {
            daemon.nameMemoryVictims(named -> judge(process, child, count.getAsLong(), named));
        } else {
            close(process, child, false);
        }
    }

    /** A log that names nobody has forgotten. */
    private void judge(Subprocess process, Pid child, long count, Optional<Set<Pid>> named) {
        boolean guilty = named.filter(victims -> !victims.isEmpty())
                .map(victims -> victims.contains(child))
                .orElseGet(() -> isUnaccounted(OptionalLong.of(count)));
        close(process, child, guilty);
        long before = accounted.orElse(count);
        accounted = OptionalLong.of(open == 0 ? Math.max(before, count) : before + (guilty ? 1 : 0));
    }

    private boolean isUnaccounted(OptionalLong count) {
        return count.isPresent() && accounted.isPresent() && count.getAsLong() > accounted.getAsLong();
    }

    private void close(Subprocess process, Pid child, boolean guilty) {
        open--;
        process.found(child, guilty);
    }
}
