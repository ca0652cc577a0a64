package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.command.CommandLookup.CommandProblem;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.Credentials;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Limits;
import dev.supervisor.os.SpawnRequest;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Attempts;
import dev.supervisor.process.ProcessState;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.user.Account;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Starting")
class StartsTest {
    private static final ChildScript FOREVER = ChildScript.runsForever();

    private final World world = new World();

    @Nested
    class AProcess {

        @Test
        void is_RUNNING_after_startsecs_and_not_before() {
            world.with("/bin/cat", FOREVER).with(program("cat").alone()).begun();

            assertEquals(ProcessStateCode.STARTING, world.state("cat"));
            world.pass(Duration.ofMillis(999));
            assertEquals(ProcessStateCode.STARTING, world.state("cat"));
            world.pass(Duration.ofMillis(1));

            assertEquals(ProcessStateCode.RUNNING, world.state("cat"));
            assertEquals(
                    List.of(
                            "INFO spawned: 'cat' with pid 1000",
                            "INFO success: cat entered RUNNING state, process has stayed up for > than 1 seconds"
                                    + " (startsecs)"),
                    world.said());
        }

        @Test
        void without_startsecs_is_RUNNING_even_if_it_ends_at_once() {
            world.with("/bin/true", ChildScript.exits(0, Duration.ZERO))
                    .with(program("true").startsecs(0).alone())
                    .begun();

            assertEquals(ProcessStateCode.EXITED, world.state("true"));
            assertEquals(
                    List.of(
                            "INFO spawned: 'true' with pid 1000",
                            "INFO success: true entered RUNNING state, process has stayed up for > than 0 seconds"
                                    + " (startsecs)",
                            "INFO exited: true (exit status 0; expected)"),
                    world.said());
        }

        @Test
        void that_ends_when_startsecs_are_over_is_told_as_RUNNING_first() {
            world.with("/bin/cat", ChildScript.exits(0, Duration.ofSeconds(1)))
                    .with(program("cat").alone())
                    .begun();

            world.pass(Duration.ofSeconds(1));

            assertThat(world.said())
                    .contains("INFO success: cat entered RUNNING state, process has stayed up for > than 1 seconds"
                            + " (startsecs)");
            assertEquals(ProcessStateCode.EXITED, world.state("cat"));
        }

        @Test
        void is_made_as_its_program_says() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat")
                            .command("cat -u 'a b'")
                            .directory("/var/log")
                            .umask(077)
                            .user(new Account("www-data", 33, 33, List.of(33, 4)))
                            .redirectStderr()
                            .alone())
                    .begun();

            assertEquals(
                    new SpawnRequest(
                            "cat",
                            "/bin/cat",
                            List.of("cat", "-u", "a b"),
                            List.of(
                                    "PATH=/usr/bin:/bin",
                                    "LANG=C",
                                    "SUPERVISOR_ENABLED=1",
                                    "SUPERVISOR_SERVER_URL=unix:///tmp/supervisor.sock",
                                    "SUPERVISOR_PROCESS_NAME=cat",
                                    "SUPERVISOR_GROUP_NAME=cat"),
                            Optional.of("/var/log"),
                            Optional.of(077),
                            Optional.of(new Credentials(33, 33, List.of(33, 4))),
                            true,
                            1024),
                    world.kernel.living().getFirst().request());
        }

        @Test
        void backs_off_and_says_why_if_its_command_cannot_be_found() {
            world.with(program("cat").startretries(0).alone()).begun();

            assertEquals(ProcessStateCode.FATAL, world.state("cat"));
            assertEquals(
                    Optional.of("can't find command '/bin/cat'"),
                    world.process("cat").picture().history().spawnerr());
            assertEquals(
                    List.of(
                            "INFO spawnerr: can't find command '/bin/cat'",
                            "INFO gave up: cat entered FATAL state, too many start retries too quickly"),
                    world.said());
        }

        @Test
        void is_tried_again_after_one_two_and_three_seconds_and_then_given_up() {
            List<Duration> starts = new ArrayList<>();
            world.bus.subscribe(
                    List.of("PROCESS_STATE_STARTING"),
                    _ -> starts.add(Duration.ofNanos(world.now().monotonicNanos())));
            world.with(program("cat").alone()).begun();

            world.pass(Duration.ofMinutes(1));

            assertEquals(
                    List.of(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(6)),
                    starts);
            assertEquals(ProcessStateCode.FATAL, world.state("cat"));
        }

        @Test
        void backs_off_if_the_system_makes_no_child() {
            world.with("/bin/cat", new ChildScript.SpawnRefused(Errno.named("EAGAIN")))
                    .with(program("cat").alone())
                    .begun();

            assertEquals(ProcessStateCode.BACKOFF, world.state("cat"));
            assertEquals(
                    Optional.of("Too many processes in process table to spawn 'cat'"),
                    world.process("cat").picture().history().spawnerr());
        }

        @Test
        void backs_off_if_its_log_cannot_be_opened_and_makes_no_child() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat")
                            .stdout(new LogTarget.File("/no/such/cat.log"))
                            .alone())
                    .begun();

            assertEquals(ProcessStateCode.BACKOFF, world.state("cat"));
            assertEquals(
                    Optional.of("unknown error making dispatchers for 'cat': ENOENT"),
                    world.process("cat").picture().history().spawnerr());
            assertEquals(List.of(), world.kernel.living());
        }

        @Test
        void is_spawned_50_ms_later_if_the_pump_does_not_open_its_log() {
            world.pump.hangs = true;
            world.with("/bin/cat", FOREVER).with(program("cat").alone()).begun();

            world.pass(Duration.ofMillis(49));
            assertTrue(world.process("cat").state().isSpawning());
            world.pass(Duration.ofMillis(1));

            assertFalse(world.process("cat").state().isSpawning());
            assertEquals(1, world.kernel.living().size());
        }

        @Test
        void is_told_and_its_loss_counted_if_its_log_is_refused_only_after_it_was_spawned() {
            world.pump.hangs = true;
            world.kernel.files().refuse("/childlogs/cat.log", Errno.named("EACCES"));
            world.with(
                            "/bin/cat",
                            ChildScript.runsForever()
                                    .writes(Duration.ofSeconds(1), "lost")
                                    .writes(Duration.ofSeconds(3), "heard")
                                    .writes(Duration.ofSeconds(20), "!"))
                    .with(program("cat")
                            .stdout(new LogTarget.File("/childlogs/cat.log"))
                            .alone())
                    .begun();
            world.pass(Duration.ofSeconds(2));
            world.kernel.files().allow("/childlogs/cat.log");
            world.pass(Duration.ofSeconds(20));

            assertEquals(ProcessStateCode.RUNNING, world.state("cat"));
            assertEquals("heard!", world.kernel.files().content("/childlogs/cat.log"));
            assertEquals(
                    List.of(
                            "ERRO cannot keep log /childlogs/cat.log: cannot open /childlogs/cat.log: Permission"
                                    + " denied",
                            "ERRO lost 4 bytes of output for log /childlogs/cat.log"),
                    world.said().stream()
                            .filter(line -> line.startsWith("ERRO"))
                            .toList());
        }

        @Test
        void is_signalled_as_soon_as_it_is_there_if_a_stop_came_meanwhile() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat").manual().alone())
                    .begun();
            Subprocess cat = world.process("cat");
            cat.start(world.now());

            assertEquals(Optional.empty(), cat.stop(world.now()));
            world.settle();

            assertEquals(ProcessStateCode.STOPPED, world.state("cat"));
            assertEquals(List.of(), world.kernel.living());
        }

        @Test
        void remembers_when_it_was_started() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat").manual().alone())
                    .begun();
            assertEquals(
                    Optional.empty(), world.process("cat").picture().history().lastStart());
            world.pass(Duration.ofSeconds(5));

            world.process("cat").start(world.now());
            var startedAt = world.now();
            world.pass(Duration.ofSeconds(5));

            assertEquals(
                    Optional.of(startedAt),
                    world.process("cat").picture().history().lastStart());
        }

        @Test
        void can_be_started_twice_without_being_made_twice() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat").manual().alone())
                    .begun();

            world.process("cat").start(world.now());
            world.process("cat").start(world.now());
            world.settle();
            world.process("cat").start(world.now());
            world.settle();

            assertEquals(1, world.kernel.living().size());
            assertThat(world.said()).contains("WARN process 'cat' already running");
        }
    }

    @Nested
    class AtBoot {

        @Test
        void goes_by_the_order_of_the_groups_and_within_them_by_their_own() {
            world.with("/bin/b", FOREVER)
                    .with("/bin/a", FOREVER)
                    .with("/bin/c", FOREVER)
                    .with(program("b").alone())
                    .with(ProgramBuilder.group(
                            "g", 999, program("c").priority(5), program("a").priority(1)))
                    .begun();

            assertEquals(
                    List.of("b", "c", "a"),
                    world.kernel.living().stream()
                            .map(process -> process.request().processName())
                            .toList());
        }

        @Test
        void leaves_alone_what_has_no_autostart() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat").manual().alone())
                    .begun();

            world.pass(Duration.ofSeconds(10));

            assertEquals(ProcessStateCode.STOPPED, world.state("cat"));
            assertEquals(List.of(), world.kernel.living());
        }

        @Test
        void announces_each_group_then_that_the_daemon_runs_then_what_is_started() {
            world.with("/bin/cat", FOREVER).with(program("cat").alone()).begun();

            assertEquals(
                    List.of("PROCESS_GROUP_ADDED", "SUPERVISOR_STATE_CHANGE_RUNNING", "PROCESS_STATE_STARTING"),
                    world.eventNames());
        }

        @Test
        void is_STARTING_for_who_asks_before_its_turn_has_come() {
            List<ProcessStateCode> told = new ArrayList<>();
            world.with("/bin/cat", FOREVER).with(program("cat").alone());
            world.loop.post(_ -> told.add(world.state("cat")));

            world.begun();

            assertEquals(List.of(ProcessStateCode.STARTING), told);
        }

        /** Four descriptors each, and six while it is made; two logs. */
        @ParameterizedTest
        @CsvSource({"7, 0", "7, 5", "13, 1"})
        void spawns_what_fits_in_order_where_descriptors_are_short(int fitting, int more) throws Exception {
            world.with("/bin/cat", FOREVER);
            IntStream.range(0, 25)
                    .forEach(i -> world.with(program("cat" + i)
                            .command("/bin/cat")
                            .stdout(new LogTarget.File("/childlogs/out" + i))
                            .stderr(new LogTarget.File("/childlogs/err" + i))
                            .startretries(0)
                            .alone()));
            int before = 3 + world.kernel.openDescriptors().size();
            long limit = before + fitting * 6L + 2 + more;
            world.kernel.limits().set(Limits.Resource.NOFILE, new Limits.Limit(limit, limit));

            world.begun();

            assertEquals(
                    IntStream.range(0, fitting).mapToObj(i -> "cat" + i).toList(),
                    world.kernel.living().stream()
                            .map(process -> process.request().processName())
                            .toList());
            for (int i = fitting; i < 25; i++) {
                assertEquals(ProcessStateCode.FATAL, world.state("cat" + i));
                assertThat(world.log).containsOnlyOnce("INFO spawnerr: too many open files to spawn 'cat" + i + "'");
            }
            assertEquals(
                    before + fitting * 6, 3 + world.kernel.openDescriptors().size());
        }

        @Test
        void spawns_at_most_ten_in_a_turn_in_order_and_answers_meanwhile() throws Exception {
            world.kernel.limits().set(Limits.Resource.NOFILE, new Limits.Limit(10_000, 10_000));
            world.with("/bin/cat", FOREVER);
            IntStream.range(0, 1000)
                    .forEach(i ->
                            world.with(program("cat" + i).command("/bin/cat").alone()));
            world.begin();
            List<Integer> livingAtAnswers = new ArrayList<>();

            int before = 0;
            for (int turn = 0; turn < 200; turn++) {
                world.loop.post(_ -> livingAtAnswers.add(world.kernel.living().size()));
                world.turn();
                world.pumpLoop.turn(Optional.of(Duration.ZERO));
                int spawned = world.kernel.living().size() - before;
                assertThat(spawned).isLessThanOrEqualTo(10);
                before += spawned;
            }

            assertThat(livingAtAnswers.stream().distinct()).hasSizeGreaterThanOrEqualTo(100);
            assertEquals(
                    IntStream.range(0, 1000).mapToObj(i -> "cat" + i).toList(),
                    world.kernel.living().stream()
                            .map(process -> process.request().processName())
                            .toList());
        }

        @Test
        void leaves_no_deadline_once_everything_runs() {
            world.with("/bin/cat", FOREVER);
            IntStream.range(0, 100)
                    .forEach(i ->
                            world.with(program("cat" + i).command("/bin/cat").alone()));
            world.begun();

            world.pass(Duration.ofSeconds(2));

            assertEquals(Optional.empty(), world.settle());
        }

        @Test
        void starts_what_is_in_a_group_that_is_added_later() {
            world.begun();
            world.with("/bin/cat", FOREVER);

            world.with(program("cat").alone());
            world.settle();

            assertEquals(1, world.kernel.living().size());
        }

        @Test
        void keeps_the_first_of_two_groups_of_the_same_name() {
            world.with("/bin/cat", FOREVER)
                    .with(program("cat").priority(1).alone())
                    .with(program("cat").priority(2).alone())
                    .begun();

            assertEquals(1, world.supervisor.groups().size());
            assertEquals(1, world.supervisor.group("cat").orElseThrow().priority());
            assertEquals(1, world.kernel.living().size());
        }
    }

    @Nested
    class AutoLogs {

        @Test
        void are_made_empty_when_the_group_is_added() {
            world.with(program("cat")
                    .manual()
                    .stdout(new LogTarget.Auto())
                    .stderr(new LogTarget.Auto())
                    .alone());

            String stdout = world.process("cat").stdoutLog().orElseThrow();
            String stderr = world.process("cat").stderrLog().orElseThrow();
            assertThat(stdout).matches("/childlogs/cat-stdout---supervisor-[a-z0-9_]{8}\\.log");
            assertThat(stderr).matches("/childlogs/cat-stderr---supervisor-[a-z0-9_]{8}\\.log");
            assertEquals(0600, world.kernel.files().stat(stdout).orElseThrow().mode());
            assertEquals("", world.kernel.files().content(stderr));
        }

        @Test
        void hold_what_the_process_writes() {
            world.with("/bin/cat", FOREVER.writes(Duration.ofMillis(5), "meow\n"))
                    .with(program("cat").stdout(new LogTarget.Auto()).alone())
                    .begun();

            world.pass(Duration.ofMillis(10));

            assertEquals(
                    "meow\n",
                    world.kernel
                            .files()
                            .content(world.process("cat").stdoutLog().orElseThrow()));
        }

        @Test
        void are_not_made_for_standard_error_that_goes_into_standard_output() {
            world.with(program("cat")
                    .manual()
                    .redirectStderr()
                    .stdout(new LogTarget.Auto())
                    .stderr(new LogTarget.Auto())
                    .alone());

            assertEquals(Optional.empty(), world.process("cat").stderrLog());
            assertThat(world.kernel
                            .files()
                            .content(world.process("cat").stdoutLog().orElseThrow()))
                    .isEmpty();
        }
    }

    @Test
    void looks_a_command_up_without_starting_it() {
        world.with("/bin/cat", FOREVER)
                .with(program("cat").manual().alone())
                .with(program("dog").manual().alone())
                .begun();

        assertEquals(Optional.empty(), world.process("cat").commandProblem());
        assertEquals(
                Optional.of(new CommandProblem(true, "can't find command '/bin/dog'")),
                world.process("dog").commandProblem());
        assertEquals(
                new ProcessState.Stopped(Attempts.NONE), world.process("dog").state());
    }

    @Test
    void a_child_is_looked_for_where_its_own_environment_says() {
        World other = new World();
        other.with("/opt/cat", FOREVER)
                .with(program("cat")
                        .command("cat")
                        .environment(Map.of("PATH", "/opt"))
                        .alone())
                .begun();

        assertThat(other.kernel.living().getFirst().request().environment()).contains("PATH=/opt");
        other.kernel.signalDaemon(Signal.TERM);
        other.settle();
        assertEquals(List.of(), other.kernel.living());
    }
}
