package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.group;
import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.World;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group that is removed")
class RemovingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World();

    @Test
    void is_gone_and_everybody_is_told() {
        world.with("/bin/cat", ChildScript.runsForever())
                .with(program("cat").manual().alone())
                .begun();

        assertThat(remove("cat")).isTrue();

        assertThat(world.supervisor.group("cat")).isEmpty();
        assertThat(world.supervisor.groupSpecs()).isEmpty();
        assertThat(world.eventNames()).last().isEqualTo("PROCESS_GROUP_REMOVED");
    }

    @Test
    void stays_while_a_process_of_it_runs_or_stops() {
        world.with("/bin/cat", ChildScript.runsForever().ignores(Signal.TERM))
                .with(program("cat").alone())
                .begun();

        assertThat(remove("cat")).isFalse();
        world.process("cat").stop(world.now());
        assertThat(remove("cat")).isFalse();
        world.pass(SECOND.multipliedBy(11));
        assertThat(remove("cat")).isTrue();
    }

    @Test
    void stays_while_a_child_in_UNKNOWN_lives_as_nobody_else_would_end_it() {
        world.with("/bin/cat", ChildScript.runsForever().refusesSignals())
                .with(program("cat").alone())
                .begun();
        world.process("cat").stop(world.now());
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.UNKNOWN);

        assertThat(remove("cat")).isFalse();
    }

    @Test
    void is_not_started_if_that_was_still_to_come() {
        world.with("/bin/cat", ChildScript.runsForever()).begun();
        world.with(program("cat").alone());

        assertThat(remove("cat")).isTrue();
        world.pass(SECOND);

        assertThat(world.kernel.living()).isEmpty();
        assertThat(world.log).noneMatch(line -> line.contains("spawned"));
    }

    @Test
    void is_not_started_either_if_it_is_a_process_that_a_change_leaves_out() throws SystemException {
        world.with("/bin/cat", ChildScript.runsForever()).begun();
        world.with(group("g", 1, program("cat"), program("dog").command("/bin/cat")));

        change("g", group("g", 1, program("cat")), group("g", 1));
        world.pass(SECOND);

        assertThat(world.kernel.living()).hasSize(1);
    }

    @Test
    void is_not_started_if_it_has_come_back_without_autostart_before_that_was_done() throws SystemException {
        world.with("/bin/cat", ChildScript.runsForever()).begun();
        world.with(program("cat").alone());
        assertThat(remove("cat")).isTrue();
        world.with(program("cat").manual().alone());
        world.pass(SECOND);
        assertThat(world.kernel.living()).isEmpty();

        ProgramBuilder dog = program("dog").command("/bin/cat");
        world.with(group("g", 1, program("cat"), dog));
        change("g", group("g", 1, program("cat")), group("g", 1));
        change("g", group("g", 1, program("cat"), dog.manual()), group("g", 1, dog.manual()));
        world.pass(SECOND);
        assertThat(world.kernel.living()).hasSize(1);
    }

    private void change(String name, GroupSpec read, GroupSpec fresh) throws SystemException {
        PreparedGroup prepared = world.supervisor.preparation().prepare(fresh);
        assertThat(world.supervisor.changeGroup(
                        world.supervisor.group(name).orElseThrow(), read, prepared, world.now()))
                .isTrue();
    }

    @Test
    void is_not_started_again_by_its_autorestart() {
        world.with("/bin/cat", ChildScript.exits(0, SECOND.plusMillis(10)))
                .with(program("cat")
                        .autorestart(Autorestart.ALWAYS)
                        .startsecs(0)
                        .alone())
                .begun();
        world.kernel.install("/bin/cat", ChildScript.exits(0, Duration.ofMillis(10)));
        world.pass(SECOND.plusMillis(500));
        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.EXITED);

        assertThat(remove("cat")).isTrue();
        world.events.clear();
        world.pass(SECOND.multipliedBy(5));

        assertThat(world.events).isEmpty();
        assertThat(world.settle()).isEmpty();
    }

    @Test
    void can_come_back_and_starts_again_and_writes_to_its_log() {
        world.kernel.files().putDirectory("/log");
        world.with("/bin/cat", ChildScript.runsForever().writes(Duration.ZERO, "hello\n"))
                .with(program("cat").stdout(new LogTarget.File("/log/cat")).alone())
                .begun();
        world.pass(SECOND);
        world.process("cat").stop(world.now());
        world.settle();
        assertThat(remove("cat")).isTrue();
        world.settle();

        world.with(program("cat").stdout(new LogTarget.File("/log/cat")).alone());
        world.pass(SECOND);

        assertThat(world.state("cat")).isEqualTo(ProcessStateCode.RUNNING);
        assertThat(world.kernel.files().content("/log/cat")).isEqualTo("hello\nhello\n");
        assertThat(world.eventNames()).containsSubsequence("PROCESS_GROUP_REMOVED", "PROCESS_GROUP_ADDED");
    }

    private boolean remove(String name) {
        return world.supervisor.removeGroup(world.supervisor.group(name).orElseThrow());
    }
}
