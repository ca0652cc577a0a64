package dev.supervisor.unit.policy;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.UnitResult;
import java.util.Set;

/**
 * Ends of a process, as SuccessExitStatus=, RestartPreventExitStatus= and RestartForceExitStatus= list them.
 *
 * @param codes exit statuses, 0 to 255
 * @param signals signals that end a process
 */
public record StatusSet(Set<Integer> codes, Set<Signal> signals) {
    public static final StatusSet EMPTY = new StatusSet(Set.of(), Set.of());

    /** The signals that a daemon may end by and be in order. */
    private static final Set<Signal> CLEAN = Set.of(Signal.HUP, Signal.INT, new Signal(13), Signal.TERM);

    public StatusSet {
        codes = Set.copyOf(codes);
        signals = Set.copyOf(signals);
    }

    /**
     * The result of a process that ended so, if these are further good ends ({@code SuccessExitStatus=}).
     *
     * @param daemon whether HUP, INT, PIPE and TERM are good ends, which they are not for commands that shall finish
     */
    public UnitResult resultOf(WaitStatus status, boolean daemon) {
        if (contains(status)) {
            return UnitResult.SUCCESS;
        }
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> code == 0 ? UnitResult.SUCCESS : UnitResult.EXIT_CODE;
            case WaitStatus.KilledBy(Signal signal, boolean _)
            when daemon && CLEAN.contains(signal) -> UnitResult.SUCCESS;
            case WaitStatus.KilledBy(Signal _, boolean dumped) -> dumped ? UnitResult.CORE_DUMP : UnitResult.SIGNAL;
        };
    }

    /** Whether this end is one of them. */
    public boolean contains(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> codes.contains(code);
            case WaitStatus.KilledBy(Signal signal, boolean _) -> signals.contains(signal);
        };
    }
}
