package dev.supervisor.process;

import static dev.supervisor.process.MachineFixture.PID;
import static dev.supervisor.process.MachineFixture.at;
import static dev.supervisor.process.MachineFixture.start;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.ProcessEffect.Announce;
import dev.supervisor.process.StateTable.Case;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@DisplayName("The table of states")
@Execution(ExecutionMode.CONCURRENT)
class StateTableTest {
    private static final String BEGIN = "<!-- begin of the table -->\n";
    private static final String END = "<!-- end of the table -->\n";
    private static final Path MODULE = Path.of(System.getProperty("basedir", ""));
    private static final Path APPROVED = MODULE.resolve("../docs/states.md");
    private static final Path MADE = MODULE.resolve("target/states.md");

    private final StateTable table = new StateTable();

    @Test
    void in_the_documentation_is_the_one_that_the_machine_makes() throws IOException {
        String document = Files.readString(APPROVED);
        String head = document.substring(0, document.indexOf(BEGIN) + BEGIN.length());
        String made = head + "\n" + table.markdown() + document.substring(document.indexOf(END));
        Files.createDirectories(MADE.getParent());
        Files.writeString(MADE, made);

        assertThat(document)
                .as("docs/states.md is not what the machine does; if the machine is right: "
                        + "cp supervisor-model/target/states.md docs/states.md")
                .isEqualTo(made);
    }

    @Test
    void has_every_state() {
        Set<String> asked =
                table.cases().stream().map(one -> StateTable.name(one.state())).collect(Collectors.toSet());

        assertThat(asked).hasSize(ProcessState.class.getPermittedSubclasses().length);
    }

    @Test
    void has_every_answer_that_the_machine_can_give() {
        Set<String> known = table.cases().stream()
                .map(one -> StateTable.gist(one.state(), one.input(), one.answer()))
                .collect(Collectors.toSet());
        Set<String> met = new HashSet<>();
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            Case any = new Case(anyState(random), anyInput(random), "", anyPolicy(random));
            try {
                Transition answer = ProcessMachine.step(any.state(), any.input(), any.policy(), at(10_000));
                met.add(StateTable.gist(any.state(), any.input(), answer));
                assertThat(announced(answer, any.state()))
                        .isEqualTo(answer.next().code());
            } catch (IllegalInputException _) {
                met.add(StateTable.name(any.state()) + " " + StateTable.name(any.input()) + " cannot happen");
            }
        }

        assertThat(met.stream().filter(gist -> !gist.endsWith("cannot happen"))).isSubsetOf(known);
        assertThat(met).containsAll(known);
    }

    @Test
    void has_no_tick_that_comes_to_no_end() {
        Random random = new Random(2);
        Now now = at(10_000);
        for (int i = 0; i < 100_000; i++) {
            ProcessState state = anyState(random);
            LifecyclePolicy policy = anyPolicy(random);
            int ticks = 0;
            while (state.deadline().map(when -> when.isDue(now)).orElse(false)) {
                assertThat(ticks++).as("ticks in %s", state).isLessThan(3);
                state = ProcessMachine.step(state, new ProcessInput.Tick(random.nextBoolean()), policy, now)
                        .next();
            }
        }
    }

    @Test
    void is_told_of_a_child_in_the_states_that_wait_for_one_and_in_no_other() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            ProcessState state = anyState(random);
            boolean possible;
            try {
                ProcessMachine.step(state, new ProcessInput.Spawned(PID), anyPolicy(random), at(10_000));
                possible = true;
            } catch (IllegalInputException _) {
                possible = false;
            }
            assertThat(possible).as("%s", state).isEqualTo(state.isSpawning());
        }
    }

    @Test
    void starts_nothing_again_after_an_end_where_the_state_has_said_before_that_it_would_not() {
        Random random = new Random(4);
        Set<String> followed = new HashSet<>();
        for (int i = 0; i < 100_000; i++) {
            Case any = new Case(anyState(random), anyEnd(random), "", anyPolicy(random));
            try {
                Transition answer = ProcessMachine.step(any.state(), any.input(), any.policy(), at(10_000));
                if (answer.next() instanceof ProcessState.Exited
                        && answer.next().nextStart(any.policy()).isPresent()) {
                    followed.add(StateTable.name(any.state()));
                    assertThat(any.state().mayBeStartedAgain(any.policy()))
                            .as("%s", any)
                            .isTrue();
                }
            } catch (IllegalInputException _) {
                assertThat(any.state().mayBeStartedAgain(any.policy()))
                        .as("%s", any)
                        .isFalse();
            }
        }
        assertThat(followed).containsOnly("Starting", "Running");
    }

    /** Follows the announcements from one state to the next; each must begin where the last one ended. */
    private static Object announced(Transition answer, ProcessState before) {
        Object code = before.code();
        for (ProcessEffect effect : answer.effects()) {
            if (effect instanceof Announce(ProcessState from, ProcessState to)) {
                assertThat(from.code()).isEqualTo(code);
                assertThat(to.code()).isNotEqualTo(code);
                code = to.code();
            }
        }
        return code;
    }

    /** Any state that there can be: restarts are counted only on the way from an end to the next run. */
    private static ProcessState anyState(Random random) {
        Attempts attempts = new Attempts(random.nextInt(4), random.nextInt(4));
        Deadline deadline = new Deadline(random.nextLong(9, 12) * 1_000_000_000);
        Now start = at(random.nextLong(8_000, 10_000));
        return switch (random.nextInt(10)) {
            case 0 -> new ProcessState.Stopped(attempts.withoutRestarts());
            case 1 -> new ProcessState.Spawning(attempts);
            case 2 -> new ProcessState.SpawningToStop(attempts.withoutRestarts());
            case 3 -> new ProcessState.Starting(PID, start, deadline, attempts);
            case 4 -> new ProcessState.Running(PID, start, attempts.up());
            case 5 -> new ProcessState.Backoff(deadline, attempts.failed());
            case 6 -> new ProcessState.Stopping(PID, deadline, attempts.withoutRestarts());
            case 7 -> anyExited(random, deadline, attempts);
            case 8 -> new ProcessState.Fatal();
            default -> new ProcessState.Unknown(random.nextBoolean() ? Optional.of(PID) : Optional.empty());
        };
    }

    private static ProcessState anyExited(Random random, Deadline restartAt, Attempts attempts) {
        EndKind kind = EndKind.values()[random.nextInt(EndKind.values().length)];
        return random.nextBoolean()
                ? new ProcessState.Exited(anyStatus(random), kind, Optional.of(restartAt), attempts.up())
                : new ProcessState.Exited(anyStatus(random), kind, Optional.empty(), Attempts.NONE);
    }

    private static ProcessInput anyInput(Random random) {
        List<ProcessInput> inputs = List.of(
                new ProcessInput.Tick(random.nextBoolean()),
                start(),
                new ProcessInput.Stop(),
                new ProcessInput.Retire(),
                new ProcessInput.Reconfigured(),
                new ProcessInput.Spawned(PID),
                new ProcessInput.SpawnFailed("…"),
                anyEnd(random),
                new ProcessInput.KillFailed("…"),
                new ProcessInput.SignalFailed("…"));
        assertThat(inputs).hasSize(ProcessInput.class.getPermittedSubclasses().length);
        return inputs.get(random.nextInt(inputs.size()));
    }

    private static ProcessInput anyEnd(Random random) {
        return new ProcessInput.Reaped(anyStatus(random), at(random.nextLong(9_000, 10_001)));
    }

    private static WaitStatus anyStatus(Random random) {
        return random.nextBoolean()
                ? new WaitStatus.ExitedWith(random.nextInt(3))
                : new WaitStatus.KilledBy(Signal.KILL, random.nextBoolean());
    }

    private static RestartPace anyPace(Random random) {
        return new RestartPace(
                Duration.ofSeconds(random.nextInt(3)),
                random.nextBoolean(),
                Duration.ofSeconds(random.nextInt(5)),
                Duration.ofSeconds(random.nextInt(3)),
                random.nextLong());
    }

    private static Set<EndKind> anyKinds(Random random) {
        return Arrays.stream(EndKind.values()).filter(_ -> random.nextBoolean()).collect(Collectors.toSet());
    }

    private static LifecyclePolicy anyPolicy(Random random) {
        boolean stopasgroup = random.nextBoolean();
        return new LifecyclePolicy(
                MachineFixture.readiness(random.nextInt(3)),
                random.nextInt(4),
                new Ends(random.nextBoolean() ? Set.of(0) : Set.of(), anyKinds(random)),
                Signal.TERM,
                Duration.ofSeconds(random.nextInt(12)),
                stopasgroup,
                stopasgroup || random.nextBoolean(),
                random.nextBoolean() ? RestartPace.USUAL : anyPace(random));
    }
}
