package dev.supervisor.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A tree of names")
class NameTreeTest {

    @Test
    @DisplayName("holds what a map holds, in its order, and leaves older trees as they were")
    void map() {
        for (int seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            TreeMap<String, Integer> model = new TreeMap<>();
            NameTree<Integer> tree = NameTree.empty();
            for (int i = 0; i < 300; i++) {
                String name = "u" + random.nextInt(60);
                NameTree<Integer> old = tree;
                List<String> before = names(old);
                if (random.nextInt(3) == 0) {
                    tree = tree.without(name);
                    model.remove(name);
                } else {
                    tree = tree.with(name, i);
                    model.put(name, i);
                }
                assertThat(names(old)).isEqualTo(before);
                assertThat(names(tree)).as("seed %s", seed).isEqualTo(List.copyOf(model.keySet()));
                assertThat(tree.size()).isEqualTo(model.size());
                assertThat(tree.get(name).isPresent()).isEqualTo(model.containsKey(name));
                if (model.containsKey(name)) {
                    assertThat(tree.get(name)).contains(model.get(name));
                }
            }
        }
    }

    @Test
    @DisplayName("stays flat if names come in order: 100,000 of them do not overflow the stack")
    void flat() {
        NameTree<Integer> tree = NameTree.empty();
        for (int i = 0; i < 100_000; i++) {
            tree = tree.with("%06d".formatted(i), i);
        }
        assertThat(tree.get("099999")).contains(99_999);
        for (int i = 0; i < 99_999; i++) {
            tree = tree.without("%06d".formatted(i));
        }
        assertThat(names(tree)).containsExactly("099999");
        assertThat(tree.anyMatch(value -> value == 99_999)).isTrue();
        assertThat(tree.anyMatch(value -> value == 1)).isFalse();
    }

    private static List<String> names(NameTree<Integer> tree) {
        List<String> names = new ArrayList<>();
        tree.forEach((name, value) -> names.add(name));
        return names;
    }
}
