package dev.supervisor.relation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A change of a graph while it is made. Only the names that it touches are copied, each once. */
final class GraphChange {
    private final NameTree<Linked> before;
    private final Map<String, Linked> touched = new HashMap<>();
    private final TreeSet<String> changed = new TreeSet<>();

    GraphChange(NameTree<Linked> before) {
        this.before = before;
    }

    void put(Node node) {
        remove(node.name());
        at(node.name()).node(Optional.of(node));
        for (Relation relation : node.edges().relations()) {
            for (String other : node.edges().to(relation)) {
                if (!other.equals(node.name())) {
                    at(node.name()).link(relation, other, Linked.DECLARED_HERE);
                    at(other).link(relation.inverse(), node.name(), Linked.DECLARED_THERE);
                }
            }
        }
    }

    void remove(String name) {
        changed.add(name);
        Linked linked = at(name);
        Edges declared = linked.node().map(Node::edges).orElse(Edges.none());
        linked.node(Optional.empty());
        for (Relation relation : declared.relations()) {
            for (String other : declared.to(relation)) {
                if (!other.equals(name)) {
                    linked.unlink(relation, other, Linked.DECLARED_HERE);
                    at(other).unlink(relation.inverse(), name, Linked.DECLARED_THERE);
                }
            }
        }
    }

    Graph done() {
        orderTargets();
        NameTree<Linked> after = before;
        for (Map.Entry<String, Linked> each : touched.entrySet()) {
            after = each.getValue().isUnused()
                    ? after.without(each.getKey())
                    : after.with(each.getKey(), each.getValue());
        }
        return new Graph(after);
    }

    /**
     * A target is after all that it wants or requires, if both have default dependencies and the target is not said to be before the
     * other one. This concerns the pairs of which one side has changed.
     */
    private void orderTargets() {
        Map<String, TreeSet<String>> pairs = new TreeMap<>();
        for (String name : changed) {
            for (String after : List.copyOf(at(name).othersByDefault(Relation.AFTER))) {
                unorder(name, after);
            }
            for (String target : List.copyOf(at(name).othersByDefault(Relation.BEFORE))) {
                unorder(target, name);
            }
            for (Relation relation : Bond.ORDERS_A_TARGET.relations()) {
                for (String member : at(name).others(relation)) {
                    pairs.computeIfAbsent(name, target -> new TreeSet<>()).add(member);
                }
                for (String target : at(name).others(relation.inverse())) {
                    pairs.computeIfAbsent(target, its -> new TreeSet<>()).add(name);
                }
            }
        }
        pairs.forEach((target, members) -> members.forEach(member -> {
            if (NodeKind.of(target) == NodeKind.TARGET
                    && isOrderedByDefault(target)
                    && isOrderedByDefault(member)
                    && !look(target).has(Relation.BEFORE, member)) {
                at(target).link(Relation.AFTER, member, Linked.BY_DEFAULT);
                at(member).link(Relation.BEFORE, target, Linked.BY_DEFAULT);
            }
        }));
    }

    private void unorder(String target, String member) {
        at(target).unlink(Relation.AFTER, member, Linked.BY_DEFAULT);
        at(member).unlink(Relation.BEFORE, target, Linked.BY_DEFAULT);
    }

    private boolean isOrderedByDefault(String name) {
        return look(name)
                .node()
                .filter(node -> node.isLoaded() && node.has(Trait.DEFAULT_DEPENDENCIES))
                .isPresent();
    }

    /** For reading alone. */
    private Linked look(String name) {
        Linked mine = touched.get(name);
        return mine != null ? mine : before.get(name).orElseGet(Linked::unknown);
    }

    private Linked at(String name) {
        return touched.computeIfAbsent(
                name, its -> before.get(its).map(Linked::copy).orElseGet(Linked::unknown));
    }
}
