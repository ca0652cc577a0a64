package dev.supervisor.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.event.ProcessGroupEvent;
import dev.supervisor.event.SupervisorEvent;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.SimulatedProcess;
import dev.supervisor.process.Pid;
import dev.supervisor.supervisor.Subprocess;
import dev.supervisor.time.Now;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of what must be true whatever happens. What is checked as it is told is in {@link Biography}: which state follows which, when, and who wanted it. */
final class Invariants {
    /** How long a hanging disk may delay the spawn of a child, or the notice of its end. */
    static final Duration PUMPS_TIME = Duration.ofMillis(50);

    private Invariants() {}

    /** All of them; those of a daemon that is up end with its shutdown. */
    static List<Invariant> of(Scene scene, SimulatedAudience audience) {
        return List.of(
                new StatesHaveTheirChildren(scene),
                new EndsAreNoticed(scene),
                new WhatIsToldIsTrue(scene),
                new ThePastIsKnown(scene),
                new NothingIsOverdue(scene),
                new SocketsAreOpenForChildren(scene),
                new DescriptorsBelongToTheLiving(scene),
                new CallsAreAnswered(scene),
                new OperationsComeToTheirEnd(scene),
                new NoLogIsLeftBehind(scene),
                new OutputIsComplete(scene),
                audience);
    }

    /** A state with a pid has exactly that child, and no other state has one. */
    record StatesHaveTheirChildren(Scene scene) implements Invariant {
        @Override
        public void check() {
            Map<Pid, String> claimed = new HashMap<>();
            for (Subprocess process : scene.lives().processes()) {
                process.state().pid().ifPresent(pid -> assertThat(
                                claimed.put(pid, process.spec().name()))
                        .as("owner of pid %s", pid)
                        .isNull());
            }
            assertThat(claimed)
                    .as("pids that states have and children that there are")
                    .isEqualTo(scene.children().stream()
                            .collect(Collectors.toMap(SimulatedProcess::pid, child -> child.request()
                                    .processName())));
        }
    }

    /** An end is seen to at once, or when the pump has had its time. */
    record EndsAreNoticed(Scene scene) implements Invariant {
        @Override
        public void checkAtRest(Now now) {
            scene.deaths().unreaped().forEach((pid, since) -> assertThat(now.since(since))
                    .as("time that pid %s has been dead", pid)
                    .isLessThan(PUMPS_TIME));
        }
    }

    /** The last reported state of a process is its state. */
    record WhatIsToldIsTrue(Scene scene) implements Invariant {
        @Override
        public void check() {
            for (Subprocess process : scene.lives().processes()) {
                assertThat(scene.lives().of(process).code())
                        .as("what the world was told of %s", process.name())
                        .isEqualTo(process.state().code());
            }
        }
    }

    /** Every start, every end and every reason of a failed start is recorded. */
    record ThePastIsKnown(Scene scene) implements Invariant {
        @Override
        public void check() {
            scene.lives().processes().forEach(ThePastIsKnown::check);
        }

        private static void check(Subprocess process) {
            ProcessStateCode code = process.state().code();
            if (code == ProcessStateCode.BACKOFF || code == ProcessStateCode.FATAL) {
                assertThat(process.picture().history().spawnerr())
                        .as("spawnerr of %s", process.name())
                        .isPresent();
            }
            if (code != ProcessStateCode.STOPPED) {
                assertThat(process.picture().history().lastStart())
                        .as("last start of %s", process.name())
                        .isPresent();
            }
            if (code == ProcessStateCode.EXITED) {
                assertThat(process.picture().history().lastStop())
                        .as("last stop of %s", process.name())
                        .isPresent();
            }
        }
    }

    /** Every call is answered: once what its client waits for is true, and at the end at the latest; and nothing goes wrong with one but that it is refused. */
    record CallsAreAnswered(Scene scene) implements Invariant {
        @Override
        public void checkAtRest(Now now) {
            assertThat(scene.calls().waiting())
                    .as("calls that wait for what is true")
                    .noneMatch(Call::isOverdue);
        }

        @Override
        public void checkAtEnd() {
            assertThat(scene.calls().waiting()).as("calls without an end").isEmpty();
        }
    }

    /** No operation is left when all is over, whoever was answered before its end. */
    record OperationsComeToTheirEnd(Scene scene) implements Invariant {
        @Override
        public void checkAtEnd() {
            assertThat(scene.calls().operations())
                    .as("operations without an end")
                    .isEmpty();
        }
    }

    /** A preparation that is not used, as an update fails or somebody else was first, leaves no file. */
    static final class NoLogIsLeftBehind implements Invariant {
        private final Scene scene;
        private final Set<String> used = new HashSet<>();

        NoLogIsLeftBehind(Scene scene) {
            this.scene = scene;
        }

        @Override
        public void check() {
            for (Subprocess process : scene.lives().processes()) {
                process.stdoutLog().ifPresent(used::add);
                process.stderrLog().ifPresent(used::add);
            }
        }

        @Override
        public void told(SupervisorEvent event) {
            if (event instanceof ProcessGroupEvent.Added) {
                check(); // it may be gone before the turn is over
            }
        }

        @Override
        public void checkAtEnd() {
            check();
            if (scene.calls().hadUpdatesAtOneTime()) {
                return;
            }
            assertThat(logs())
                    .as("AUTO logs that no process has ever had")
                    .allMatch(log -> used.contains("/childlogs/" + log));
        }

        private List<String> logs() {
            try {
                return scene.kernel().files().list("/childlogs");
            } catch (SystemException refused) {
                throw new AssertionError("nobody refuses this", refused);
            }
        }
    }
}
