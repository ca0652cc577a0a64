package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.event.EventRoom;
import dev.supervisor.event.EventTypes;
import dev.supervisor.event.ProcessLogEvent;
import dev.supervisor.event.ProcessStateEvent;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A child that ends")
class EndingTest {
    private final World world = new World();

    @Test
    void is_reaped_once_and_leaves_no_descriptor_open() {
        world.begun();
        SortedSet<Integer> before = new TreeSet<>(world.kernel.openDescriptors());
        world.with("/bin/cat", ChildScript.exits(0, Duration.ofSeconds(2)))
                .with(program("cat").autorestart(Autorestart.NEVER).alone());

        world.pass(Duration.ofSeconds(3));

        assertEquals(ProcessStateCode.EXITED, world.state("cat"));
        assertEquals(List.of(), world.kernel.processes().stream().toList());
        assertEquals(before, world.kernel.openDescriptors());
        assertThat(world.said()).contains("INFO exited: cat (exit status 0; expected)");
    }

    @Test
    void is_told_after_its_last_words_are_in_the_log() {
        world.with(
                        "/bin/cat",
                        ChildScript.runsForever()
                                .writes(Duration.ofSeconds(2), "last words\n")
                                .exitsAt(Duration.ofSeconds(2), 0))
                .with(program("cat")
                        .stdout(new LogTarget.File("/var/log/cat.log"))
                        .autorestart(Autorestart.NEVER)
                        .alone());
        List<String> inTheLogAtItsEnd = new ArrayList<>();
        world.bus.subscribe(
                List.of("PROCESS_STATE_EXITED"),
                _ -> inTheLogAtItsEnd.add(world.kernel.files().content("/var/log/cat.log")));
        world.begun();

        world.pass(Duration.ofSeconds(3));

        assertEquals(List.of("last words\n"), inTheLogAtItsEnd);
    }

    @Test
    void is_told_at_once_and_after_its_last_words_if_they_go_to_listeners_alone_of_whom_none_is_ready() {
        world.with(
                        "/bin/cat",
                        ChildScript.runsForever()
                                .writes(Duration.ofSeconds(2), "last words\n")
                                .exitsAt(Duration.ofSeconds(2), 0))
                .with(program("cat").withEvents().autorestart(Autorestart.NEVER).alone());
        Now began = world.now();
        List<String> told = new ArrayList<>();
        world.bus.subscribeTypes(
                List.of(ProcessLogEvent.class, ProcessStateEvent.Exited.class),
                event -> told.add(EventTypes.nameOf(event) + " after "
                        + world.now().since(began).toMillis()),
                () -> new EventRoom(8, 8, false));
        world.begun();

        world.pass(Duration.ofSeconds(3));

        assertEquals(List.of("PROCESS_LOG_STDOUT after 2000", "PROCESS_STATE_EXITED after 2000"), told);
    }

    @Test
    void is_told_50_ms_later_if_the_pump_does_not_answer_and_its_time_of_death_is_what_counts() {
        world.with("/bin/cat", ChildScript.exits(3, Duration.ofMillis(999)))
                .with(program("cat").alone())
                .begun();
        world.pass(Duration.ofMillis(500));
        world.pump.hangs = true;

        world.pass(Duration.ofMillis(548));
        assertEquals(1, world.kernel.processes().size(), "not reaped yet");
        var diedAt = Duration.ofMillis(999);
        world.pass(Duration.ofMillis(1));

        assertEquals(ProcessStateCode.BACKOFF, world.state("cat"));
        assertEquals(
                diedAt.toNanos(),
                world.process("cat")
                        .picture()
                        .history()
                        .lastStop()
                        .orElseThrow()
                        .monotonicNanos());
        assertEquals(
                Optional.of("Exited too quickly (process log may have details)"),
                world.process("cat").picture().history().spawnerr());
    }

    @Test
    void is_replaced_without_a_moment_passing_if_it_had_lived_for_a_second() {
        List<Duration> starts = new ArrayList<>();
        world.bus.subscribe(
                List.of("PROCESS_STATE_STARTING"),
                _ -> starts.add(Duration.ofNanos(world.now().monotonicNanos())));
        world.with("/bin/cat", ChildScript.dies(Signal.KILL, Duration.ofMillis(1500)))
                .with(program("cat").alone())
                .begun();

        world.pass(Duration.ofMillis(3000));

        assertEquals(List.of(Duration.ZERO, Duration.ofMillis(1500), Duration.ofMillis(3000)), starts);
    }

    @Test
    void is_replaced_no_sooner_than_a_second_after_its_start() {
        List<Duration> starts = new ArrayList<>();
        world.bus.subscribe(
                List.of("PROCESS_STATE_STARTING"),
                _ -> starts.add(Duration.ofNanos(world.now().monotonicNanos())));
        world.with("/bin/cat", ChildScript.exits(1, Duration.ofMillis(10)))
                .with(program("cat").startsecs(0).alone())
                .begun();

        world.pass(Duration.ofMillis(2500));

        assertEquals(List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(2)), starts);
    }

    @Nested
    class With_a_log {
        private final ProgramBuilder cat = program("cat").stdout(new LogTarget.File("/var/log/cat.log"));

        private World diesEachTwoSeconds() {
            return world.with(
                    "/bin/cat",
                    ChildScript.runsForever()
                            .writes(Duration.ofMillis(100), "up\n")
                            .exitsAt(Duration.ofSeconds(2), 1));
        }

        @Test
        void is_replaced_by_one_that_writes_on_without_anybody_opening_it_again() {
            diesEachTwoSeconds().with(cat.alone()).begun();

            world.pass(Duration.ofMillis(4_200));

            assertEquals("up\nup\nup\n", world.kernel.files().content("/var/log/cat.log"));
            assertEquals(1, world.pump.openings);
        }

        @Test
        void is_replaced_by_one_that_writes_into_a_new_file_if_somebody_has_removed_that_one() throws Exception {
            diesEachTwoSeconds().with(cat.alone()).begun();
            world.pass(Duration.ofMillis(1_000));
            world.kernel.files().unlink("/var/log/cat.log");

            world.pass(Duration.ofMillis(1_200));

            assertEquals("up\n", world.kernel.files().content("/var/log/cat.log"));
            assertEquals(2, world.pump.openings);
        }

        @Test
        void leaves_it_closed_if_nobody_follows() {
            world.begun();
            SortedSet<Integer> before = new TreeSet<>(world.kernel.openDescriptors());
            world.with("/bin/cat", ChildScript.exits(0, Duration.ofSeconds(2)))
                    .with(cat.autorestart(Autorestart.UNEXPECTED).alone());

            world.pass(Duration.ofSeconds(3));

            assertEquals(ProcessStateCode.EXITED, world.state("cat"));
            assertEquals(before, world.kernel.openDescriptors());
        }

        @Test
        void leaves_it_closed_if_its_command_is_gone() throws Exception {
            world.begun();
            SortedSet<Integer> before = new TreeSet<>(world.kernel.openDescriptors());
            diesEachTwoSeconds().with(cat.alone());
            world.pass(Duration.ofMillis(1_000));
            world.kernel.files().unlink("/bin/cat");

            world.pass(Duration.ofMillis(1_200));

            assertEquals(ProcessStateCode.BACKOFF, world.state("cat"));
            assertEquals(before, world.kernel.openDescriptors());
        }

        @Test
        void leaves_it_closed_if_the_pump_answers_too_late_and_its_command_is_gone() throws Exception {
            world.begun();
            SortedSet<Integer> before = new TreeSet<>(world.kernel.openDescriptors());
            diesEachTwoSeconds().with(cat.alone());
            world.pass(Duration.ofMillis(1_000));
            world.kernel.files().unlink("/bin/cat");
            world.pump.hangs = true;

            world.pass(Duration.ofMillis(1_200));

            assertEquals(ProcessStateCode.BACKOFF, world.state("cat"));
            assertEquals(before, world.kernel.openDescriptors());
        }

        @Test
        void leaves_it_closed_if_the_pump_answers_too_late_and_nobody_follows() {
            world.begun();
            SortedSet<Integer> before = new TreeSet<>(world.kernel.openDescriptors());
            world.with("/bin/cat", ChildScript.exits(0, Duration.ofSeconds(2)))
                    .with(cat.autorestart(Autorestart.UNEXPECTED).alone());
            world.pass(Duration.ofMillis(1_000));
            world.pump.hangs = true;

            world.pass(Duration.ofMillis(1_200));

            assertEquals(ProcessStateCode.EXITED, world.state("cat"));
            assertEquals(before, world.kernel.openDescriptors());
        }
    }

    @Test
    void has_its_standard_input_closed() {
        world.with("/bin/cat", ChildScript.runsForever())
                .with(program("cat").alone())
                .begun();
        int open = world.kernel.openDescriptors().size();
        world.process("cat").stop(world.now());

        world.settle();

        assertEquals(ProcessStateCode.STOPPED, world.state("cat"));
        assertEquals(open - 4, world.kernel.openDescriptors().size(), "its pidfd and three pipes");
    }

    @Test
    void is_not_waited_for_by_a_grandchild_that_holds_its_pipes() {
        world.with(
                        "/bin/cat",
                        ChildScript.exits(0, Duration.ofSeconds(2))
                                .forks(Duration.ofSeconds(1), ChildScript.runsForever()))
                .with(program("cat").autorestart(Autorestart.NEVER).alone())
                .begun();

        world.pass(Duration.ofSeconds(2));

        assertEquals(ProcessStateCode.EXITED, world.state("cat"));
    }

    @Nested
    class WhenItIsToStop {

        @Test
        void is_sent_SIGKILL_after_stopwaitsecs_and_not_before() {
            world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM))
                    .with(program("cat").stopwaitsecs(5).alone())
                    .begun();
            SimulatedProcess child = world.kernel.living().getFirst();

            world.process("cat").stop(world.now());
            world.pass(Duration.ofMillis(4999));
            assertEquals(List.of(Signal.TERM), child.received());
            world.pass(Duration.ofMillis(1));

            assertEquals(List.of(Signal.TERM, Signal.KILL), child.received());
            assertEquals(ProcessStateCode.STOPPED, world.state("cat"));
            assertThat(world.said())
                    .contains("WARN killing 'cat' (1000) with SIGKILL", "WARN stopped: cat (terminated by SIGKILL)");
        }

        @Test
        void takes_its_whole_group_with_it_if_the_program_says_so() {
            world.with("/bin/cat", ChildScript.runsForever().forks(Duration.ZERO, ChildScript.runsForever()))
                    .with(program("cat").asGroup().alone())
                    .begun();
            assertEquals(2, world.kernel.living().size());

            world.process("cat").stop(world.now());
            world.settle();

            assertEquals(List.of(), world.kernel.living());
        }

        @Test
        void may_have_ended_by_itself_just_before() {
            world.with("/bin/cat", ChildScript.runsForever())
                    .with(program("cat").alone())
                    .begun();
            Subprocess cat = world.process("cat");
            var child = world.kernel.living().getFirst();
            kill(child);

            assertEquals(Optional.empty(), cat.stop(world.now()));
            world.settle();

            assertEquals(ProcessStateCode.STOPPED, world.state("cat"));
        }

        @Test
        void becomes_UNKNOWN_if_the_system_refuses_the_signal_and_the_caller_is_told() {
            world.with("/bin/cat", ChildScript.runsForever().refusesSignals())
                    .with(program("cat").alone())
                    .begun();

            assertEquals(
                    Optional.of("unknown problem killing cat (1000):[Errno 1] Operation not permitted"),
                    world.process("cat").stop(world.now()));
            assertEquals(ProcessStateCode.UNKNOWN, world.state("cat"));
            assertThat(world.said())
                    .contains("CRIT unknown problem killing cat (1000):[Errno 1] Operation not permitted");
        }

        @Test
        void is_refused_if_it_does_not_run() {
            world.with(program("cat").manual().alone()).begun();

            assertEquals(
                    Optional.of("attempted to kill cat with sig SIGTERM but it wasn't running"),
                    world.process("cat").stop(world.now()));
        }

        private void kill(SimulatedProcess child) {
            try {
                world.kernel.host().signal(child.pid(), Signal.KILL, false);
            } catch (SystemException refused) {
                throw new IllegalStateException(refused);
            }
        }
    }

    @Nested
    class WhenAClientSendsASignal {

        @Test
        void receives_it_alone_and_goes_on() {
            world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.HUP))
                    .with(program("cat").asGroup().alone())
                    .begun();

            assertEquals(Optional.empty(), world.process("cat").signal(Signal.HUP, world.now()));

            assertEquals(List.of(Signal.HUP), world.kernel.living().getFirst().received());
            assertEquals(ProcessStateCode.STARTING, world.state("cat"));
            assertThat(world.log).contains("DEBG sending cat (pid 1000) sig SIGHUP");
        }

        @Test
        void becomes_UNKNOWN_if_the_system_refuses_and_the_client_is_told() {
            world.with("/bin/cat", ChildScript.runsForever().refusesSignals())
                    .with(program("cat").alone())
                    .begun();

            assertEquals(
                    Optional.of("unknown problem sending sig cat (1000):[Errno 1] Operation not permitted"),
                    world.process("cat").signal(Signal.HUP, world.now()));
            assertEquals(ProcessStateCode.UNKNOWN, world.state("cat"));
        }

        @Test
        void is_refused_if_there_is_no_child() {
            world.with(program("cat").manual().alone()).begun();

            assertEquals(
                    Optional.of("attempted to send cat sig SIGHUP but it wasn't running"),
                    world.process("cat").signal(Signal.HUP, world.now()));
        }
    }

    @Nested
    class ThroughAMistakeOfOurs {

        @Test
        void makes_one_process_UNKNOWN_and_lets_the_others_live() {
            world.bus.subscribe(List.of("PROCESS_STATE_RUNNING"), event -> {
                if (event.payload().contains("processname:bad ")) {
                    throw new IllegalStateException("listener is broken");
                }
            });
            world.with("/bin/bad", ChildScript.runsForever())
                    .with("/bin/good", ChildScript.runsForever())
                    .with(program("bad").alone(), program("good").alone())
                    .begun();

            world.pass(Duration.ofSeconds(2));

            assertEquals(ProcessStateCode.RUNNING, world.state("good"));
            assertEquals(ProcessStateCode.UNKNOWN, world.state("bad"));
            assertThat(world.process("bad").state().pid()).isPresent();
            assertThat(world.said())
                    .anyMatch(line -> line.startsWith("CRIT cannot go on with bad: in state Running[")
                            && line.contains("with input Tick[")
                            && line.contains("listener is broken"));
            assertThat(world.eventNames()).contains("PROCESS_STATE_UNKNOWN");
        }

        @Test
        void is_still_killed_and_reaped_at_shutdown() {
            makes_one_process_UNKNOWN_and_lets_the_others_live();

            world.supervisor.shutDown();
            world.pass(Duration.ofSeconds(1));

            assertEquals(List.of(), world.kernel.processes().stream().toList());
            assertEquals(1, world.ends.size());
        }
    }
}
