package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayName("Our limits")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ResourceLimitsTest {
    private final SimulatedKernel kernel = new SimulatedKernel();
    private final Limits system = kernel.limits();
    private final ResourceLimits limits = new ResourceLimits(system);

    private void started(long soft, long hard) throws SystemException {
        system.set(Resource.NOFILE, new Limit(soft, hard));
    }

    @Test
    void of_descriptors_go_as_far_as_they_may_in_silence() throws Exception {
        started(1024, 4096);

        assertEquals(List.of(), limits.raise(1024, 200));

        assertEquals(new Limit(4096, 4096), system.get(Resource.NOFILE));
        assertEquals(1024, limits.minfds());
    }

    @Test
    void of_descriptors_are_raised_to_minfds_first_which_is_told() throws Exception {
        started(1023, 4096);

        assertEquals(List.of("Increased RLIMIT_NOFILE limit to 1024"), limits.raise(1024, 200));

        assertEquals(new Limit(4096, 4096), system.get(Resource.NOFILE));
    }

    @Test
    void are_hard_ones_too_where_minfds_is_more() throws Exception {
        started(100, 100);

        assertEquals(List.of("Increased RLIMIT_NOFILE limit to 200"), limits.raise(200, 200));

        assertEquals(new Limit(200, 200), system.get(Resource.NOFILE));
    }

    @Test
    void that_cannot_be_raised_to_minfds_are_the_end_and_stay_as_they_are() throws Exception {
        started(50, 100);
        kernel.users().become(1000);

        assertThatThrownBy(() -> limits.raise(101, 200))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("will only allow you to open 100 file descriptors");

        assertEquals(new Limit(50, 100), system.get(Resource.NOFILE));
    }

    /** As macOS, where there is no hard limit and the soft one cannot be that. */
    @Test
    void go_as_far_as_a_system_without_a_hard_limit_allows() throws Exception {
        Bounded bounded = new Bounded(new Limit(256, Limits.UNLIMITED), 10_240);

        new ResourceLimits(bounded).raise(200, 200);

        assertEquals(new Limit(10_240, Limits.UNLIMITED), bounded.get(Resource.NOFILE));
    }

    @Test
    void are_left_alone_where_they_are_higher_than_that() throws Exception {
        Bounded bounded = new Bounded(new Limit(20_000, Limits.UNLIMITED), 30_000);

        new ResourceLimits(bounded).raise(200, 200);

        assertEquals(new Limit(20_000, Limits.UNLIMITED), bounded.get(Resource.NOFILE));
    }

    @Test
    void say_how_much_there_is_for_whom() throws Exception {
        assertParts(64, 16, 4, 4);
        assertParts(100, 25, 6, 6);
        assertParts(128, 32, 8, 8);
        assertParts(255, 63, 15, 15);
        assertParts(1023, 255, 16, 63);
        assertParts(1024, 256, 16, 64);
        assertParts(4096, 1024, 16, 64);
        assertParts(1_048_576, 1024, 16, 64);
        assertParts(Limits.UNLIMITED, 1024, 16, 64);
    }

    private void assertParts(long limit, int connections, int spares, int leftPipes) throws SystemException {
        started(limit, limit);
        assertEquals(
                List.of(connections, spares, leftPipes),
                List.of(limits.connections(), limits.spares(), limits.leftPipes()),
                "of " + limit);
    }

    /** A system that has its own bound. */
    private static final class Bounded implements Limits {
        private final long most;
        private Limit descriptors;

        Bounded(Limit descriptors, long most) {
            this.descriptors = descriptors;
            this.most = most;
        }

        @Override
        public Limit get(Resource resource) {
            return resource == Resource.NOFILE ? descriptors : new Limit(UNLIMITED, UNLIMITED);
        }

        @Override
        public void set(Resource resource, Limit limit) throws SystemException {
            if (limit.soft() == UNLIMITED || limit.soft() > most) {
                throw new SystemException(Errno.named("EINVAL"), "cannot set the limit " + resource);
            }
            descriptors = limit;
        }
    }
}
