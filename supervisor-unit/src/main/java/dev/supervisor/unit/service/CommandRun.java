package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.time.Now;
import dev.supervisor.unit.policy.ExecRole;
import java.util.Optional;

/**
 * The last run of a command, for {@code systemctl show} and {@code status}.
 *
 * @param stop when its end was noticed; empty while it runs
 * @param status how it ended
 */
public record CommandRun(Pid pid, Now start, Optional<Now> stop, Optional<WaitStatus> status) {

    /**
     * One of the Exec lines.
     *
     * @param index which of the lines of this role, 0 being the first
     */
    public record Line(ExecRole role, int index) {
        Line next() {
            return new Line(role, index + 1);
        }
    }

    static CommandRun begun(Pid pid, Now now) {
        return new CommandRun(pid, now, Optional.empty(), Optional.empty());
    }

    CommandRun ended(WaitStatus how, Now now) {
        return new CommandRun(pid, start, Optional.of(now), Optional.of(how));
    }
}
