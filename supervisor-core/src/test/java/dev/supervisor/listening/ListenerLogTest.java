package dev.supervisor.listening;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.activity.Narrator;
import dev.supervisor.activity.RememberedLog;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.os.simulated.SimulatedKernel;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.PumpProxy;
import dev.supervisor.time.Now;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The log of a listener")
class ListenerLogTest {
    private static final int MOST_WAITING_BYTES = 256 * 1024;

    private final SimulatedKernel kernel = new SimulatedKernel();
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final RememberedLog said = new RememberedLog(Level.ERRO);
    private final List<String> sent = new ArrayList<>();
    private final Deque<Runnable> unwritten = new ArrayDeque<>();
    private final ListenerLog log =
            new ListenerLog(new Namespec("ear", "ear"), new Pid(7), pump(), new Narrator(said).listeners(), deadlines);

    /** Takes pieces, and writes them when the test says so. */
    private PumpProxy pump() {
        return (PumpProxy) Proxy.newProxyInstance(
                PumpProxy.class.getClassLoader(), new Class<?>[] {PumpProxy.class}, (_, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("keep");
                    sent.add(new String((byte[]) arguments[2], UTF_8));
                    unwritten.add((Runnable) arguments[3]);
                    return null;
                });
    }

    private Now now() {
        return kernel.clock().now();
    }

    private void says(String words) {
        log.keep(words.getBytes(UTF_8));
        log.sendSoon(now());
    }

    private void pass(Duration duration) {
        kernel.advance(duration);
        deadlines.run(now());
    }

    private void written() {
        unwritten.remove().run();
    }

    @Test
    void is_sent_at_once_if_nothing_was_sent_for_a_while() {
        says("a");
        assertThat(sent).containsExactly("a");

        written();
        pass(Duration.ofMillis(5));
        says("b");
        assertThat(sent).containsExactly("a", "b");
        assertThat(deadlines.size()).isZero();
    }

    @Test
    void is_sent_as_one_piece_if_more_is_said_within_5_milliseconds_and_not_before_they_are_over() {
        says("a");
        written();
        says("b");
        pass(Duration.ofMillis(4));
        says("c");
        assertThat(sent).containsExactly("a");

        pass(Duration.ofMillis(1));
        assertThat(sent).containsExactly("a", "bc");
        assertThat(deadlines.size()).isZero();
    }

    @Test
    void waits_for_the_piece_before_and_is_sent_as_soon_as_that_is_written() {
        says("a");
        pass(Duration.ofMillis(6));
        says("b");
        says("c");
        assertThat(sent).containsExactly("a");

        written();
        assertThat(sent).containsExactly("a", "bc");
    }

    @Test
    void waits_for_the_piece_before_even_if_its_time_comes_meanwhile() {
        says("a");
        says("b");
        pass(Duration.ofMillis(5));
        assertThat(sent).containsExactly("a");

        written();
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void is_sent_at_the_end_whatever_is_on_its_way_and_only_once() {
        says("a");
        says("b");
        log.sendNow();
        assertThat(sent).containsExactly("a", "b");
        assertThat(deadlines.size()).isZero();

        written();
        written();
        pass(Duration.ofMillis(5));
        assertThat(sent).containsExactly("a", "b");
    }

    @Test
    void keeps_its_pace_after_all_was_sent_at_once() {
        says("a");
        says("b");
        log.sendNow();
        written();
        written();
        says("c");
        assertThat(sent).containsExactly("a", "b");

        pass(Duration.ofMillis(5));
        assertThat(sent).containsExactly("a", "b", "c");
    }

    @Test
    void loses_what_has_no_room_while_the_pump_hangs_and_says_how_much() {
        says("a");
        pass(Duration.ofMillis(5));
        says("x".repeat(MOST_WAITING_BYTES));
        says("lost");
        assertThat(said.take()).isEmpty();

        written();
        says("b");
        assertThat(sent).containsExactly("a", "x".repeat(MOST_WAITING_BYTES));
        assertThat(said.take()).containsExactly("ERRO lost 4 bytes of output of listener ear");
    }
}
