package dev.supervisor.daemon;

import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Raises our limits to what the configuration asks for (supervisor/options.py set_rlimits_or_exit), and says what follows from them. While
 * the daemon starts.
 */
final class ResourceLimits {
    private static final int LEAST_CONNECTIONS = 16;
    private static final int MOST_CONNECTIONS = 1024;

    private final Limits limits;

    ResourceLimits(Limits limits) {
        this.limits = limits;
    }

    /**
     * Once.
     *
     * @return what the activity log should say, once there is one
     * @throws UsageException if a limit is too low and cannot be raised
     */
    List<String> raise(int minfds, int minprocs) throws UsageException {
        List<String> raised = new ArrayList<>();
        if (raise(Resource.NOFILE, minfds)) {
            raised.add("Increased RLIMIT_NOFILE limit to " + minfds);
        }
        if (raise(Resource.NPROC, minprocs)) {
            raised.add("Increased RLIMIT_NPROC limit to " + minprocs);
        }
        return raised;
    }

    /** How many connections there may be at one time: the most of the descriptors are for the children. */
    int connections() {
        long descriptors = limits.get(Resource.NOFILE).soft();
        return descriptors == Limits.UNLIMITED
                ? MOST_CONNECTIONS
                : Math.clamp(descriptors / 4, LEAST_CONNECTIONS, MOST_CONNECTIONS);
    }

    private boolean raise(Resource resource, int least) throws UsageException {
        Limit now = limits.get(resource);
        if (now.soft() == Limits.UNLIMITED || now.soft() >= least) {
            return false;
        }
        boolean hardToo = now.hard() != Limits.UNLIMITED && now.hard() < least;
        try {
            limits.set(resource, new Limit(least, hardToo ? least : now.hard()));
            return true;
        } catch (SystemException refused) {
            throw new UsageException(tooLow(resource, least, now.hard()));
        }
    }

    private static String tooLow(Resource resource, int least, long hard) {
        return switch (resource) {
            case NOFILE ->
                "The minimum number of file descriptors required to run this process is " + least
                        + " as per the \"minfds\" command-line argument or config file setting. The current"
                        + " environment will only allow you to open " + hard
                        + " file descriptors.  Either raise the number of usable "
                        + "file descriptors in your environment (see README.rst) or lower the minfds setting in the "
                        + "config file to allow the process to start.";
            case NPROC ->
                "The minimum number of available processes required to run this program is " + least
                        + " as per the \"minprocs\" command-line argument or config file setting. The current "
                        + "environment will only allow you to open " + hard + " processes.  Either raise the number of "
                        + "usable processes in your environment (see README.rst) or lower the minprocs setting in the "
                        + "config file to allow the program to start.";
        };
    }
}
