package dev.supervisor.activity;

import dev.supervisor.api.state.SignalName;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;

/** How the values in sentences are worded. Pure. */
final class Wording {
    private Wording() {}

    /** As supervisor/options.py decode_wait_status has it. */
    static String of(WaitStatus status) {
        return switch (status) {
            case WaitStatus.ExitedWith(int code) -> "exit status " + code;
            case WaitStatus.KilledBy(Signal signal, boolean coreDumped) ->
                "terminated by " + of(signal) + (coreDumped ? " (core dumped)" : "");
        };
    }

    static String of(Signal signal) {
        return SignalName.of(signal.number());
    }

    /** Lines that came faster than they could be written, or while they could not be written at all. */
    static String linesLost(long lines) {
        return "lost " + lines + (lines == 1 ? " line" : " lines") + " of this log";
    }

    static String cannotReopen(String path, String why) {
        return "cannot reopen log " + path + ": " + why;
    }
}
