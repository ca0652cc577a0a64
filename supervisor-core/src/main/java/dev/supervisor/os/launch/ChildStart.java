package dev.supervisor.os.launch;

import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import java.util.List;

/**
 * The start of a child, and the signals that the daemon must have blocked before: the same wherever the launch program
 * runs.
 */
public final class ChildStart {
    /** The signals that the daemon listens to; {@code launch.c} blocks the same ones. */
    public static final List<Signal> LISTENED =
            List.of(Signal.HUP, Signal.INT, Signal.QUIT, Signal.USR2, Signal.TERM, Signal.CHLD);

    private ChildStart() {}

    /** Runs the launch program with these arguments and this environment. */
    @FunctionalInterface
    public interface Launch {
        Pid start(List<byte[]> argv, List<byte[]> environment) throws SystemException;
    }

    /**
     * Starts a child.
     *
     * @param descriptors the limit that we were started with: a child gets it, or {@code minfds} if that is more
     */
    public static Pid of(SpawnRequest request, Limit descriptors, Launch launch) throws SystemException {
        long soft = descriptors.soft();
        long limit = Long.compareUnsigned(soft, request.minfds()) >= 0 ? soft : request.minfds();
        List<byte[]> environment = LaunchArguments.encoded(request.environment());
        try {
            return launch.start(LaunchArguments.child(request, limit), environment);
        } catch (SystemException refused) {
            if (!refused.errorName().equals("E2BIG")) {
                throw refused;
            }
            // the original has its child by then, and it is the child that cannot run the program
            return launch.start(LaunchArguments.refuse(request, refused.error()), List.of());
        }
    }
}
