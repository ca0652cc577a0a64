package dev.supervisor.os.portable;

import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.util.HashMap;
import java.util.Map;
import jnr.ffi.Platform;
import jnr.ffi.Platform.OS;

/** Signals and ends of children as the system numbers them. Ours are Linux's numbers, whatever the system's are: the name is what counts. */
final class Numbers {
    private static final int FREEBSD_P_ALL = 7;
    private static final int LINUX_SIG_UNBLOCK = 1;
    private static final int BSD_SIG_UNBLOCK = 2;
    private static final OS SYSTEM = Platform.getNativePlatform().getOS();

    /** For waitid: any child. */
    static final int P_ALL = SYSTEM == OS.FREEBSD ? FREEBSD_P_ALL : 0;

    static final int SIG_UNBLOCK = SYSTEM == OS.LINUX ? LINUX_SIG_UNBLOCK : BSD_SIG_UNBLOCK;

    /** Up to here signals have names, and each system its own numbers for them; behind it, numbers are numbers. */
    private static final int LAST_NAMED = 31;

    private static final int LAST_SIGNAL = 64;
    private static final int REFUSED = 1000;

    /** Other names of the same signal. */
    private static final Map<String, String> THEIR_NAMES = Map.of("SIGPOLL", "SIGIO");

    private static final Map<Integer, Integer> THEIRS = new HashMap<>();
    private static final Map<Integer, Integer> OURS = new HashMap<>();

    static {
        for (int ours = 1; ours <= LAST_NAMED; ours++) {
            String name = new Signal(ours).toString();
            for (jnr.constants.platform.Signal theirs : jnr.constants.platform.Signal.values()) {
                if (theirs.name().equals(THEIR_NAMES.getOrDefault(name, name)) && theirs.defined()) {
                    THEIRS.put(ours, theirs.intValue());
                    OURS.put(theirs.intValue(), ours);
                }
            }
        }
    }

    private static final int SIGNAL_BITS = 0x7F;
    private static final int CORE_BIT = 0x80;
    private static final int CODE_SHIFT = 8;
    private static final int CODE_BITS = 0xFF;

    private Numbers() {}

    /** The system's number of a signal; one that it refuses, if it has no such signal. */
    static int theirs(Signal signal) {
        int number = signal.number();
        return number == 0 || number > LAST_NAMED ? number : THEIRS.getOrDefault(number, REFUSED);
    }

    /** Our signal; one without a name, if only that system has it. */
    static Signal ours(int number) {
        int unnamed = number > LAST_NAMED ? number : LAST_NAMED + number;
        return new Signal(OURS.getOrDefault(number, Math.min(unnamed, LAST_SIGNAL)));
    }

    /** The status of an ended child from waitpid; the bits are the same on every system that there is. */
    static WaitStatus status(int status) {
        int signal = status & SIGNAL_BITS;
        return signal == 0
                ? new WaitStatus.ExitedWith(status >> CODE_SHIFT & CODE_BITS)
                : new WaitStatus.KilledBy(ours(signal), (status & CORE_BIT) != 0);
    }
}
