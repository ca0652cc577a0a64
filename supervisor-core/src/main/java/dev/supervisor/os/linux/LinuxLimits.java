package dev.supervisor.os.linux;

import dev.supervisor.os.Limits;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Limits by getrlimit and setrlimit. */
public final class LinuxLimits implements Limits {
    private static final Libc GETRLIMIT = Libc.function("getrlimit");
    private static final Libc SETRLIMIT = Libc.function("setrlimit");

    @Override
    public Limit get(Resource resource) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(ValueLayout.JAVA_LONG, 2);
            if (GETRLIMIT.call(number(resource), limit.address()) != 0) {
                throw new IllegalStateException(
                        "cannot read limit " + resource + ": " + Libc.error().name());
            }
            return new Limit(limit.getAtIndex(ValueLayout.JAVA_LONG, 0), limit.getAtIndex(ValueLayout.JAVA_LONG, 1));
        }
    }

    @Override
    public void set(Resource resource, Limit limit) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment wanted = arena.allocateFrom(ValueLayout.JAVA_LONG, limit.soft(), limit.hard());
            if (SETRLIMIT.call(number(resource), wanted.address()) != 0) {
                throw Libc.refused("cannot set limit " + resource + " to " + limit.soft());
            }
        }
    }

    private static int number(Resource resource) {
        return switch (resource) {
            case NOFILE -> Numbers.RLIMIT_NOFILE;
            case NPROC -> Numbers.RLIMIT_NPROC;
        };
    }
}
