package dev.supervisor.relation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The graph of units")
class GraphTest {

    @Test
    @DisplayName("knows each relation from both sides")
    void inverse() {
        for (Relation relation : Relation.values()) {
            assertThat(relation.inverse()).isNotEqualTo(relation);
            assertThat(relation.inverse().inverse()).isEqualTo(relation);
            Graph graph = Graph.of(Node.of("a.service", Edges.of(relation, "b.service")));
            assertThat(graph.others("a.service", relation)).containsExactly("b.service");
            assertThat(graph.others("b.service", relation.inverse())).containsExactly("a.service");
            assertThat(graph.has("b.service", relation.inverse(), "a.service")).isTrue();
            assertThat(graph.has("b.service", relation, "a.service")).isFalse();
        }
        assertThat(Relation.WANTS.inverse().word()).isEqualTo("WantedBy");
        assertThat(Relation.PART_OF.inverse().word()).isEqualTo("ConsistsOf");
        assertThat(Relation.AFTER.inverse()).isEqualTo(Relation.BEFORE);
    }

    @Test
    @DisplayName("drops a relation of a unit to itself")
    void self() {
        Graph graph = Graph.of(Node.of("a.service", Edges.of(Relation.WANTS, "a.service", "b.service")));
        assertThat(graph.others("a.service", Relation.WANTS)).containsExactly("b.service");
        assertThat(graph.others("a.service", Relation.WANTED_BY)).isEmpty();
    }

    @Test
    @DisplayName("forgets with a node what it declares, not what others declare about it")
    void without() {
        Graph both = Graph.of(
                Node.of("a.service", Edges.of(Relation.AFTER, "b.service")),
                Node.of("b.service", Edges.of(Relation.BEFORE, "a.service")));
        Graph one = both.without(List.of("a.service"));
        assertThat(one.node("a.service")).isEmpty();
        assertThat(one.nodeOrNotFound("a.service").loading()).isEqualTo(Loading.State.NOT_FOUND);
        assertThat(one.has("a.service", Relation.AFTER, "b.service")).isTrue();
        assertThat(one.without(List.of("b.service")).has("a.service", Relation.AFTER, "b.service"))
                .isFalse();
        assertThat(both.node("a.service")).isPresent();
    }

    @Test
    @DisplayName("tells whether somebody refers to a unit")
    void references() {
        Graph graph = Graph.of(Node.of("a.service", Edges.of(Relation.WANTS, "b.service")));
        assertThat(graph.isUnreferenced("a.service")).isTrue();
        assertThat(graph.isUnreferenced("b.service")).isFalse();
        assertThat(graph.isUnreferenced("c.service")).isTrue();
    }

    @Test
    @DisplayName(
            "puts a target after what it wants, unless one of them has no default dependencies or it is the other way"
                    + " round")
    void targets() {
        Node member = Node.of("m.service", Edges.none());
        Node target = Node.of("t.target", Edges.of(Relation.WANTS, "m.service"));
        assertThat(isAfter(Graph.of(target, member))).isTrue();
        assertThat(isAfter(Graph.of(target).with(member))).isTrue();
        assertThat(isAfter(Graph.of(target))).isFalse();
        assertThat(isAfter(Graph.of(target, member.without(Trait.DEFAULT_DEPENDENCIES))))
                .isFalse();
        assertThat(isAfter(Graph.of(target.without(Trait.DEFAULT_DEPENDENCIES), member)))
                .isFalse();
        assertThat(isAfter(Graph.of(target, member.as(Loading.State.MASKED)))).isFalse();
        assertThat(isAfter(Graph.of(target, member.and(Relation.AFTER, "t.target"))))
                .isFalse();
        assertThat(isAfter(Graph.of(target.and(Relation.BEFORE, "m.service"), member)))
                .isFalse();
        assertThat(isAfter(Graph.of(target, member).with(member.and(Relation.AFTER, "t.target"))))
                .isFalse();
        assertThat(isAfter(Graph.of(target, member).with(Node.of("t.target", Edges.none()))))
                .isFalse();
        assertThat(isAfter(Graph.of(target, member).without(List.of("m.service"))))
                .isFalse();
        Node service = Node.of("t.service", Edges.of(Relation.WANTS, "m.service"));
        assertThat(Graph.of(service, member).has("t.service", Relation.AFTER, "m.service"))
                .isFalse();
    }

    private static boolean isAfter(Graph graph) {
        boolean after = graph.has("t.target", Relation.AFTER, "m.service");
        assertThat(graph.has("m.service", Relation.BEFORE, "t.target")).isEqualTo(after);
        return after;
    }

    @Test
    @DisplayName("can reload a service that has something to do for it, and a target that reloads others")
    void reload() {
        Node service = Node.of("a.service", Edges.of(Relation.PROPAGATES_RELOAD_TO, "b.service"));
        assertThat(Graph.of(service).canReload("a.service")).isFalse();
        assertThat(Graph.of(service.with(Trait.CAN_RELOAD)).canReload("a.service"))
                .isTrue();
        Node target = Node.of("a.target", Edges.of(Relation.PROPAGATES_RELOAD_TO, "b.service"));
        assertThat(Graph.of(target).canReload("a.target")).isTrue();
        assertThat(Graph.of(Node.of("a.target", Edges.none())).canReload("a.target"))
                .isFalse();
    }

    @Test
    @DisplayName("is after many changes what it would have been if made at once")
    void changes() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Map<String, Node> model = new TreeMap<>();
            Graph graph = Graph.empty();
            for (int i = 0; i < 60; i++) {
                String name = name(random);
                if (random.nextInt(4) == 0) {
                    graph = graph.without(List.of(name));
                    model.remove(name);
                } else {
                    Node node = node(name, random);
                    graph = graph.with(node);
                    model.put(name, node);
                }
            }
            assertThat(picture(graph))
                    .as("seed %s", seed)
                    .isEqualTo(picture(Graph.empty().with(model.values())));
            assertThat(declared(graph)).as("seed %s", seed).isEqualTo(model(model));
            assertThat(graph.nodes()).isEqualTo(List.copyOf(model.values()));
        }
    }

    private static String name(Random random) {
        return "u" + random.nextInt(12) + (random.nextInt(3) == 0 ? ".target" : ".service");
    }

    /** Targets want services alone: of two targets that want each other either may be the later one. */
    private static Node node(String name, Random random) {
        Edges edges = Edges.none();
        for (int i = random.nextInt(5); i > 0; i--) {
            Relation relation = Relation.values()[random.nextInt(Relation.values().length)];
            String other = "u" + random.nextInt(12) + ".service";
            edges = edges.and(relation, other);
        }
        return Node.of(name, edges);
    }

    private static TreeSet<String> picture(Graph graph) {
        TreeSet<String> edges = new TreeSet<>();
        for (int i = 0; i < 12; i++) {
            for (String name : List.of("u" + i + ".service", "u" + i + ".target")) {
                for (Relation relation : Relation.values()) {
                    graph.others(name, relation).forEach(other -> edges.add(name + " " + relation + " " + other));
                }
            }
        }
        return edges;
    }

    private static TreeSet<String> declared(Graph graph) {
        TreeSet<String> edges = picture(graph);
        edges.removeIf(edge -> edge.contains("AFTER") || edge.contains("BEFORE"));
        return edges;
    }

    /** The obvious way: each declaration, from both sides. */
    private static TreeSet<String> model(Map<String, Node> nodes) {
        TreeSet<String> edges = new TreeSet<>();
        List<Relation> relations = new ArrayList<>(List.of(Relation.values()));
        relations.removeAll(List.of(Relation.AFTER, Relation.BEFORE));
        nodes.values()
                .forEach(node -> relations.forEach(relation -> node.edges().to(relation).stream()
                        .filter(other -> !other.equals(node.name()))
                        .forEach(other -> {
                            edges.add(node.name() + " " + relation + " " + other);
                            edges.add(other + " " + relation.inverse() + " " + node.name());
                        })));
        return edges;
    }
}
