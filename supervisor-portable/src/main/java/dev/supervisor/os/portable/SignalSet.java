package dev.supervisor.os.portable;

import dev.supervisor.process.Signal;
import java.util.List;
import jnr.ffi.Pointer;

/** Sets of signals as the C library has them. */
final class SignalSet {
    /** More than any sigset_t has. */
    private static final int SIZE = 128;

    private SignalSet() {}

    static Pointer of(List<Signal> signals) {
        Pointer set = Unix.memory(SIZE);
        Unix.LIBC.sigemptyset(set);
        signals.forEach(signal -> Unix.LIBC.sigaddset(set, Numbers.theirs(signal)));
        return set;
    }
}
