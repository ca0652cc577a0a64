package dev.supervisor.os.portable;

import dev.supervisor.os.Limits;
import dev.supervisor.os.SystemException;
import jnr.constants.platform.RLIM;
import jnr.constants.platform.RLIMIT;
import jnr.ffi.Pointer;

/** Limits by getrlimit and setrlimit; what is no limit has another number on each system. */
final class PortableLimits implements Limits {
    private static final int SIZE = 16;
    private static final int HARD = 8;
    private static final long NO_LIMIT = RLIM.RLIM_INFINITY.longValue();

    @Override
    public Limit get(Resource resource) {
        Pointer limit = Unix.memory(SIZE);
        if (Unix.POSIX.getrlimit(number(resource), limit) != 0) {
            throw new IllegalStateException(
                    "cannot read limit " + resource + ": " + Unix.error().name());
        }
        return new Limit(ours(limit.getLong(0)), ours(limit.getLong(HARD)));
    }

    @Override
    public void set(Resource resource, Limit limit) throws SystemException {
        Pointer wanted = Unix.memory(SIZE);
        wanted.putLong(0, theirs(limit.soft()));
        wanted.putLong(HARD, theirs(limit.hard()));
        if (Unix.POSIX.setrlimit(number(resource), wanted) != 0) {
            throw Unix.refused("cannot set limit " + resource + " to " + limit.soft());
        }
    }

    private static long ours(long limit) {
        return limit == NO_LIMIT ? UNLIMITED : limit;
    }

    private static long theirs(long limit) {
        return limit == UNLIMITED ? NO_LIMIT : limit;
    }

    private static int number(Resource resource) {
        return switch (resource) {
            case NOFILE -> RLIMIT.RLIMIT_NOFILE.intValue();
            case NPROC -> RLIMIT.RLIMIT_NPROC.intValue();
        };
    }
}
