package dev.supervisor.supervisor;

import static dev.supervisor.kit.ProgramBuilder.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.history.LastWords;
import dev.supervisor.history.Run;
import dev.supervisor.history.Run.MemoryVerdict;
import dev.supervisor.kit.World;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.picture.FleetPicture;
import dev.supervisor.picture.ProcessPicture;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The picture of all processes")
class LatestPictureTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final World world = new World()
            .with("/bin/a", ChildScript.runsForever())
            .with("/bin/b", ChildScript.runsForever())
            .with(program("b").alone(), program("a").alone())
            .begun();

    private FleetPicture look() {
        return world.supervisor.picture();
    }

    private static ProcessPicture in(FleetPicture picture, String name) {
        return picture.byName().stream()
                .filter(process -> process.name().process().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void is_the_same_while_nothing_changes_however_much_time_passes() {
        world.pass(SECOND.multipliedBy(5));
        FleetPicture first = look();
        world.pass(SECOND);

        assertThat(look()).isSameAs(first);
    }

    @Test
    void is_made_anew_only_where_a_process_has_changed() {
        world.pass(SECOND.multipliedBy(5));
        FleetPicture before = look();
        world.process("a").stop(world.now());
        FleetPicture after = look();

        assertThat(in(after, "a")).isNotSameAs(in(before, "a"));
        assertThat(in(after, "a").state()).isEqualTo(world.process("a").state());
        assertThat(in(after, "b")).isSameAs(in(before, "b"));
    }

    @Test
    void does_not_change_once_it_is_taken() {
        world.pass(SECOND.multipliedBy(5));
        FleetPicture before = look();
        world.process("a").stop(world.now());
        world.pass(SECOND);

        assertThat(in(before, "a").state().code().name()).isEqualTo("RUNNING");
        assertThat(in(look(), "a").state().code().name()).isEqualTo("STOPPED");
    }

    @Test
    void has_the_kernels_verdict_and_the_last_words_that_came_after_the_end() throws SystemException {
        world.pass(SECOND.multipliedBy(5));
        Subprocess process = world.process("a");
        Pid child = process.state().pid().orElseThrow();
        world.kernel.host().signal(child, Signal.KILL, false);
        world.settle();
        FleetPicture silent = look();

        process.found(child, true);
        FleetPicture judged = look();
        process.wrote(child, new LastWords("late\n".getBytes(StandardCharsets.UTF_8), true));

        assertThat(in(silent, "a").past().lastEnd()).map(Run.End::memory).contains(MemoryVerdict.INNOCENT);
        assertThat(in(judged, "a").past().lastEnd()).map(Run.End::memory).contains(MemoryVerdict.GUILTY);
        assertThat(in(look(), "a").past().runs())
                .anySatisfy(run -> assertThat(run.lastWords().lines()).containsExactly("late"));
    }

    @Test
    void has_no_next_start_once_the_daemon_goes_down() {
        world.kernel.install("/bin/a", ChildScript.exits(1, Duration.ZERO));
        world.process("a").stop(world.now());
        world.settle();
        world.process("a").start(world.now());
        world.settle();
        assertThat(in(look(), "a").nextStart()).isPresent();
        FleetPicture before = look();

        world.supervisor.shutDown();

        assertThat(look()).isNotSameAs(before);
        assertThat(in(look(), "a").nextStart()).isEmpty();
    }

    @Test
    void has_the_groups_that_there_are() throws SystemException {
        FleetPicture before = look();
        world.process("a").stop(world.now());
        world.settle();
        assertThat(world.supervisor.removeGroup(world.supervisor.group("a").orElseThrow()))
                .isTrue();

        assertThat(before.byName())
                .extracting(process -> process.name().process())
                .containsExactly("a", "b");
        assertThat(look().byName())
                .extracting(process -> process.name().process())
                .containsExactly("b");
        assertThat(look().groups()).hasSize(1);
    }
}
