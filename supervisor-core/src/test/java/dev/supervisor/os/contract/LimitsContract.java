package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Limits;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SystemException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every side of the limits. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class LimitsContract {
    private OsWorld world;
    private Limits limits;
    private Limit before;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        limits = world.limits();
        before = limits.get(Resource.NOFILE);
    }

    @AfterEach
    final void closeWorld() throws Exception {
        limits.set(Resource.NOFILE, before);
        world.close();
    }

    @Test
    void what_is_set_holds() throws Exception {
        Limit lower = new Limit(before.soft() - 1, before.hard());

        limits.set(Resource.NOFILE, lower);

        assertEquals(lower, limits.get(Resource.NOFILE));
    }

    @Test
    void nothing_holds_above_the_hard_limit() {
        assertThatThrownBy(() -> limits.set(Resource.NOFILE, new Limit(before.hard() + 1, before.hard())))
                .isInstanceOfSatisfying(SystemException.class, refused -> assertEquals("EINVAL", refused.errorName()));
        assertEquals(before, limits.get(Resource.NOFILE));
    }
}
