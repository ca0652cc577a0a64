package dev.supervisor.os.linux;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Credentials;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.OwnProcess.PrivilegeException;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.Nursery;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Refusals of the system to an ordinary user. As root it is run by {@link AsOrdinaryUserRefusals}. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
final class OrdinaryUserRefusals {
    private LinuxWorld world;
    private Nursery nursery;

    @BeforeEach
    void openWorld() throws Exception {
        world = new LinuxWorld();
        nursery = new Nursery(world);
    }

    @AfterEach
    void closeWorld() throws Exception {
        nursery.close();
        world.close();
    }

    @Test
    void a_child_that_is_to_be_somebody_else_tells_in_the_words_of_the_original_that_it_cannot() throws Exception {
        assertEquals(
                new Life(
                        new ExitedWith(127),
                        "",
                        "supervisor: couldn't setuid to 33: Can't drop privilege as nonroot user\n"
                                + "supervisor: child process was not spawned\n"),
                nursery.live(world.exits(0).as(new Credentials(33, 33, List.of(33)))));
    }

    @Test
    void we_cannot_become_somebody_else_either() {
        assertThatThrownBy(() -> new LinuxProcess(LinuxWorld.LAUNCH).become(new Credentials(0, 0, List.of(0))))
                .isInstanceOf(PrivilegeException.class)
                .hasMessage("Can't drop privilege as nonroot user");
        assertThatThrownBy(() -> new LinuxProcess(LinuxWorld.LAUNCH).actAs(new Credentials(0, 0, List.of(0)), () -> {
                    throw new AssertionError("done all the same");
                }))
                .isInstanceOf(PrivilegeException.class);
    }

    @Test
    void a_full_process_table_is_no_child_and_told_in_the_words_of_the_original() throws Exception {
        nursery.live(world.exits(0));
        Limit limit = world.limits().get(Resource.NPROC);
        world.limits().set(Resource.NPROC, new Limit(1, limit.hard()));
        try {
            assertThatThrownBy(() -> nursery.spawn(world.exits(0)))
                    .isInstanceOf(SpawnException.class)
                    .hasMessage("Too many processes in process table to spawn 'worker'");
        } finally {
            world.limits().set(Resource.NPROC, limit);
        }
    }

    @Test
    void what_belongs_to_others_is_refused_with_EPERM_or_EACCES() {
        Limit limit = world.limits().get(Resource.NOFILE);
        refused("EPERM", () -> world.host().signal(new Pid(1), Signal.TERM, false));
        refused("EPERM", () -> world.limits().set(Resource.NOFILE, new Limit(limit.soft(), limit.hard() + 1)));
        refused("EACCES", () -> world.files().privateFolder("/etc"));
        refused("EACCES", () -> world.files().openRead("/etc/shadow"));
        refused("EACCES", () -> world.files().openAppend("/etc/passwd"));
        refused("EACCES", () -> world.files().createUnique("/etc", "x", ".log"));
    }

    private static void refused(String errorName, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(SystemException.class, refused -> assertEquals(errorName, refused.errorName()));
    }
}
