package dev.supervisor.pump;

import static dev.supervisor.pump.PumpBench.NAME;
import static dev.supervisor.pump.PumpBench.OUT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.OutputText;
import dev.supervisor.event.ProcessCommunicationEvent;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.os.Child;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedDatagrams;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.StreamPlan;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Output")
class OutputPathsTest {
    private static final Duration MILLI = Duration.ofMillis(1);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
    private static final String END = "<!--XSUPERVISOR:END-->";

    private final PumpBench bench = new PumpBench(Level.INFO);
    private final List<SupervisorEvent> events = new ArrayList<>();

    private static OutputPlan plan(StreamPlan stdout) {
        return new OutputPlan(stdout, Optional.of(new StreamPlan(Optional.empty(), false, true, 0, false)));
    }

    @Nested
    class That_makes_events {
        private final StreamPlan withEvents = new StreamPlan(Optional.of(OUT), false, true, 0, false);

        @Test
        void is_told_piece_by_piece_with_its_writer() {
            bench.bus.subscribe(List.of("PROCESS_LOG"), events::add);
            Child child = bench.start(
                    plan(withEvents),
                    ChildScript.runsForever().writes(MILLI, "hello\n").writesError(SECOND, "ä"));
            bench.pass(MILLI);
            bench.pass(SECOND);
            assertThat(events).as("before the loop has turned").isEmpty();
            bench.turnLoop();

            assertThat(events)
                    .containsExactly(
                            new ProcessLogEvent.Stdout(NAME, child.pid(), new OutputText("hello\n")),
                            new ProcessLogEvent.Stderr(NAME, child.pid(), new OutputText("ä")));
            assertThat(bench.logs()).isEqualTo(Map.of("out", "hello\n"));
        }

        @Test
        void makes_none_as_long_as_nobody_has_subscribed_to_its_type() {
            var subscription = bench.bus.subscribe(List.of("PROCESS_LOG_STDERR", "TICK"), events::add);
            bench.start(
                    plan(withEvents),
                    ChildScript.runsForever().writes(MILLI, "hello\n").writesError(SECOND, "e"));
            bench.pass(MILLI);
            assertThat(bench.toTheLoop).isEmpty();

            subscription.cancel();
            bench.pass(SECOND);
            assertThat(bench.toTheLoop).isEmpty();
        }

        private EventRoom room = new EventRoom(2, 4, false);

        private void listen() {
            bench.bus.subscribeTypes(List.of(ProcessLogEvent.class), events::add, () -> room);
        }

        private void turnWithRoom(int free) {
            room = new EventRoom(free, room.most(), false);
            bench.turnLoop();
            bench.turn();
        }

        private List<String> pieces() {
            bench.turnLoop();
            return events.stream()
                    .map(event -> event.payload().substring(event.payload().indexOf('\n') + 1))
                    .toList();
        }

        @Test
        void waits_while_there_is_no_room_and_goes_on_when_half_of_it_is_free() {
            listen();
            ChildScript script = ChildScript.runsForever();
            for (int i = 1; i <= 5; i++) {
                script = script.writes(MILLI.multipliedBy(i), "" + i);
            }
            bench.start(plan(withEvents), script);
            for (int i = 1; i <= 5; i++) {
                bench.pass(MILLI);
            }
            assertThat(bench.logs()).containsEntry("out", "12");
            turnWithRoom(1);
            assertThat(bench.logs()).containsEntry("out", "12");

            turnWithRoom(2);

            assertThat(bench.logs()).containsEntry("out", "12345");
            assertThat(pieces()).containsExactly("1", "2", "345");
        }

        @Test
        void waits_for_a_loop_that_has_not_taken_the_last_ones_for_fifty_milliseconds() {
            listen();
            bench.start(plan(withEvents), ChildScript.runsForever().writes(MILLI, "x".repeat(4 * 65_536)));
            bench.pass(MILLI);
            for (int i = 0; i < 24; i++) {
                bench.pass(MILLI.multipliedBy(2));
            }
            bench.pass(MILLI.multipliedBy(2).minusNanos(1));
            assertThat(bench.logs().get("out").length()).isEqualTo(2 * 65_536);

            bench.pass(Duration.ofNanos(1));

            assertThat(bench.logs().get("out").length()).isEqualTo(3 * 65_536);
        }

        @Test
        void of_a_flood_does_not_wait_for_a_slow_listener_for_more_than_two_milliseconds() {
            listen();
            bench.start(plan(withEvents), ChildScript.runsForever().writes(MILLI, "x".repeat(4 * 65_536)));
            bench.pass(MILLI);
            turnWithRoom(0);
            bench.pass(MILLI.multipliedBy(2).minusNanos(1));
            assertThat(bench.logs().get("out").length()).isEqualTo(2 * 65_536);

            bench.pass(Duration.ofNanos(1));

            assertThat(bench.logs().get("out").length()).isEqualTo(3 * 65_536);
        }

        @Test
        void waits_its_turn_if_others_wait_already() {
            StreamPlan errors = new StreamPlan(Optional.of(PumpBench.ERR), false, true, 0, false);
            room = new EventRoom(1, 2, false);
            listen();
            bench.start(
                    new OutputPlan(withEvents, Optional.of(errors)),
                    ChildScript.runsForever()
                            .writes(MILLI, "first")
                            .writes(MILLI.multipliedBy(2), "second")
                            .writesError(MILLI.multipliedBy(3), "third")
                            .writes(MILLI.multipliedBy(4), " and fourth"));
            for (int i = 1; i <= 4; i++) {
                bench.pass(MILLI);
            }
            turnWithRoom(1);
            turnWithRoom(1);

            assertThat(pieces()).containsExactly("first", "second and fourth", "third");
        }

        @Test
        void comes_in_pieces_of_which_none_is_bigger_than_a_pipe_of_the_usual_size() {
            bench.bus.subscribe(List.of("PROCESS_LOG_STDOUT"), events::add);
            bench.start(plan(withEvents), ChildScript.runsForever().writes(MILLI, "x".repeat(65_536 + 1)));
            bench.pass(MILLI);
            bench.turnLoop();

            assertThat(events)
                    .map(event -> ((ProcessLogEvent.Stdout) event).data().text().length())
                    .containsExactly(65_536, 1);
        }

        @Test
        void is_dropped_counted_and_said_when_the_loop_does_not_keep_up() {
            bench.bus.subscribe(List.of("PROCESS_LOG_STDOUT"), events::add);
            ChildScript script = ChildScript.runsForever();
            for (int second = 1; second <= 12; second++) {
                script = script.writes(SECOND.multipliedBy(second), "x".repeat(3 * 65_536));
            }
            bench.start(plan(withEvents), script);
            passSeconds(10);
            assertThat(bench.toTheLoop).hasSize(15);
            assertThat(bench.log.take()).containsExactly("ERRO cannot keep up with events of output: some are lost");

            bench.turnLoop();
            passSeconds(1);
            bench.turnLoop();
            passSeconds(21);
            bench.turnLoop();
            bench.pump.finish();
            bench.turn();

            int pieces = 12 * 3;
            assertThat(events).hasSizeGreaterThan(15);
            assertThat(bench.log.take()).containsExactly("ERRO lost " + (pieces - events.size()) + " events of output");
            assertThat(bench.logs().get("out")).as("the log keeps all").hasSize(pieces * 65_536);
        }

        /** Lets seconds pass, and the pump do at the end of each what it can do within some milliseconds. */
        private void passSeconds(int seconds) {
            for (int second = 1; second <= seconds; second++) {
                bench.pass(SECOND.minusMillis(10));
                for (int i = 0; i < 5; i++) {
                    bench.pass(MILLI.multipliedBy(2));
                }
            }
        }
    }

    @Nested
    class With_capture_tokens {
        private final StreamPlan capturing = new StreamPlan(Optional.of(OUT), false, true, 100, false);

        @Test
        void is_a_communication_and_not_in_the_log() {
            PumpBench debugging = new PumpBench(Level.DEBG);
            debugging.bus.subscribe(List.of("PROCESS_COMMUNICATION"), events::add);
            Child child = debugging.start(
                    plan(capturing),
                    ChildScript.runsForever()
                            .writes(MILLI, "before " + BEGIN + "he")
                            .writes(SECOND, "llo" + END + " and quite a lot of text after it"));
            debugging.pass(MILLI);
            debugging.pass(SECOND);
            debugging.turnLoop();

            assertThat(events)
                    .containsExactly(new ProcessCommunicationEvent.Stdout(NAME, child.pid(), new OutputText("hello")));
            assertThat(debugging.logs()).isEqualTo(Map.of("out", "before  and quite a lot of text after it"));
            assertThat(debugging.log.take())
                    .containsExactly(
                            "DEBG 'w' stdout output:\nbefore ",
                            "DEBG 'w' stdout output:\nhello",
                            "DEBG 'w' stdout emitted a comm event",
                            "DEBG 'w' stdout output:\n and quite a lot of text after it");
        }

        @Test
        void is_a_communication_too_where_the_bound_is_negative_but_only_its_last_piece() {
            bench.bus.subscribe(List.of("PROCESS_COMMUNICATION"), events::add);
            Child child = bench.start(
                    plan(new StreamPlan(Optional.of(OUT), false, true, -4, false)),
                    ChildScript.runsForever()
                            .writes(MILLI, BEGIN + "a".repeat(30))
                            .writes(SECOND, "b".repeat(30))
                            .writes(SECOND.plus(SECOND), END + "."));
            bench.pass(MILLI);
            bench.pass(SECOND);
            bench.pass(SECOND);
            bench.turnLoop();

            assertThat(events)
                    .containsExactly(
                            new ProcessCommunicationEvent.Stdout(NAME, child.pid(), new OutputText("b".repeat(30))));
        }

        @Test
        void loses_nothing_that_was_held_back_when_its_child_ends() {
            Child child =
                    bench.start(plan(capturing), ChildScript.exits(0, SECOND).writes(MILLI, "short\n"));
            bench.pass(MILLI);
            assertThat(bench.logs()).isEqualTo(Map.of("out", ""));
            bench.pass(SECOND);
            bench.drain(child);

            assertThat(bench.logs()).isEqualTo(Map.of("out", "short\n"));
        }

        @Test
        void begins_anew_with_each_child() {
            bench.bus.subscribe(List.of("PROCESS_COMMUNICATION"), events::add);
            Child first =
                    bench.start(plan(capturing), ChildScript.exits(0, SECOND).writes(MILLI, BEGIN + "lost"));
            bench.pass(SECOND);
            bench.drain(first);
            bench.start(plan(capturing), ChildScript.runsForever().writes(MILLI, "x".repeat(30)));
            bench.pass(MILLI);
            bench.turnLoop();

            assertThat(events).isEmpty();
            assertThat(bench.logs()).isEqualTo(Map.of("out", "x".repeat(30)));
        }
    }

    @Test
    void is_stripped_for_all_who_see_it() {
        PumpBench debugging = new PumpBench(Level.DEBG);
        debugging.bus.subscribe(List.of("PROCESS_LOG"), events::add);
        debugging.start(
                plan(new StreamPlan(Optional.of(OUT), false, true, 0, true)),
                ChildScript.runsForever().writes(MILLI, "\u001b[31mred\u001b[0m\n"));
        debugging.pass(MILLI);
        debugging.turnLoop();

        assertThat(debugging.logs()).isEqualTo(Map.of("out", "red\n"));
        assertThat(debugging.log.take()).containsExactly("DEBG 'w' stdout output:\nred\n");
        assertThat(events)
                .extracting(SupervisorEvent::payload)
                .allMatch(payload -> payload.endsWith("channel:stdout\nred\n"));
    }

    @Nested
    class To_the_systems_log {
        private final StreamPlan inSyslog = new StreamPlan(Optional.empty(), true, false, 0, false);
        private final StreamPlan inBoth = new StreamPlan(Optional.of(OUT), true, false, 0, false);

        @Test
        void is_one_message_a_line() {
            SimulatedDatagrams devLog = bench.kernel.listenForDatagrams("/dev/log");
            bench.start(plan(inBoth), ChildScript.runsForever().writes(MILLI, "one\n\ntwo ä\n\n"));
            bench.pass(MILLI);

            assertThat(messages(devLog)).containsExactly("w one", "w ", "w two ä");
            assertThat(bench.logs()).isEqualTo(Map.of("out", "one\n\ntwo ä\n\n"));
        }

        @Test
        void is_counted_while_nobody_takes_it_and_goes_on_once_somebody_does() {
            ChildScript script = ChildScript.runsForever();
            for (int second = 1; second <= 13; second++) {
                script = script.writes(SECOND.multipliedBy(second), second + "\n");
            }
            bench.start(plan(inSyslog), script);
            bench.pass(SECOND);
            bench.pass(SECOND);
            assertThat(bench.log.take())
                    .containsExactly(
                            "ERRO cannot send output to syslog: cannot connect to /dev/log: No such file or directory");

            SimulatedDatagrams devLog = bench.kernel.listenForDatagrams("/dev/log");
            for (int second = 3; second <= 13; second++) {
                bench.pass(SECOND);
            }
            assertThat(messages(devLog)).startsWith("w 3", "w 4").hasSize(11);
            assertThat(bench.log.take()).containsExactly("ERRO lost 2 lines of output for syslog");
        }

        @Test
        void is_dropped_when_it_is_full_and_finds_it_again_when_it_starts_over() {
            SimulatedDatagrams devLog = bench.kernel.listenForDatagrams("/dev/log");
            bench.start(
                    plan(inSyslog),
                    ChildScript.runsForever().writes(MILLI, "line\n".repeat(20)).writes(SECOND, "new\n"));
            bench.pass(MILLI);
            assertThat(messages(devLog)).hasSize(11);
            assertThat(bench.log.take())
                    .containsExactly("ERRO cannot send output to syslog: cannot write to /dev/log: it is full");

            SimulatedDatagrams another = bench.kernel.listenForDatagrams("/dev/log");
            bench.pass(SECOND);
            assertThat(messages(another)).containsExactly("w new");
            bench.pump.finish();
            bench.turn();
            assertThat(bench.log.take()).containsExactly("ERRO lost 9 lines of output for syslog");
            assertThat(bench.held(1)).isZero();
        }

        /** Without priority, stamp and ident, which every one must have. */
        private List<String> messages(SimulatedDatagrams devLog) {
            return devLog.takeAll().stream()
                    .map(datagram -> new String(datagram, StandardCharsets.UTF_8))
                    .peek(message -> assertThat(message)
                            .matches("<14>[A-Z][a-z]{2} [ 123]\\d \\d\\d:\\d\\d:\\d\\d supervisord: w .*"))
                    .map(message -> message.substring("<14>Nov 22 05:05:57 supervisord: ".length()))
                    .toList();
        }
    }
}
