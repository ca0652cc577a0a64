package dev.supervisor.pump;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.output.StreamPlan.LogFilePlan;
import dev.supervisor.process.WaitStatus.ExitedWith;
import dev.supervisor.pump.RealPumpBench.Flow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@DisplayName("A log on a disk that hangs")
class HangingLogTest {
    /** A call is seen by three looks at most, each 0.4 s after the one before; a busy machine takes longer. */
    private static final Duration SOON = Duration.ofSeconds(3);

    private static final int MANY = 60_000; // lines, which no pipe holds

    @TempDir
    private Path directory;

    private final CountDownLatch disk = new CountDownLatch(1);
    private final AtomicInteger hanging = new AtomicInteger();
    private RealPumpBench bench;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(directory.resolve("disk"));
        for (int i = 0; i < 9; i++) {
            Files.createDirectories(directory.resolve("disk" + i));
        }
        bench = new RealPumpBench(this::slow);
    }

    @AfterEach
    void finish() throws Exception {
        disk.countDown();
        bench.finish();
        bench.await(() -> bench.relay.awaitEnd(SOON));
        assertThat(bench.log.take()).isEmpty();
        bench.close();
    }

    private Descriptors slow(Descriptors real) {
        return new SlowDescriptors(real, fd -> {
            if (disk.getCount() > 0 && isOnDisk(fd)) {
                hanging.incrementAndGet();
                awaitDisk();
                hanging.decrementAndGet();
            }
        });
    }

    private static boolean isOnDisk(Fd fd) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd.number()))
                    .toString()
                    .contains("/disk");
        } catch (IOException gone) {
            throw new AssertionError(gone);
        }
    }

    private void awaitDisk() {
        try {
            disk.await();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    private LogFilePlan log(String name) {
        return new LogFilePlan(directory.resolve(name).toString(), 0, 0);
    }

    private List<String> lines(String name) throws IOException {
        return Files.readAllLines(directory.resolve(name));
    }

    private static List<String> numbers(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(Integer::toString).toList();
    }

    /** A program that runs to its end without being held up, which is what all are that have nothing to do with the disk. */
    private void assertOthersGoOn(String name) throws Exception {
        long start = System.nanoTime();
        assertThat(bench.reap(bench.flow(name, log(name), "seq " + MANY))).isEqualTo(new ExitedWith(0));
        assertThat(lines(name)).isEqualTo(numbers(MANY));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
    }

    @Test
    void holds_up_its_program_and_no_other_and_nothing_is_lost_or_in_disorder() throws Exception {
        Flow held = bench.flow("held", log("disk/f"), "seq " + MANY);
        bench.await(() -> hanging.get() == 1);
        assertOthersGoOn("one");
        assertOthersGoOn("another");
        assertThat(lines("disk/f")).isEmpty();

        disk.countDown();
        assertThat(bench.reap(held)).isEqualTo(new ExitedWith(0));
        assertThat(lines("disk/f")).isEqualTo(numbers(MANY));
    }

    @Test
    void is_told_once_after_five_seconds_and_when_it_goes_on() throws Exception {
        Flow held = bench.flow("held", log("disk/f"), "seq " + MANY);
        Flow sharing = bench.flow("sharing", log("disk/f"), "echo shared");
        List<String> told = new ArrayList<>();
        bench.await(() -> told.addAll(bench.log.take()));
        assertThat(told)
                .singleElement()
                .asString()
                .matches("WARN writing to log \\Q" + directory + "\\E/disk/f hangs since \\d{4}-\\d\\d-\\d\\d"
                        + " \\d\\d:\\d\\d:\\d\\d; output of held, sharing waits until it returns");

        disk.countDown();
        bench.reap(held);
        bench.reap(sharing);
        assertThat(bench.log.take())
                .singleElement()
                .asString()
                .matches("WARN log \\Q" + directory + "\\E/disk/f takes output again, after [5-9] s");
    }

    @Test
    void is_waited_for_with_all_that_is_wanted_of_its_program_and_of_who_has_the_same_log() throws Exception {
        Flow first = bench.flow("held", log("disk/f"), "echo 1");
        bench.await(() -> hanging.get() == 1);
        bench.end(first);
        AtomicBoolean drained = bench.drain(first);
        AtomicBoolean open = bench.open("held", log("disk/f"));
        Flow second = bench.child("held", "echo 2");
        AtomicBoolean openToo = bench.open("sharing", log("disk/f"));
        AtomicBoolean cleared = new AtomicBoolean();
        bench.pump.clear(first.name(), new OutputPlan(StreamPlan.inFile(log("gone")), Optional.empty()), cleared::set);
        bench.pump.reopenAll();
        assertOthersGoOn("other");
        assertThat(List.of(drained.get(), open.get(), openToo.get(), cleared.get()))
                .containsOnly(false);

        disk.countDown();
        bench.await(openToo::get);
        bench.await(cleared::get);
        assertThat(drained.get() && open.get()).isTrue();
        bench.pump.forget(second.name());
        assertThat(bench.reap(second)).isEqualTo(new ExitedWith(0));
        assertThat(lines("disk/f")).containsAnyOf("2").doesNotContain("1");
        bench.pump.forget(new Namespec("sharing", "sharing"));
    }

    @Test
    void holds_up_the_last_words_of_nobody_else_when_the_daemon_ends() throws Exception {
        Flow held = bench.flow("held", log("disk/f"), "echo 1");
        List<Flow> others = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            others.add(bench.flow("other" + i, log("other" + i), "seq 20000"));
        }
        for (Flow other : others) {
            bench.end(other);
        }
        assertThat(bench.finish()).isFalse(); // it has ended, but not the thread whose write hangs
        for (int i = 0; i < others.size(); i++) {
            assertThat(lines("other" + i)).isEqualTo(numbers(20_000));
        }
        disk.countDown();
        bench.await(() -> bench.relay.awaitEnd(SOON));
        bench.end(held);
    }

    @Test
    void holds_up_nobody_else_where_many_are_on_that_disk() throws Exception {
        List<Flow> held = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            bench.open("held" + i, log("disk/f" + i));
            held.add(bench.child("held" + i, "seq 20000"));
        }
        bench.await(() -> hanging.get() == 2);
        assertOthersGoOn("other");
        assertThat(hanging).hasValue(2); // the others there wait for one of these

        disk.countDown();
        for (int i = 0; i < held.size(); i++) {
            assertThat(bench.reap(held.get(i))).isEqualTo(new ExitedWith(0));
            assertThat(lines("disk/f" + i)).isEqualTo(numbers(20_000));
        }
    }

    @Test
    void holds_up_everybody_only_when_no_thread_is_left() throws Exception {
        List<Flow> held = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            held.add(bench.flow("held" + i, log("disk" + i + "/f"), "echo " + i));
        }
        bench.await(() -> hanging.get() == 8);
        assertOthersGoOn("other");
        held.add(bench.flow("held8", log("disk8/f"), "echo 8"));
        bench.await(() -> hanging.get() == 9);
        AtomicBoolean open = bench.open("late", log("late"));
        long start = System.nanoTime();
        bench.await(() -> System.nanoTime() - start > SOON.toNanos());
        assertThat(open).isFalse();

        disk.countDown();
        bench.await(open::get);
        for (int i = 0; i < held.size(); i++) {
            bench.reap(held.get(i));
            assertThat(lines("disk" + i + "/f")).containsExactly(Integer.toString(i));
        }
        bench.log.take();
    }
}
