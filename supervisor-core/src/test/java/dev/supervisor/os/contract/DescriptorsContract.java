package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.os.Child;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Signal;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every side of the descriptors and their pollers. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class DescriptorsContract {
    private static final Optional<Duration> AT_ONCE = Optional.of(Duration.ZERO);
    private static final Optional<Duration> LONG = Optional.of(Duration.ofSeconds(20));

    private OsWorld world;
    private Nursery nursery;
    private Poller poller;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        nursery = new Nursery(world);
        poller = world.descriptors().poller();
    }

    @AfterEach
    final void closeWorld() throws Exception {
        poller.close();
        nursery.close();
        world.close();
    }

    @Test
    void a_poll_reports_what_can_be_read_and_again_until_it_is_read() throws Exception {
        Child child = nursery.spawn(world.runs());
        poller.watchReads(child.stdout());

        assertEquals(List.of(child.stdout()), poll(LONG));
        assertEquals(List.of(child.stdout()), poll(AT_ONCE));
        nursery.readUntil(child.stdout(), "ready\n");
        assertEquals(List.of(), poll(AT_ONCE));
    }

    @Test
    void a_poll_reports_what_can_be_written() throws Exception {
        Child child = nursery.spawn(world.copies());
        poller.watchWrites(child.stdin().orElseThrow());

        assertEquals(List.of(child.stdin().orElseThrow()), poll(LONG));
    }

    @Test
    void a_poll_reports_a_pipe_whose_other_end_is_closed() throws Exception {
        Child child = nursery.spawn(world.exits(0));
        nursery.awaitEndUnreaped(child);
        poller.watchReads(child.stdout());
        poller.watchWrites(child.stdin().orElseThrow());

        assertThat(poll(LONG))
                .containsExactlyInAnyOrder(child.stdout(), child.stdin().orElseThrow());
    }

    @Test
    void a_poll_reports_the_watch_of_a_child_that_has_ended_and_not_of_one_that_lives() throws Exception {
        Child child = nursery.spawn(world.runs());
        poller.watchReads(child.watch());
        assertEquals(List.of(), poll(AT_ONCE));

        world.host().signal(child.pid(), Signal.KILL, false);

        assertEquals(List.of(child.watch()), poll(LONG));
    }

    @Test
    void a_forgotten_descriptor_is_reported_no_more() throws Exception {
        Child child = nursery.spawn(world.exits(0));
        poller.watchReads(child.watch());
        assertEquals(List.of(child.watch()), poll(LONG));

        poller.forget(child.watch());

        assertEquals(List.of(), poll(AT_ONCE));
    }

    @Test
    void a_descriptor_that_the_receiver_of_another_one_forgets_may_be_closed_at_once() throws Exception {
        Child child = nursery.spawn(world.exits(0));
        nursery.awaitEndUnreaped(child);
        List<Fd> both = List.of(child.stdout(), child.watch());
        both.forEach(poller::watchReads);
        List<Fd> reported = new ArrayList<>();

        poller.poll(LONG, fd -> {
            reported.add(fd);
            both.forEach(poller::forget);
        });

        assertThat(both).containsAll(reported);
        assertEquals(List.of(), poll(AT_ONCE));
    }

    @Test
    void a_poll_that_nothing_comes_to_ends_when_the_nap_is_over() {
        Now before = world.clock().now();

        assertEquals(List.of(), poll(Optional.of(Duration.ofMillis(5))));

        assertThat(world.clock().now().since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    }

    @Test
    void a_wake_up_ends_the_next_poll_and_only_that_one() {
        Now before = world.clock().now();
        poller.wakeUp();
        poller.wakeUp();

        assertEquals(List.of(), poll(LONG));
        assertThat(world.clock().now().since(before)).isLessThan(LONG.get());

        assertEquals(List.of(), poll(Optional.of(Duration.ofMillis(5))));
        assertThat(world.clock().now().since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(5));
    }

    @Test
    void a_pipe_ends_with_0_once_all_has_been_read() throws Exception {
        Child child = nursery.spawn(world.writes("word", ""));
        nursery.awaitEndUnreaped(child);
        ByteBuffer small = ByteBuffer.allocateDirect(3);

        assertEquals(3, world.descriptors().read(child.stdout(), small));
        assertEquals(1, world.descriptors().read(child.stdout(), small.clear()));
        assertEquals(0, world.descriptors().read(child.stdout(), small.clear()));
    }

    @Test
    void writing_to_a_pipe_that_nobody_reads_is_refused() throws Exception {
        Child child = nursery.spawn(world.exits(0));
        nursery.awaitEnd(child);

        assertThatThrownBy(() -> world.descriptors().write(child.stdin().orElseThrow(), direct("x")))
                .isInstanceOfSatisfying(SystemException.class, refused -> assertEquals("EPIPE", refused.errorName()));
    }

    @Test
    void writing_at_once_takes_what_there_is_room_for_and_then_nothing() throws Exception {
        Fd pipe = nursery.spawn(world.runs()).stdin().orElseThrow();
        ByteBuffer much = direct("x".repeat(1 << 20));

        int taken = 0;
        for (int part = 0;
                part != Descriptors.WOULD_BLOCK;
                part = world.descriptors().writeAtOnce(pipe, much)) {
            taken += part;
        }

        assertThat(taken).isGreaterThanOrEqualTo(4096).isEqualTo(much.position());
        assertEquals(1 << 20, much.limit());
    }

    @Test
    void writing_at_once_to_a_file_takes_some_of_it() throws Exception {
        Fd file = world.files().openAppend(world.directory() + "/file");

        assertEquals(4, world.descriptors().writeAtOnce(file, direct("word")));
        assertEquals(4, world.files().position(file));
        assertEquals(Optional.empty(), world.descriptors().openAnew(file));
        world.descriptors().close(file);
    }

    @Test
    void what_is_opened_anew_leads_to_the_same_pipe() throws Exception {
        Child child = nursery.spawn(world.copies());
        Optional<Fd> anew = world.descriptors().openAnew(child.stdin().orElseThrow());

        if (anew.isPresent()) { // a system may refuse
            assertEquals(5, world.descriptors().write(anew.get(), direct("word\n")));
            nursery.readUntil(child.stdout(), "word\n");
            world.descriptors().close(anew.get());
        }
    }

    @Test
    void a_pipe_may_be_asked_to_grow_whatever_comes_of_it() throws Exception {
        Child child = nursery.spawn(world.writes("word", ""));

        world.descriptors().growPipe(child.stdout(), 1 << 20);

        assertEquals("word", nursery.readAll(child.stdout()));
    }

    @Test
    void datagrams_arrive_one_by_one_and_whole() throws Exception {
        String path = world.directory() + "/socket";
        try (OsWorld.DatagramReceiver receiver = world.receiveAt(path)) {
            Fd sender = world.descriptors().connectDatagrams(path);
            String big = "x".repeat(100_000);

            assertEquals(3, world.descriptors().write(sender, direct("one")));
            assertEquals(big.length(), world.descriptors().write(sender, direct(big)));

            assertThat(receiver.receive())
                    .hasValueSatisfying(datagram -> assertThat(datagram).hasSize(3));
            assertThat(receiver.receive())
                    .hasValueSatisfying(datagram -> assertThat(datagram).hasSize(100_000));
            assertThat(receiver.receive()).isEmpty();
            world.descriptors().close(sender);
        }
    }

    @Test
    void datagrams_that_nobody_takes_are_not_waited_for() throws Exception {
        String path = world.directory() + "/socket";
        try (OsWorld.DatagramReceiver receiver = world.receiveAt(path)) {
            Fd sender = world.descriptors().connectDatagrams(path);
            int sent = 0;
            while (world.descriptors().write(sender, direct("x")) != Descriptors.WOULD_BLOCK) {
                assertThat(sent++).isLessThan(100_000);
            }
            assertThat(receiver.receive()).isPresent();

            assertEquals(1, world.descriptors().write(sender, direct("y")));
            world.descriptors().close(sender);
        }
    }

    @Test
    void datagrams_are_refused_where_nobody_listens_and_once_nobody_does() throws Exception {
        String path = world.directory() + "/socket";
        assertThatThrownBy(() -> world.descriptors().connectDatagrams(path))
                .isInstanceOfSatisfying(SystemException.class, refused -> assertEquals("ENOENT", refused.errorName()));

        OsWorld.DatagramReceiver receiver = world.receiveAt(path);
        Fd sender = world.descriptors().connectDatagrams(path);
        receiver.close();

        assertThatThrownBy(() -> world.descriptors().write(sender, direct("x")))
                .isInstanceOfSatisfying(
                        SystemException.class, refused -> assertEquals("ECONNREFUSED", refused.errorName()));
        assertThatThrownBy(() -> world.descriptors().connectDatagrams(path))
                .isInstanceOfSatisfying(
                        SystemException.class, refused -> assertEquals("ECONNREFUSED", refused.errorName()));
        world.descriptors().close(sender);
    }

    @Test
    void a_poller_takes_its_descriptors_with_it() throws Exception {
        Set<Integer> before = world.openDescriptors();
        Poller another = world.descriptors().poller();

        another.close();

        assertEquals(before, world.openDescriptors());
    }

    private List<Fd> poll(Optional<Duration> nap) {
        List<Fd> ready = new ArrayList<>();
        poller.poll(nap, ready::add);
        return ready;
    }

    private static ByteBuffer direct(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
