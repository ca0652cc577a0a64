package dev.supervisor.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.LoopReports;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Calls that hang")
class HangsTest {
    private static final Namespec WEB = new Namespec("web", "web");
    private static final Namespec OTHER = new Namespec("other", "other");
    private static final Duration FIVE_SECONDS = Duration.ofSeconds(5);

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final RememberedLog log = new RememberedLog(Level.INFO);
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final EventLoop loop =
            new EventLoop(kernel.clock(), kernel.descriptors().poller(), new LoopReports() {
                @Override
                public void slowTurn(String doing, Duration took) {
                    throw new AssertionError("time passed within a turn: " + doing);
                }

                @Override
                public void mishap(String doing, Throwable bug) {
                    throw new AssertionError(doing, bug);
                }
            });
    private final Hangs hangs = new Hangs(loop, deadlines, new Narrator(log).output(), Stream::empty);

    private Hang hang(long call, Namespec process, String path) {
        Hang hang = new Hang(List.of(process), path, kernel.clock().now());
        hangs.begin(call, hang);
        return hang;
    }

    private void pass(Duration time) {
        kernel.advance(time);
        deadlines.run(kernel.clock().now());
    }

    private Optional<Hang> holding(Namespec name, String... paths) {
        return hangs.holding(name, Stream.of(paths));
    }

    @Test
    void are_told_once_when_they_have_hung_for_five_seconds_and_when_they_have_returned() {
        hang(1, WEB, "/nfs/web.log");
        pass(FIVE_SECONDS.minusNanos(1));
        assertThat(log.take()).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(log.take()).singleElement().asString().startsWith("WARN writing to log /nfs/web.log hangs since ");
        pass(FIVE_SECONDS);
        hangs.end(1);
        pass(FIVE_SECONDS);
        assertThat(log.take()).containsExactly("WARN log /nfs/web.log takes output again, after 10 s");
    }

    @Test
    void are_not_told_when_they_return_before() {
        hang(1, WEB, "/nfs/web.log");
        pass(FIVE_SECONDS.minusNanos(1));
        hangs.end(1);
        pass(FIVE_SECONDS);
        assertThat(log.take()).isEmpty();
    }

    @Test
    void hold_up_their_process_and_who_has_the_same_log_as_long_as_they_last() {
        Hang hang = hang(1, WEB, "/nfs/web.log");
        assertThat(holding(WEB)).contains(hang);
        assertThat(holding(OTHER, "/var/log/other", "/nfs/web.log")).contains(hang);
        assertThat(holding(OTHER, "/var/log/other")).isEmpty();
        assertThat(hangs.holding("/nfs/web.log")).contains(hang);
        assertThat(hangs.holding("/nfs/other.log")).isEmpty();

        assertThat(hangs.end(1)).containsExactly(WEB);
        assertThat(holding(WEB, "/nfs/web.log")).isEmpty();
    }

    @Test
    void of_one_descriptor_under_two_names_are_one() {
        Hang hang = hang(1, WEB, "/dev/stdout");
        assertThat(holding(OTHER, "/dev/fd/1")).contains(hang);
        assertThat(holding(OTHER, "/dev/fd/2")).isEmpty();
    }

    @Test
    void are_tried_twice_in_a_folder_and_then_all_there_waits_for_one_of_them() {
        Hang first = hang(1, WEB, "/nfs/web.log");
        assertThat(holding(OTHER, "/nfs/other.log")).isEmpty();
        hang(2, new Namespec("db", "db"), "/nfs/db.log");
        assertThat(holding(OTHER, "/nfs/other.log")).contains(first);
        assertThat(hangs.holding("/nfs/other.log")).contains(first);
        assertThat(hangs.holding("/other.log")).isEmpty();
        assertThat(holding(OTHER, "/nfs/deeper/other.log")).isEmpty();
        assertThat(holding(OTHER, "/other.log")).isEmpty();

        List<String> done = new ArrayList<>();
        first.await(OTHER, _ -> done.add("other"));
        hangs.end(2);
        loop.turn(Optional.of(Duration.ZERO));
        assertThat(done).containsExactly("other");
        assertThat(holding(OTHER, "/nfs/other.log")).isEmpty();
    }

    @Test
    void are_followed_by_what_waits_for_them_in_its_order_and_once() {
        Hang hang = hang(1, WEB, "/nfs/web.log");
        List<Object> done = new ArrayList<>();
        for (Object owner : List.of(1, 2, 1, 3)) {
            hang.await(owner, _ -> done.add(owner));
        }
        loop.turn(Optional.of(Duration.ZERO));
        assertThat(done).isEmpty();
        hangs.end(1);
        loop.turn(Optional.of(Duration.ZERO));
        assertThat(done).containsExactly(1, 2, 3);
    }
}
