package dev.supervisor.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.Poller;
import dev.supervisor.os.linux.LinuxClock;
import dev.supervisor.os.linux.LinuxDescriptors;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Threads that turn a loop whose calls may hang")
class RelayTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final LinuxClock clock = new LinuxClock();
    private final BlockingQueue<Consumer<Now>> toTheLooker = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> done = new LinkedBlockingQueue<>();
    private final List<Long> overtaken = new ArrayList<>(); // the looker's
    private final AtomicInteger atWork = new AtomicInteger();
    private final CountDownLatch disk = new CountDownLatch(1);
    private Poller poller;
    private EventLoop loop;
    private Relay relay;
    private Now now = clock.now();

    @BeforeEach
    void start() throws Exception {
        poller = new LinuxDescriptors().poller();
        loop = new EventLoop(clock, poller, new LoopReports() {
            @Override
            public void slowTurn(String doing, Duration took) {
                done.add("slow turn");
            }

            @Override
            public void mishap(String doing, Throwable bug) {
                done.add(doing + ": " + bug);
            }
        });
        relay = new Relay(
                loop, Thread.ofPlatform().name("relay")::start, toTheLooker::add, (call, _) -> overtaken.add(call));
    }

    @AfterEach
    void stop() throws Exception {
        disk.countDown();
        loop.post(_ -> loop.stop());
        while (!relay.awaitEnd(LIMIT)) {
            Thread.onSpinWait(); // the returning threads take their turn one after another
        }
        assertThat(done).isEmpty();
        poller.close();
    }

    private void look() {
        now = new Now(now.plus(Relay.BETWEEN_LOOKS).monotonicNanos(), now.wall());
        relay.run(now);
    }

    private Optional<Deadline> next() {
        relay.run(now);
        return relay.next(now);
    }

    private void assertDone(String what) throws InterruptedException {
        assertThat(done.poll(LIMIT.toSeconds(), TimeUnit.SECONDS)).isEqualTo(what);
    }

    /** A task's work while it has the turn, which no other thread has. */
    private void work(String what) {
        assertThat(atWork.incrementAndGet()).isEqualTo(1);
        done.add(what);
        atWork.decrementAndGet();
    }

    /** A task with a call that takes until the disk is back. */
    private void postHanging(String name) {
        loop.post(_ -> {
            work(name + " begins");
            long call = relay.leave();
            done.add(name + " calls");
            awaitDisk();
            relay.comeBack(call);
            work(name + " ends");
        });
    }

    private void awaitDisk() {
        try {
            disk.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void are_sent_at_the_second_look_that_sees_a_call_and_the_first_one_goes_on_where_it_was() throws Exception {
        relay.start();
        postHanging("one");
        loop.post(_ -> work("two"));
        assertDone("one begins");
        assertDone("one calls");
        look();
        assertThat(overtaken).isEmpty();
        look();
        assertThat(overtaken).containsExactly(1L);
        assertDone("two");
        look();
        look();
        assertThat(overtaken).hasSize(1);

        disk.countDown();
        assertDone("one ends");
        loop.post(_ -> work("three"));
        assertDone("three");
    }

    @Test
    void are_no_more_than_eight_that_wait_and_all_of_them_go_on_one_at_a_time() throws Exception {
        relay.start();
        for (int i = 1; i <= 9; i++) {
            postHanging("task" + i);
            assertDone("task" + i + " begins");
            assertDone("task" + i + " calls");
            look();
            look();
        }
        assertThat(overtaken).hasSize(8);
        loop.post(_ -> work("late"));
        look();
        look();
        assertThat(done).isEmpty();

        disk.countDown();
        List<String> ends = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            ends.add(done.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        assertThat(ends)
                .containsExactlyInAnyOrder(
                        "task1 ends",
                        "task2 ends",
                        "task3 ends",
                        "task4 ends",
                        "task5 ends",
                        "task6 ends",
                        "task7 ends",
                        "task8 ends",
                        "task9 ends",
                        "late");
    }

    @Test
    void may_be_waited_for_at_the_end_when_one_of_them_hangs() throws Exception {
        relay.start();
        postHanging("one");
        loop.post(_ -> work("last"));
        loop.post(_ -> loop.stop());
        assertDone("one begins");
        assertDone("one calls");
        assertThat(relay.awaitEnd(LIMIT)).isFalse(); // it has stopped
        assertDone("last");

        disk.countDown();
        assertDone("one ends");
    }

    @Test
    void do_not_stop_for_who_waits_no_longer() throws Exception {
        relay.start();
        assertThat(relay.awaitEnd(Duration.ZERO)).isFalse();
        loop.post(_ -> work("goes on"));
        assertDone("goes on");
    }

    @Test
    void are_looked_after_only_as_long_as_calls_are_made() {
        assertThat(next()).isEmpty();
        for (int i = 0; i < 2; i++) {
            assertThat(relay.comeBack(relay.leave())).isTrue();
        }
        assertThat(toTheLooker).hasSize(1);
        Deadline next = now.plus(Relay.BETWEEN_LOOKS);
        assertThat(next()).contains(next);
        assertThat(next()).contains(next);
        now = new Now(next.monotonicNanos(), now.wall());
        relay.comeBack(relay.leave());
        assertThat(next()).contains(now.plus(Relay.BETWEEN_LOOKS));
        now = new Now(now.plus(Relay.BETWEEN_LOOKS).monotonicNanos(), now.wall());
        assertThat(next()).isEmpty();
        assertThat(toTheLooker).hasSize(1);

        relay.comeBack(relay.leave());
        assertThat(toTheLooker).hasSize(2);
        assertThat(next()).contains(now.plus(Relay.BETWEEN_LOOKS));
        relay.start();
    }
}
