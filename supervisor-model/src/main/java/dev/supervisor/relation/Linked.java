package dev.supervisor.relation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A name in the graph with all its relations, whoever declares them. There are names without a node: others refer to them, and nothing
 * of them is loaded. Never altered once a graph has it.
 */
final class Linked {
    /** Reasons for an edge, as bits; an edge is there as long as there is one. */
    static final int DECLARED_HERE = 1;

    static final int DECLARED_THERE = 2;
    static final int BY_DEFAULT = 4;

    private static final int KINDS = Relation.values().length;

    private Optional<Node> node;
    private final NameTree<Integer>[] edges;

    private Linked(Optional<Node> node, NameTree<Integer>[] edges) {
        this.node = node;
        this.edges = edges;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static Linked unknown() {
        NameTree<Integer>[] none = new NameTree[KINDS];
        Arrays.fill(none, NameTree.<Integer>empty());
        return new Linked(Optional.empty(), none);
    }

    /** One that may be altered, until a graph has it. */
    Linked copy() {
        return new Linked(node, edges.clone());
    }

    Optional<Node> node() {
        return node;
    }

    void node(Optional<Node> its) {
        node = its;
    }

    boolean isUnused() {
        return node.isEmpty() && Arrays.stream(edges).allMatch(tree -> tree.size() == 0);
    }

    /** Whether another unit declares a relation to it that keeps it loaded. */
    boolean isReferenced() {
        for (NameTree<Integer> tree : edges) {
            if (tree.anyMatch(reasons -> (reasons & DECLARED_THERE) != 0)) {
                return true;
            }
        }
        return false;
    }

    boolean has(Relation relation, String other) {
        return edges[relation.ordinal()].get(other).isPresent();
    }

    List<String> others(Relation relation) {
        NameTree<Integer> tree = edges[relation.ordinal()];
        List<String> names = new ArrayList<>(tree.size());
        tree.forEach((name, reasons) -> names.add(name));
        return names;
    }

    List<String> othersByDefault(Relation relation) {
        List<String> names = new ArrayList<>();
        edges[relation.ordinal()].forEach((name, reasons) -> {
            if ((reasons & BY_DEFAULT) != 0) {
                names.add(name);
            }
        });
        return names;
    }

    int count(Relation relation) {
        return edges[relation.ordinal()].size();
    }

    void link(Relation relation, String other, int reason) {
        NameTree<Integer> tree = edges[relation.ordinal()];
        edges[relation.ordinal()] = tree.with(other, tree.get(other).orElse(0) | reason);
    }

    void unlink(Relation relation, String other, int reason) {
        NameTree<Integer> tree = edges[relation.ordinal()];
        int left = tree.get(other).orElse(0) & ~reason;
        edges[relation.ordinal()] = left == 0 ? tree.without(other) : tree.with(other, left);
    }
}
