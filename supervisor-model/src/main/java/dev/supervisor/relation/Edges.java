package dev.supervisor.relation;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The relations that a unit declares, by its files or by default. A relation to itself is dropped by the graph. Immutable. */
public final class Edges {
    private static final Edges NONE = new Edges(new EnumMap<>(Relation.class));

    private final Map<Relation, Set<String>> others;

    private Edges(Map<Relation, Set<String>> others) {
        this.others = others;
    }

    public static Edges none() {
        return NONE;
    }

    public static Edges of(Relation relation, String... units) {
        return NONE.and(relation, units);
    }

    public Edges and(Relation relation, String... units) {
        return and(relation, List.of(units));
    }

    public Edges and(Relation relation, Collection<String> units) {
        Map<Relation, Set<String>> more = new EnumMap<>(others);
        add(more, relation, units);
        return new Edges(more);
    }

    public Edges and(Edges edges) {
        Map<Relation, Set<String>> more = new EnumMap<>(others);
        edges.others.forEach((relation, units) -> add(more, relation, units));
        return new Edges(more);
    }

    private static void add(Map<Relation, Set<String>> more, Relation relation, Collection<String> units) {
        Set<String> all = new TreeSet<>(more.getOrDefault(relation, Set.of()));
        all.addAll(units);
        more.put(relation, Collections.unmodifiableSet(all));
    }

    /** In the order of their names. */
    public Set<String> to(Relation relation) {
        return others.getOrDefault(relation, Set.of());
    }

    /** The relations that it declares at all. */
    public Set<Relation> relations() {
        return Collections.unmodifiableSet(others.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Edges edges && edges.others.equals(others);
    }

    @Override
    public int hashCode() {
        return others.hashCode();
    }

    @Override
    public String toString() {
        return others.toString();
    }
}
