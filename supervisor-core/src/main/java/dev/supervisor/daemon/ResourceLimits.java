package dev.supervisor.daemon;

import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Raises our limits to what the configuration asks for (supervisor/options.py set_rlimits_or_exit). Once, while the daemon starts.
 */
final class ResourceLimits {
    private final Limits limits;

    ResourceLimits(Limits limits) {
        this.limits = limits;
    }

    /**
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
