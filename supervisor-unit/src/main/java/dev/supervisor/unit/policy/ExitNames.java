package dev.supervisor.unit.policy;

import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.value.ExitStatusName;

/** The names of exit statuses and signals, as sentences, {@code status} and the environment of commands have them. */
public final class ExitNames {
    private static final int FIRST_REALTIME = 34;

    private ExitNames() {}

    /** The signal without SIG, "TERM"; "RTMIN+1" for realtime ones. */
    public static String of(Signal signal) {
        if (signal.number() >= FIRST_REALTIME) {
            return "RTMIN+" + (signal.number() - FIRST_REALTIME);
        }
        String name = SignalName.of(signal.number());
        if (!name.startsWith("SIG")) {
            return Integer.toString(signal.number());
        }
        return name.equals("SIGPOLL") ? "IO" : name.substring("SIG".length());
    }

    /** How it ended: "exited", "killed" or "dumped". */
    public static String kind(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith _ -> "exited";
            case WaitStatus.KilledBy(Signal _, boolean dumped) -> dumped ? "dumped" : "killed";
        };
    }

    /** The value of {@code EXIT_STATUS}: "3", or "TERM". */
    public static String value(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> Integer.toString(code);
            case WaitStatus.KilledBy(Signal signal, boolean _) -> of(signal);
        };
    }

    /** As the journal has it: "code=exited, status=3/NOTIMPLEMENTED". */
    public static String told(WaitStatus status) {
        String shown =
                switch (status) {
                    case WaitStatus.ExitedWith(int code) ->
                        code + "/"
                                + ExitStatusName.of(code)
                                        .map(ExitStatusName::name)
                                        .orElse("n/a");
                    case WaitStatus.KilledBy(Signal signal, boolean _) -> signal.number() + "/" + of(signal);
                };
        return "code=" + kind(status) + ", status=" + shown;
    }
}
