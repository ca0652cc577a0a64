package dev.supervisor.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.DependencyTree.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The trees were seen on systemd 252.39. */
@DisplayName("The tree of dependencies")
class DependencyTreeTest {
    private final Graph circles = Graph.of(
            wants("m1.target", "m2.target", "alpha.service"),
            wants("m2.target", "m1.target", "zz.target", "alpha.service"),
            wants("zz.target", "m1.target", "Zeta.service"));

    @Test
    @DisplayName("goes into targets, names targets last, and cuts circles")
    void circles() {
        assertThat(rows(circles, "m1.target", Direction.FORWARD, false, false))
                .containsExactly(
                        "├─alpha.service",
                        "└─m2.target",
                        "  ├─alpha.service",
                        "  ├─zz.target",
                        "    ├─Zeta.service",
                        "    └─...",
                        "  └─...");
        Graph chain = Graph.of(
                wants("tree.target", "x.target", "Zeta.service", "alpha.service"),
                wants("x.target", "y.target"),
                wants("y.target", "x.target", "alpha.service"));
        assertThat(rows(chain, "tree.target", Direction.FORWARD, false, false))
                .containsExactly(
                        "├─alpha.service",
                        "├─Zeta.service",
                        "└─x.target",
                        "  └─y.target",
                        "    ├─alpha.service",
                        "    └─...");
    }

    @Test
    @DisplayName("is without indentation if plain, and follows no unit twice then")
    void plain() {
        assertThat(rows(circles, "m1.target", Direction.FORWARD, false, true))
                .containsExactly("alpha.service", "m2.target", "alpha.service", "zz.target", "Zeta.service");
    }

    @Test
    @DisplayName("goes into all units if asked, and has bars where more follows")
    void all() {
        Graph graph = Graph.of(
                wants("a.service", "b.service", "c.service"),
                wants("b.service", "d.service"),
                wants("c.service", "d.service"));
        assertThat(rows(graph, "a.service", Direction.FORWARD, false, false))
                .containsExactly("├─b.service", "└─c.service");
        assertThat(rows(graph, "a.service", Direction.FORWARD, true, false))
                .containsExactly("├─b.service", "│ └─d.service", "└─c.service", "  └─d.service");
        assertThat(rows(graph, "d.service", Direction.REVERSE, true, true))
                .containsExactly("b.service", "a.service", "c.service");
    }

    @Test
    @DisplayName("follows the members of a target, and order if asked")
    void directions() {
        Graph graph = Graph.of(
                Node.of("t@1.service", Edges.of(Relation.PART_OF, "grp.target").and(Relation.AFTER, "z.service")),
                Node.of("grp.target", Edges.none()));
        assertThat(rows(graph, "grp.target", Direction.FORWARD, false, false)).containsExactly("└─t@1.service");
        assertThat(rows(graph, "t@1.service", Direction.REVERSE, false, false)).containsExactly("└─grp.target");
        assertThat(rows(graph, "t@1.service", Direction.AFTER, false, false)).containsExactly("└─z.service");
        assertThat(rows(graph, "z.service", Direction.BEFORE, false, false)).containsExactly("└─t@1.service");
        assertThat(rows(graph, "nosuch.service", Direction.FORWARD, true, false))
                .isEmpty();
    }

    @Test
    @DisplayName("does not need the stack for a long chain")
    void chain() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            nodes.add(wants("u" + i + ".service", "u" + (i + 1) + ".service"));
        }
        assertThat(rows(Graph.empty().with(nodes), "u0.service", Direction.FORWARD, true, true))
                .hasSize(10_000);
    }

    @Test
    @DisplayName("differs in its order from a list of units, which goes by type")
    void order() {
        List<String> units = List.of("b.service", "a.timer", "A.target", "Z.service", "c.service");
        assertThat(units.stream().sorted(ListOrder.OF_UNITS))
                .containsExactly("b.service", "c.service", "Z.service", "A.target", "a.timer");
        assertThat(units.stream().sorted(ListOrder.OF_DEPENDENCIES))
                .containsExactly("a.timer", "b.service", "c.service", "Z.service", "A.target");
        assertThat(Stream.of("web", "a.service").sorted(ListOrder.OF_UNITS)).containsExactly("a.service", "web");
    }

    private static Node wants(String name, String... others) {
        return Node.of(name, Edges.of(Relation.WANTS, others));
    }

    private static List<String> rows(Graph graph, String root, Direction direction, boolean all, boolean plain) {
        List<String> rows = new ArrayList<>();
        new DependencyTree(graph, direction, all, plain)
                .below(root, row -> rows.add(row.branches() + row.unit().orElse("...")));
        return rows;
    }
}
