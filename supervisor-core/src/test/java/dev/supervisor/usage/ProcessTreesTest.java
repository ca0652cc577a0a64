package dev.supervisor.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.os.ProcessTable.Entry;
import dev.supervisor.process.Pid;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The tree of a child")
class ProcessTreesTest {

    private static Entry entry(int pid, int parent, int group) {
        return new Entry(
                new Pid(pid), parent, group, 1, "x", 'S', Duration.ofSeconds(1), Duration.ofSeconds(pid), 10, 2);
    }

    private static List<Integer> tree(int child, Entry... entries) {
        return new ProcessTrees(List.of(entries))
                .of(new Pid(child)).orElseThrow().members().stream()
                        .map(member -> member.pid().number())
                        .toList();
    }

    @Test
    void has_all_that_descend_from_it_whatever_their_groups() {
        assertThat(tree(2, entry(1, 0, 1), entry(2, 1, 2), entry(3, 2, 2), entry(4, 3, 4), entry(5, 1, 5)))
                .containsExactlyInAnyOrder(2, 3, 4)
                .startsWith(2);
    }

    @Test
    void has_those_of_its_group_whose_parents_have_ended() {
        assertThat(tree(2, entry(1, 0, 1), entry(2, 1, 2), entry(7, 1, 2), entry(8, 7, 8)))
                .containsExactlyInAnyOrder(2, 7, 8);
    }

    @Test
    void is_none_if_the_child_is_gone() {
        assertThat(new ProcessTrees(List.of(entry(1, 0, 1))).of(new Pid(2))).isEmpty();
    }

    @Test
    void uses_what_its_members_use() {
        TreeUsage usage = new TreeUsage(List.of(entry(2, 1, 2), entry(3, 2, 2)));

        assertThat(usage.cpu()).isEqualTo(Duration.ofSeconds(5));
        assertThat(usage.memoryBytes()).isEqualTo(20);
        assertThat(usage.tasks()).isEqualTo(4);
    }
}
