package dev.supervisor.relation;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The tree that {@code list-dependencies} shows below a unit. */
public final class DependencyTree {
    private static final String BAR = "│ ";
    private static final String BLANK = "  ";
    private static final String MORE = "├─";
    private static final String LAST = "└─";

    /** Which relations are followed. */
    public enum Direction {
        FORWARD(
                Relation.REQUIRES,
                Relation.REQUISITE,
                Relation.WANTS,
                Relation.CONSISTS_OF,
                Relation.BINDS_TO,
                Relation.UPHOLDS),
        REVERSE(
                Relation.REQUIRED_BY,
                Relation.REQUISITE_OF,
                Relation.WANTED_BY,
                Relation.PART_OF,
                Relation.BOUND_BY,
                Relation.UPHELD_BY),
        AFTER(Relation.AFTER),
        BEFORE(Relation.BEFORE);

        private final Set<Relation> relations;

        Direction(Relation... relations) {
            this.relations = EnumSet.noneOf(Relation.class);
            this.relations.addAll(List.of(relations));
        }
    }

    /**
     * A line of the tree.
     *
     * @param branches what stands between the state and the name: "│ └─"; nothing in a plain list
     * @param unit none where a circle is cut, for which "..." is shown, without a state
     */
    public record Row(String branches, Optional<String> unit) {}

    /** A unit whose members are being shown. */
    private static final class Level {
        private final String unit;
        private final String bars;
        private final List<String> members;
        private int next;
        private boolean isCut;

        private Level(String unit, String bars, List<String> members) {
            this.unit = unit;
            this.bars = bars;
            this.members = members;
        }
    }

    private final Graph graph;
    private final Direction direction;
    private final boolean all;
    private final boolean plain;

    /**
     * @param all whether other units than targets are followed too
     * @param plain a list, in which no unit is followed twice
     */
    public DependencyTree(Graph graph, Direction direction, boolean all, boolean plain) {
        this.graph = graph;
        this.direction = direction;
        this.all = all;
        this.plain = plain;
    }

    /** The rows below a unit, one after the other: a tree may be much larger than its graph. */
    public void below(String root, Consumer<Row> rows) {
        Set<String> followed = new HashSet<>();
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(levelOf(root, "", followed));
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            if (level.next == level.members.size()) {
                levels.pop();
                close(level, followed, rows);
                continue;
            }
            String member = level.members.get(level.next++);
            boolean isLast = level.next == level.members.size();
            if (followed.contains(member)) {
                level.isCut = true;
                continue;
            }
            // A circle found earlier gets the last row; the bar below this one goes by the member alone.
            String branches = plain ? "" : level.bars + (isLast && !level.isCut ? LAST : MORE);
            rows.accept(new Row(branches, Optional.of(member)));
            if (all || NodeKind.of(member) == NodeKind.TARGET) {
                levels.push(levelOf(member, level.bars + (isLast ? BLANK : BAR), followed));
            }
        }
    }

    private void close(Level level, Set<String> followed, Consumer<Row> rows) {
        if (plain) {
            return;
        }
        if (level.isCut) {
            rows.accept(new Row(level.bars + LAST, Optional.empty()));
        }
        followed.remove(level.unit);
    }

    private Level levelOf(String unit, String bars, Set<String> followed) {
        followed.add(unit);
        Set<String> members = new TreeSet<>(ListOrder.OF_DEPENDENCIES);
        direction.relations.forEach(relation -> members.addAll(graph.others(unit, relation)));
        return new Level(unit, plain ? "" : bars, new ArrayList<>(members));
    }
}
