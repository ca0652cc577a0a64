package dev.supervisor.os.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.supervisor.os.Child;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.os.contract.OsWorld.Unknown;
import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** The contract of every table of processes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class ProcessTableContract {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private OsWorld world;
    private Nursery nursery;
    private ProcessTable table;

    protected abstract OsWorld world() throws Exception;

    @BeforeEach
    final void openWorld() throws Exception {
        world = world();
        nursery = new Nursery(world);
        table = world.processes();
    }

    @AfterEach
    final void closeWorld() throws Exception {
        nursery.close();
        world.close();
    }

    private Optional<Entry> entry(Pid pid) {
        return table.entries().stream().filter(entry -> entry.pid().equals(pid)).findFirst();
    }

    @Test
    void has_a_child_that_leads_a_group_and_uses_memory_until_it_is_reaped() throws Exception {
        Child child = nursery.spawn(world.runs());
        nursery.readUntil(child.stdout(), "ready");

        Entry entry = entry(child.pid()).orElseThrow();
        assertEquals(child.pid().number(), entry.group());
        assertThat(entry.session()).isNotEqualTo(child.pid().number());
        assertTimeoutPreemptively(LIMIT, () -> {
            while (entry(child.pid()).orElseThrow().memoryBytes()
                    == 0) {} // it has none while it becomes another program
        });
        assertThat(entry.tasks()).isEqualTo(1);
        assertThat(entry.cpu().isNegative()).isFalse();
        assertThat(table.descriptors(child.pid()).orElse(0) > 0)
                .isEqualTo(!world.unknown().contains(Unknown.DESCRIPTORS_OF_OTHERS));
        assertThat(table.commandLine(child.pid())).isNotBlank();

        world.host().signal(child.pid(), Signal.KILL, false);
        nursery.awaitEnd(child);
        assertThat(entry(child.pid())).isEmpty();
        assertThat(table.commandLine(child.pid())).isEmpty();
        assertEquals(OptionalInt.empty(), table.descriptors(child.pid()));
    }

    @Test
    void has_the_children_of_children_with_their_parents() throws Exception {
        Child child = nursery.spawn(world.forks());
        nursery.readUntil(child.stdout(), "ready");

        List<Entry> below = table.entries().stream()
                .filter(entry -> entry.parent() == child.pid().number())
                .toList();
        assertThat(below)
                .hasSize(1)
                .allMatch(entry -> entry.group() == child.pid().number());

        world.host().signal(child.pid(), Signal.KILL, true);
        nursery.awaitEnd(child);
    }

    @Test
    void tells_how_many_the_kernel_has_killed_for_want_of_memory() {
        long kills = table.memoryKills().orElse(-1);

        assertThat(kills >= 0).isEqualTo(!world.unknown().contains(Unknown.MEMORY_KILLS));
        assertThat(table.memoryKills().orElse(-1)).isGreaterThanOrEqualTo(kills);
    }
}
