package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits.Limit;
import dev.supervisor.os.Limits.Resource;
import dev.supervisor.os.SpawnException;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.contract.Nursery.Life;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.process.WaitStatus.KilledBy;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every host. The simulated one is only worth testing against as long as both pass. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class HostContract {
    private OsWorld world;
    private Nursery nursery;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        nursery = new Nursery(world);
    }

    @AfterEach
    final void closeWorld() throws Exception {
        nursery.close();
        world.close();
    }

    @Test
    void a_child_is_reaped_exactly_once_with_its_exit_code() throws Exception {
        Child child = nursery.spawn(world.exits(3));

        assertEquals(new ExitedWith(3), nursery.awaitEnd(child));
        assertEquals(Optional.empty(), world.host().reap(child));
    }

    @Test
    void a_living_child_is_not_reaped() throws Exception {
        Child child = nursery.spawn(world.runs());
        nursery.readUntil(child.stdout(), "ready\n");

        assertEquals(Optional.empty(), world.host().reap(child));
    }

    @Test
    void a_child_that_a_signal_ends_says_which() throws Exception {
        Child child = nursery.spawn(world.runs());

        world.host().signal(child.pid(), Signal.TERM, false);

        assertEquals(new KilledBy(Signal.TERM, false), nursery.awaitEnd(child));
    }

    @Test
    void each_stream_of_a_child_comes_through_its_own_pipe() throws Exception {
        assertEquals(new Life(new ExitedWith(0), "out\n", "err\n"), nursery.live(world.writes("out\n", "err\n")));
    }

    @Test
    void redirected_standard_error_comes_through_the_pipe_of_standard_output() throws Exception {
        Life life = nursery.live(world.writes("out\n", "err\n").stderrIntoStdout());

        assertEquals(new Life(new ExitedWith(0), "out\nerr\n", ""), life);
    }

    @Test
    void what_we_write_is_the_standard_input_of_the_child_until_we_close_it() throws Exception {
        Child child = nursery.spawn(world.copies());
        nursery.write(child.stdin().orElseThrow(), "a word\n");
        nursery.readUntil(child.stdout(), "a word\n");

        nursery.close(child.stdin().orElseThrow());

        assertEquals(new ExitedWith(0), nursery.awaitEnd(child));
    }

    @Test
    void our_ends_of_the_pipes_never_block() throws Exception {
        Child child = nursery.spawn(world.runs());
        nursery.readUntil(child.stdout(), "ready\n");
        ByteBuffer much = ByteBuffer.allocateDirect(4 << 20);

        while (world.descriptors().write(child.stdin().orElseThrow(), much) != Descriptors.WOULD_BLOCK) {
            assertThat(much.remaining()).isPositive();
        }

        assertEquals(Descriptors.WOULD_BLOCK, world.descriptors().read(child.stdout(), ByteBuffer.allocateDirect(10)));
    }

    @Test
    void a_signal_that_the_child_ignores_does_not_end_it_and_KILL_does() throws Exception {
        Child child = nursery.spawn(world.ignoresTerm());
        nursery.readUntil(child.stdout(), "ready\n");

        world.host().signal(child.pid(), Signal.TERM, false);
        world.host().signal(child.pid(), Signal.KILL, false);

        assertEquals(new KilledBy(Signal.KILL, false), nursery.awaitEnd(child));
    }

    @Test
    void a_signal_to_the_child_alone_leaves_its_own_children_alone() throws Exception {
        Child child = nursery.spawn(world.forks());
        nursery.readUntil(child.stdout(), "ready\n");

        world.host().signal(child.pid(), Signal.KILL, false);
        nursery.awaitEndUnreaped(child);

        assertEquals(Descriptors.WOULD_BLOCK, world.descriptors().read(child.stdout(), ByteBuffer.allocateDirect(10)));
    }

    @Test
    void a_signal_to_the_group_reaches_the_children_of_the_child() throws Exception {
        Child child = nursery.spawn(world.forks());
        nursery.readUntil(child.stdout(), "ready\n");

        world.host().signal(child.pid(), Signal.KILL, true);

        assertEquals("", nursery.readAll(child.stdout()));
    }

    @Test
    void a_signal_to_the_group_reaches_also_a_child_that_has_left_it() throws Exception {
        Child child = nursery.spawn(world.leavesItsGroup());
        nursery.readUntil(child.stdout(), "ready\n");

        world.host().signal(child.pid(), Signal.TERM, true);

        assertEquals(new KilledBy(Signal.TERM, false), nursery.awaitEnd(child));
    }

    @Test
    void the_group_can_be_signalled_as_soon_as_the_child_is_there() throws Exception {
        Child child = nursery.spawn(world.runs());

        world.host().signal(child.pid(), Signal.KILL, true);

        assertEquals(new KilledBy(Signal.KILL, false), nursery.awaitEnd(child));
    }

    @Test
    void a_child_that_has_ended_takes_signals_until_it_is_reaped() throws Exception {
        Child child = nursery.spawn(world.exits(0));
        nursery.awaitEndUnreaped(child);

        world.host().signal(child.pid(), Signal.TERM, false);
        nursery.awaitEnd(child);

        assertThatThrownBy(() -> world.host().signal(child.pid(), Signal.TERM, false))
                .isInstanceOfSatisfying(SystemException.class, refused -> {
                    assertEquals("ESRCH", refused.errorName());
                    assertEquals("[Errno 3] No such process", refused.error().pythonWords());
                });
    }

    @Test
    void a_program_that_is_not_there_is_told_by_the_child_in_the_words_of_the_original() throws Exception {
        assertEquals(
                new Life(
                        new ExitedWith(127),
                        "",
                        "supervisor: couldn't exec program: ENOENT\nsupervisor: child process was not spawned\n"),
                nursery.live(world.missing()));
    }

    @Test
    void a_directory_that_is_not_there_is_told_by_the_child_in_the_words_of_the_original() throws Exception {
        assertEquals(
                new Life(
                        new ExitedWith(127),
                        "",
                        "supervisor: couldn't chdir to /nonexistent: ENOENT\n"
                                + "supervisor: child process was not spawned\n"),
                nursery.live(world.exits(0).in("/nonexistent")));
    }

    @Test
    void orphans_are_only_looked_for_among_others_and_our_own_child_can_still_be_reaped() throws Exception {
        Child child = nursery.spawn(world.exits(5));
        nursery.awaitEndUnreaped(child);

        assertThat(world.host().reapOrphans(Set.of(child.pid()))).isEmpty();

        assertEquals(new ExitedWith(5), nursery.awaitEnd(child));
    }

    @Test
    void a_child_leaves_no_descriptor_behind_but_those_that_we_were_given() throws Exception {
        Set<Integer> before = world.openDescriptors();

        Child child = nursery.spawn(world.runs());
        assertThat(world.openDescriptors()).hasSize(before.size() + world.descriptorsOfAChild());
        world.host().signal(child.pid(), Signal.KILL, false);
        nursery.awaitEnd(child);
        nursery.close(child.watch());
        nursery.close(child.stdin().orElseThrow());
        nursery.close(child.stdout());
        nursery.close(child.stderr().orElseThrow());

        assertEquals(before, world.openDescriptors());
    }

    @Test
    void without_room_for_its_pipes_there_is_no_child_and_nothing_is_left_open() throws Exception {
        nursery.live(world.exits(0));
        SpawnException expected = SpawnException.noPipes("worker", Errno.named("EMFILE"));
        assertEquals("too many open files to spawn 'worker'", expected.getMessage());
        Limit limit = world.limits().get(Resource.NOFILE);
        Set<Integer> before = world.openDescriptors();
        Optional<String> spawnerr = Optional.empty();

        world.limits().set(Resource.NOFILE, new Limit(Collections.max(before) + 3L, limit.hard()));
        try {
            while (spawnerr.isEmpty()) { // there may be gaps below the highest one
                nursery.spawn(world.runs());
                before = world.openDescriptors();
            }
        } catch (SpawnException refused) {
            spawnerr = Optional.of(refused.getMessage());
        } finally {
            world.limits().set(Resource.NOFILE, limit);
        }

        assertEquals(Optional.of(expected.getMessage()), spawnerr);
        assertEquals(before, world.openDescriptors());
    }
}
