package dev.supervisor.unit.policy;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.Set;

/**
 * Ends of a process, as SuccessExitStatus=, RestartPreventExitStatus= and RestartForceExitStatus= list them.
 *
 * @param codes exit statuses, 0 to 255
 * @param signals signals that end a process
 */
public record StatusSet(Set<Integer> codes, Set<Signal> signals) {
    public static final StatusSet EMPTY = new StatusSet(Set.of(), Set.of());

    public StatusSet {
        codes = Set.copyOf(codes);
        signals = Set.copyOf(signals);
    }

    /** Whether this end is one of them. */
    public boolean contains(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> codes.contains(code);
            case WaitStatus.KilledBy(Signal signal, boolean _) -> signals.contains(signal);
        };
    }
}
