package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits;
import dev.supervisor.os.SystemException;
import java.util.EnumMap;
import java.util.Map;

/** The limits of a {@link SimulatedKernel}; that of descriptors holds. */
public final class SimulatedLimits implements Limits {
    private final DescriptorTable descriptors;
    private final SimulatedUsers users;
    private final Map<Resource, Limit> limits = new EnumMap<>(Resource.class);

    SimulatedLimits(DescriptorTable descriptors, SimulatedUsers users) {
        this.descriptors = descriptors;
        this.users = users;
        limits.put(Resource.NOFILE, new Limit(descriptors.limit(), 4096));
        limits.put(Resource.NPROC, new Limit(UNLIMITED, UNLIMITED));
    }

    @Override
    public Limit get(Resource resource) {
        return limits.get(resource);
    }

    @Override
    public void set(Resource resource, Limit limit) throws SystemException {
        if (exceeds(limit.soft(), limit.hard())) {
            throw new SystemException(Errno.named("EINVAL"), "cannot set the limit " + resource);
        }
        if (exceeds(limit.hard(), get(resource).hard()) && users.self() != 0) {
            throw new SystemException(Errno.named("EPERM"), "cannot set the limit " + resource);
        }
        limits.put(resource, limit);
        if (resource == Resource.NOFILE) {
            descriptors.limit(limit.soft() == UNLIMITED ? Long.MAX_VALUE : limit.soft());
        }
    }

    private static boolean exceeds(long limit, long most) {
        return most != UNLIMITED && (limit == UNLIMITED || limit > most);
    }
}
