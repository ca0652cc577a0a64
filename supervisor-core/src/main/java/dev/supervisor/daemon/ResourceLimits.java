package dev.supervisor.daemon;

import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import java.util.ArrayList;
import java.util.List;

/**
 * Raises our limits: to what the configuration asks for (supervisor/options.py set_rlimits_or_exit), which children inherit, and that of
 * descriptors then as far as it goes, for ourselves alone. Says what follows from them. While the daemon starts; one object for all of its
 * runs.
 */
final class ResourceLimits {
    private static final int LEAST_CONNECTIONS = 16;
    private static final int MOST_CONNECTIONS = 1024;

    /** For one client that requests a file, and two that get the answer that there is no room. */
    private static final int LEAST_SPARES = 4;

    private static final int MOST_SPARES = 16;

    /** The descriptors of two children. */
    private static final int LEAST_LEFT_PIPES = 4;

    private static final int MOST_LEFT_PIPES = 64;

    /** The most that a system without a hard limit may allow anyway: OPEN_MAX of macOS. */
    private static final long MOST_WITHOUT_LIMIT = 10_240;

    private final Limits limits;
    private int minfds;

    ResourceLimits(Limits limits) {
        this.limits = limits;
    }

    /**
     * Once. A run that follows has a configuration of its own, but these limits.
     *
     * @return what the activity log should say, once there is one
     * @throws UsageException if a limit is too low and cannot be raised
     */
    List<String> raise(int minfds, int minprocs) throws UsageException {
        this.minfds = minfds;
        List<String> raised = new ArrayList<>();
        if (raise(Resource.NOFILE, minfds)) {
            raised.add("Increased RLIMIT_NOFILE limit to " + minfds);
        }
        if (raise(Resource.NPROC, minprocs)) {
            raised.add("Increased RLIMIT_NPROC limit to " + minprocs);
        }
        raiseOurOwn();
        return raised;
    }

    /** The soft limit of descriptors that children have at least; they have that which we were started with if it is higher. */
    int minfds() {
        return minfds;
    }

    /** How many connections there may be at one time: the most of the descriptors are for the children. */
    int connections() {
        return part(4, LEAST_CONNECTIONS, MOST_CONNECTIONS);
    }

    /** How many descriptors children do not get, so that clients find some when no other is left. */
    int spares() {
        return part(16, LEAST_SPARES, MOST_SPARES);
    }

    /** How many pipes of children that have ended are read on because something else holds them. */
    int leftPipes() {
        return part(16, LEAST_LEFT_PIPES, MOST_LEFT_PIPES);
    }

    private int part(int of, int least, int most) {
        long descriptors = limits.get(Resource.NOFILE).soft();
        return descriptors == Limits.UNLIMITED ? most : Math.clamp(descriptors / of, least, most);
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

    /** We wait by epoll or poll, which have no bound at 1024 as select has; children may use select, and get what they would have had. */
    private void raiseOurOwn() {
        Limit now = limits.get(Resource.NOFILE);
        boolean raised = now.soft() == now.hard() || isSet(new Limit(now.hard(), now.hard()));
        if (!raised && now.soft() < MOST_WITHOUT_LIMIT) {
            isSet(new Limit(MOST_WITHOUT_LIMIT, now.hard()));
        }
    }

    private boolean isSet(Limit descriptors) {
        try {
            limits.set(Resource.NOFILE, descriptors);
            return true;
        } catch (SystemException _) {
            return false; // we go on with fewer
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
