package dev.supervisor.relation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * All units and programs with their relations in both directions. Immutable; a change of a few nodes makes a new graph and takes as
 * many steps as these nodes have edges, times the logarithm of the number of names.
 */
public final class Graph {
    private static final Graph EMPTY = new Graph(NameTree.empty());

    private final NameTree<Linked> names;

    Graph(NameTree<Linked> names) {
        this.names = names;
    }

    public static Graph empty() {
        return EMPTY;
    }

    public static Graph of(Node... nodes) {
        return EMPTY.with(List.of(nodes));
    }

    public Graph with(Node... nodes) {
        return with(List.of(nodes));
    }

    /** With these instead of those of the same names. What others declare stays. */
    public Graph with(Collection<Node> nodes) {
        GraphChange change = new GraphChange(names);
        nodes.forEach(change::put);
        return change.done();
    }

    /** Without the nodes of these names, and without what they declare; what others declare about them stays. */
    public Graph without(Collection<String> gone) {
        GraphChange change = new GraphChange(names);
        gone.forEach(change::remove);
        return change.done();
    }

    public Optional<Node> node(String name) {
        return names.get(name).flatMap(Linked::node);
    }

    /** The node, or what stands for one that nobody has loaded. */
    public Node nodeOrNotFound(String name) {
        return node(name).orElseGet(() -> Node.unloaded(name, Loading.State.NOT_FOUND));
    }

    /** All nodes, in the order of their names. */
    public List<Node> nodes() {
        List<Node> nodes = new ArrayList<>(names.size());
        names.forEach((name, linked) -> linked.node().ifPresent(nodes::add));
        return nodes;
    }

    /** The units that it has this relation to, whoever has declared it, in the order of their names. */
    public List<String> others(String name, Relation relation) {
        return names.get(name).map(linked -> linked.others(relation)).orElse(List.of());
    }

    /** The units that something follows for, each once. */
    public List<String> others(String name, Bond bond) {
        Optional<Linked> linked = names.get(name);
        if (linked.isEmpty()) {
            return List.of();
        }
        Iterator<Relation> present = bond.relations().stream()
                .filter(relation -> linked.get().count(relation) > 0)
                .iterator();
        if (!present.hasNext()) {
            return List.of();
        }
        List<String> first = linked.get().others(present.next());
        if (!present.hasNext()) {
            return first;
        }
        Set<String> all = new LinkedHashSet<>(first);
        present.forEachRemaining(relation -> all.addAll(linked.get().others(relation)));
        return List.copyOf(all);
    }

    public boolean has(String name, Relation relation, String other) {
        return names.get(name).filter(linked -> linked.has(relation, other)).isPresent();
    }

    /** Whether a reload of it does anything, be it only to others. */
    public boolean canReload(String name) {
        return node(name)
                .filter(node -> node.has(Trait.CAN_RELOAD)
                        || node.kind().canReloadForOthers()
                                && !others(name, Relation.PROPAGATES_RELOAD_TO).isEmpty())
                .isPresent();
    }

    /** Whether nobody refers to it; such a unit may be unloaded when it is inactive. */
    public boolean isUnreferenced(String name) {
        return names.get(name).filter(Linked::isReferenced).isEmpty();
    }
}
