package dev.supervisor.unit.policy;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.Locale;
import java.util.Set;

/** The reason why a run of a service failed, or that it did not; {@code Result=} of {@code systemctl show}. */
public enum ServiceResult {
    SUCCESS,
    /** There is no child, no file of variables, or another thing that the manager needs. */
    RESOURCES,
    /** It did not do what its Type= promises. */
    PROTOCOL,
    TIMEOUT,
    EXIT_CODE,
    SIGNAL,
    CORE_DUMP,
    WATCHDOG,
    START_LIMIT_HIT,
    OOM_KILL,
    /** ExecCondition= said that it is not to be started, which is no failure. */
    EXEC_CONDITION;

    /** The signals that a daemon may end by and be in order. */
    private static final Set<Signal> CLEAN = Set.of(Signal.HUP, Signal.INT, new Signal(13), Signal.TERM);

    private final String word = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** As it is shown: "exit-code". */
    public String word() {
        return word;
    }

    /**
     * The result of a process that ended so.
     *
     * @param daemon whether HUP, INT, PIPE and TERM are good ends, which they are not for commands that shall finish
     * @param success further good ends, {@code SuccessExitStatus=}
     */
    public static ServiceResult of(WaitStatus status, boolean daemon, StatusSet success) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> code == 0 || success.contains(status) ? SUCCESS : EXIT_CODE;
            case WaitStatus.KilledBy(Signal signal, boolean dumped) -> {
                if (daemon && CLEAN.contains(signal) || success.contains(status)) {
                    yield SUCCESS;
                }
                yield dumped ? CORE_DUMP : SIGNAL;
            }
        };
    }
}
