package dev.supervisor.os.linux;

import dev.supervisor.process.Signal;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.List;

/** Sets of signals as the C library has them. */
final class Signals {
    private Signals() {}

    static MemorySegment set(Arena arena, List<Signal> signals) {
        long bits = 0;
        for (Signal signal : signals) {
            bits |= 1L << (signal.number() - 1);
        }
        MemorySegment set = arena.allocate(Numbers.SIGSET_SIZE, Long.BYTES);
        set.set(ValueLayout.JAVA_LONG, 0, bits);
        return set;
    }
}
