package dev.supervisor.relation.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Activities;
import dev.supervisor.relation.DefaultEdges;
import dev.supervisor.relation.Edges;
import dev.supervisor.relation.Graph;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.job.Transaction.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Counts what is looked at; the clock would say more about the machine. */
@DisplayName("Of 10,000 units")
@Tag("slow")
class JobsInLinearTimeTest {
    private static final int UNITS = 10_000;

    private final UnitWorld world = new UnitWorld();
    private long lookups;
    private final Activities counted = unit -> {
        lookups++;
        return world.state(unit);
    };

    private static final List<String> COMMON =
            List.of("sysinit.target", "basic.target", "system-w.slice", "shutdown.target");

    JobsInLinearTimeTest() {
        world.checksOrder = false;
    }

    private static String unit(int number) {
        return "w@%05d.service".formatted(number);
    }

    /** Instances as their files and the defaults make them, and the target that wants them all. */
    private static List<Node> instances() {
        List<Node> nodes = new ArrayList<>();
        Edges wanted = DefaultEdges.of("app.target", DefaultEdges.Facts.plain("app.target"));
        for (int i = 0; i < UNITS; i++) {
            Edges edges = DefaultEdges.of(unit(i), DefaultEdges.Facts.plain(unit(i)));
            nodes.add(Node.of(unit(i), edges.and(Relation.PART_OF, "app.target")));
        }
        wanted = wanted.and(Relation.WANTS, nodes.stream().map(Node::name).toList());
        nodes.add(Node.of("app.target", wanted));
        COMMON.forEach(name -> nodes.add(Node.of(name, Edges.none())));
        return nodes;
    }

    /** Each of a chain requires the one before it and is after it. */
    private static List<Node> chain() {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.of(unit(0), Edges.none()));
        for (int i = 1; i < UNITS; i++) {
            nodes.add(Node.of(unit(i), Edges.of(Relation.REQUIRES, unit(i - 1)).and(Relation.AFTER, unit(i - 1))));
        }
        return nodes;
    }

    @Test
    @DisplayName("one request starts, restarts and stops all, with a bounded number of looks at each relation")
    void target() {
        world.graph = Graph.empty().with(instances());
        world.be(ActiveState.ACTIVE, "sysinit.target", "basic.target", "system-w.slice");
        for (JobVerb verb : List.of(JobVerb.START, JobVerb.RESTART, JobVerb.STOP)) {
            long before = world.jobs.looks();
            world.run(verb, "app.target");
            assertThat(world.jobs.list()).isEmpty();
            assertThat(world.told).isEmpty();
            assertThat(world.finished).hasSizeGreaterThanOrEqualTo(UNITS + 1);
            // A unit has 9 relations of order, from both sides 18; a job comes, turns and goes.
            assertThat(world.jobs.looks() - before).isLessThan(100L * UNITS);
            world.finished.clear();
        }
        assertThat(world.state(unit(UNITS - 1))).isEqualTo(ActiveState.INACTIVE);
    }

    @Test
    @DisplayName("each of a chain is started by one request, in their order, without a deep stack")
    void chainOfUnits() {
        world.graph = Graph.empty().with(chain());
        Answer answer = Transaction.of(
                JobRequest.of(JobVerb.START, unit(UNITS - 1)),
                new JobSurroundings(world.graph, counted, name -> world.jobs.of(name)));
        assertThat(answer).isInstanceOf(Answer.Agreed.class);
        assertThat(((Answer.Agreed) answer).transaction().jobs()).hasSize(UNITS);
        assertThat(lookups).isLessThan(20L * UNITS);
        world.slow.addAll(List.of(unit(0)));
        assertThat(world.ask(JobVerb.START, unit(UNITS - 1)).job()).isPresent();
        assertThat(world.jobs.list()).hasSize(UNITS);
        world.failing.add(unit(0));
        world.settle();
        assertThat(world.jobs.list()).isEmpty();
        assertThat(world.finished)
                .hasSize(UNITS)
                .last()
                .isEqualTo(UnitWorld.brief(unit(UNITS - 1)) + "/start dependency");
    }

    @Test
    @DisplayName("many circles are broken in one sweep")
    void circles() {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < UNITS; i++) {
            Edges edges = Edges.of(Relation.WANTS, unit(i + 1)).and(Relation.AFTER, unit(i + 1));
            edges = i % 10 == 9 ? edges.and(Relation.BEFORE, unit(i - 5)) : edges;
            nodes.add(Node.of(unit(i), edges));
        }
        nodes.add(Node.of(unit(UNITS), Edges.none()));
        world.graph = Graph.empty().with(nodes);
        Answer answer = Transaction.of(
                JobRequest.of(JobVerb.START, unit(0)), new JobSurroundings(world.graph, counted, name -> {
                    lookups++;
                    return world.jobs.of(name);
                }));
        assertThat(answer).isInstanceOf(Answer.Agreed.class);
        assertThat(lookups).isLessThan(50L * UNITS);
    }

    @Test
    @DisplayName("one is added, changed and removed without the others being copied")
    void oneByOne() {
        Graph graph = Graph.empty();
        List<Node> nodes = instances();
        for (Node node : nodes) {
            graph = graph.with(node);
        }
        for (int i = 0; i < UNITS; i++) {
            graph = graph.with(nodes.get(i).and(Relation.AFTER, "redis.service"));
        }
        assertThat(graph.others("redis.service", Relation.BEFORE)).hasSize(UNITS);
        for (int i = 1; i < UNITS; i++) {
            graph = graph.without(List.of(unit(i)));
        }
        assertThat(graph.others("redis.service", Relation.BEFORE)).containsExactly(unit(0));
        assertThat(graph.others("app.target", Relation.AFTER)).containsExactly(unit(0));
    }

    @Test
    @DisplayName("a request for one looks at that one alone, and at those that it is related to")
    void one() {
        world.graph = Graph.empty().with(instances());
        world.be(ActiveState.ACTIVE, "sysinit.target", "basic.target", "system-w.slice");
        long before = world.jobs.looks();
        world.ask(JobVerb.START, unit(1), JobMode.REPLACE);
        assertThat(world.state(unit(1))).isEqualTo(ActiveState.ACTIVE);
        assertThat(world.jobs.looks() - before).isLessThan(100);
    }
}
