package dev.supervisor.relation.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.relation.Edges;
import dev.supervisor.relation.JobMode;
import dev.supervisor.relation.Node;
import dev.supervisor.relation.Relation;
import dev.supervisor.relation.Trait;
import dev.supervisor.relation.job.Transaction.Answer;
import dev.supervisor.relation.job.Transaction.NewJob;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Jobs by seed")
class JobsBySeedTest {
    private static final int SEEDS = 1_000;
    private static final List<Relation> PULLING = List.of(
            Relation.WANTS,
            Relation.WANTS,
            Relation.REQUIRES,
            Relation.BINDS_TO,
            Relation.PART_OF,
            Relation.REQUISITE,
            Relation.UPHOLDS,
            Relation.CONFLICTS,
            Relation.PROPAGATES_STOP_TO,
            Relation.PROPAGATES_RELOAD_TO,
            Relation.ON_FAILURE,
            Relation.ON_SUCCESS,
            Relation.TRIGGERS);

    /** The order of jobs is checked by the world each time that one begins. */
    @Test
    @DisplayName("keep to the order, and all of them end, whatever is asked for and whatever the units do")
    void end() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            UnitWorld world = world(random, 2 + random.nextInt(9), true);
            try {
                for (int i = 0; i < 30; i++) {
                    disturb(world, random);
                }
                world.failing.clear();
                world.settle();
                assertThat(world.jobs.list()).isEmpty();
                assertThat(world.open).isEmpty();
                assertThat(world.states.values())
                        .doesNotContain(ActiveState.ACTIVATING, ActiveState.DEACTIVATING, ActiveState.RELOADING);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + " " + world.graph.nodes(), e);
            }
        }
    }

    private static void disturb(UnitWorld world, Random random) {
        String unit = name(random.nextInt(world.graph.nodes().size() - 1));
        switch (random.nextInt(9)) {
            case 0 -> world.step();
            case 1 -> world.settle();
            case 2 -> {
                if (world.state(unit) == ActiveState.ACTIVE) {
                    world.change(
                            UnitWorld.service(unit),
                            random.nextBoolean() ? ActiveState.FAILED : ActiveState.INACTIVE,
                            JobInput.Circumstance.values()[random.nextInt(2)]);
                }
            }
            case 3 ->
                world.jobs.list().stream().findFirst().ifPresent(job -> world.feed(new JobInput.Cancel(job.id())));
            case 4 ->
                world.jobs.list().stream()
                        .reduce((one, other) -> other)
                        .ifPresent(job -> world.feed(new JobInput.TimedOut(job.id())));
            default -> {
                JobVerb verb = JobVerb.values()[random.nextInt(JobVerb.values().length)];
                JobMode mode = JobMode.values()[random.nextInt(JobMode.values().length)];
                world.ask(verb, unit, random.nextBoolean() ? JobMode.REPLACE : mode);
            }
        }
        assertThat(world.jobs.list().stream().map(Job::id)).containsExactlyElementsOf(world.open.keySet());
    }

    private static String name(int number) {
        return "u" + number;
    }

    /** @param ordered whether all order goes from a lower number to a higher one, so that there is no circle */
    private static UnitWorld world(Random random, int size, boolean ordered) {
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Edges edges = Edges.none();
            for (int edge = random.nextInt(4); edge > 0; edge--) {
                Relation relation = PULLING.get(random.nextInt(PULLING.size()));
                boolean isEnd = relation == Relation.ON_FAILURE || relation == Relation.ON_SUCCESS;
                // Units that start each other when they end do so forever.
                String other = ordered && isEnd ? "rescue" : name(random.nextInt(size));
                edges = edges.and(relation, UnitWorld.service(other));
            }
            for (int edge = random.nextInt(3); edge > 0; edge--) {
                int other = random.nextInt(size);
                Relation relation = (ordered ? other < i : random.nextBoolean()) ? Relation.AFTER : Relation.BEFORE;
                edges = edges.and(relation, UnitWorld.service(name(other)));
            }
            Node node = Node.of(UnitWorld.service(name(i)), edges);
            node = random.nextBoolean() ? node.with(Trait.CAN_RELOAD) : node;
            node = random.nextInt(4) == 0 ? node.with(Trait.STOPS_WHEN_UNNEEDED) : node;
            nodes.add(random.nextInt(3) == 0 ? node.with(Trait.ALLOWS_ISOLATE) : node);
        }
        nodes.add(Node.of("rescue.service", Edges.none()));
        UnitWorld world = new UnitWorld(nodes.toArray(Node[]::new));
        world.mayGoOnForever = !ordered;
        world.chance = Optional.of(random);
        for (Node node : nodes) {
            switch (random.nextInt(6)) {
                case 0 -> world.failing.add(node.name());
                case 1 -> world.oneshot.add(node.name());
                case 2, 3 -> world.slow.add(node.name());
                default -> {}
            }
        }
        return world;
    }

    @Test
    @DisplayName("of one transaction are those that the obvious model finds")
    void model() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            UnitWorld world = simple(random, 2 + random.nextInt(9));
            boolean start = random.nextBoolean();
            world.graph
                    .nodes()
                    .forEach(node -> world.be(start ? ActiveState.INACTIVE : ActiveState.ACTIVE, node.name()));
            String unit = UnitWorld.service(name(0));
            Answer answer = world.plan(start ? JobVerb.START : JobVerb.STOP, unit, JobMode.REPLACE);
            assertThat(answer).as("seed %s", seed).isInstanceOf(Answer.Agreed.class);
            Set<String> units = new TreeSet<>();
            ((Answer.Agreed) answer).transaction().jobs().forEach(job -> units.add(job.unit()));
            assertThat(units).as("seed %s", seed).isEqualTo(closure(world, unit, start));
        }
    }

    private static UnitWorld simple(Random random, int size) {
        List<Relation> relations = List.of(
                Relation.WANTS, Relation.REQUIRES, Relation.BINDS_TO, Relation.PART_OF, Relation.PROPAGATES_STOP_TO);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Edges edges = Edges.none();
            for (int edge = random.nextInt(3); edge > 0; edge--) {
                edges = edges.and(
                        relations.get(random.nextInt(relations.size())), UnitWorld.service(name(random.nextInt(size))));
            }
            nodes.add(Node.of(UnitWorld.service(name(i)), edges));
        }
        return new UnitWorld(nodes.toArray(Node[]::new));
    }

    /** By going through all declarations again and again until nothing is added. */
    private static Set<String> closure(UnitWorld world, String unit, boolean start) {
        Set<String> units = new TreeSet<>(Set.of(unit));
        boolean more = true;
        while (more) {
            more = false;
            for (Node node : world.graph.nodes()) {
                for (Relation relation : node.edges().relations()) {
                    for (String other : node.edges().to(relation)) {
                        boolean fromNode = start
                                ? relation == Relation.WANTS
                                        || relation == Relation.REQUIRES
                                        || relation == Relation.BINDS_TO
                                : relation == Relation.PROPAGATES_STOP_TO;
                        boolean fromOther = !start
                                && (relation == Relation.REQUIRES
                                        || relation == Relation.BINDS_TO
                                        || relation == Relation.PART_OF);
                        more |= fromNode && units.contains(node.name()) && units.add(other);
                        more |= fromOther && units.contains(other) && units.add(node.name());
                    }
                }
            }
        }
        return units;
    }

    @Test
    @DisplayName("have no circle in their order, whatever circles the units have, or are refused")
    void circles() {
        int broken = 0;
        int refused = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            List<Node> nodes = new ArrayList<>();
            int size = 2 + random.nextInt(9);
            for (int i = 0; i < size; i++) {
                Edges edges = Edges.none();
                for (int edge = random.nextInt(4); edge > 0; edge--) {
                    String other = UnitWorld.service(name(random.nextInt(size)));
                    edges = edges.and(random.nextInt(4) == 0 ? Relation.REQUIRES : Relation.WANTS, other)
                            .and(random.nextBoolean() ? Relation.AFTER : Relation.BEFORE, other);
                }
                nodes.add(Node.of(UnitWorld.service(name(i)), edges));
            }
            UnitWorld world = new UnitWorld(nodes.toArray(Node[]::new));
            Answer answer = world.plan(JobVerb.START, name(0), JobMode.REPLACE);
            if (answer instanceof Answer.Agreed(Transaction transaction, List<Remark> remarks)) {
                assertThat(hasCircle(transaction.jobs(), world))
                        .as("seed %s", seed)
                        .isFalse();
                broken += remarks.isEmpty() ? 0 : 1;
            } else {
                refused++;
            }
        }
        assertThat(broken).isGreaterThan(SEEDS / 20);
        assertThat(refused).isGreaterThan(SEEDS / 20);
    }

    /** By taking away jobs that come after none that is left, until none can be taken. */
    private static boolean hasCircle(List<NewJob> jobs, UnitWorld world) {
        Map<String, Set<String>> before = new HashMap<>();
        for (NewJob job : jobs) {
            Set<String> others = new HashSet<>();
            for (NewJob other : jobs) {
                if (world.graph.has(job.unit(), Relation.AFTER, other.unit())) {
                    others.add(other.unit());
                }
            }
            before.put(job.unit(), others);
        }
        boolean more = true;
        while (more) {
            List<String> free = before.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .toList();
            free.forEach(before::remove);
            before.values().forEach(others -> free.forEach(others::remove));
            more = !free.isEmpty();
        }
        return !before.isEmpty();
    }

    @Test
    @DisplayName("survive circles, conflicts and everything else at once")
    void anything() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            UnitWorld world = world(random, 2 + random.nextInt(9), false);
            for (int i = 0; i < 20; i++) {
                disturb(world, random);
            }
            for (Job job : world.jobs.list()) {
                world.feed(new JobInput.Cancel(job.id()));
            }
            assertThat(world.open.keySet())
                    .as("seed %s", seed)
                    .containsExactlyElementsOf(
                            world.jobs.list().stream().map(Job::id).toList());
        }
    }
}
