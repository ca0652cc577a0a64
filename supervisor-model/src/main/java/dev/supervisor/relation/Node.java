package dev.supervisor.relation;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A unit or a program, as far as relations and jobs have to know it.
 *
 * @param name its primary name; names of aliases are resolved by whoever loads units
 * @param edges what it declares itself, including the relations that it has by default
 * @param onFailure how jobs of {@code OnFailure=} meet others
 * @param onSuccess how jobs of {@code OnSuccess=} meet others
 */
public record Node(String name, Loading loading, Set<Trait> traits, Edges edges, JobMode onFailure, JobMode onSuccess) {
    public Node {
        traits = Collections.unmodifiableSet(copy(traits));
    }

    /** A loaded unit with the traits of its kind. */
    public static Node of(String name, Edges edges) {
        Set<Trait> traits = NodeKind.of(name).defaultTraits();
        return new Node(name, Loading.State.LOADED, traits, edges, JobMode.REPLACE, JobMode.FAIL);
    }

    /** A unit of which there is nothing but the name. */
    public static Node unloaded(String name, Loading loading) {
        return of(name, Edges.none()).as(loading);
    }

    public Node as(Loading how) {
        return new Node(name, how, traits, edges, onFailure, onSuccess);
    }

    public Node with(Trait... more) {
        Set<Trait> all = copy(traits);
        Collections.addAll(all, more);
        return new Node(name, loading, all, edges, onFailure, onSuccess);
    }

    public Node without(Trait trait) {
        Set<Trait> all = copy(traits);
        all.remove(trait);
        return new Node(name, loading, all, edges, onFailure, onSuccess);
    }

    public Node and(Relation relation, String... units) {
        return new Node(name, loading, traits, edges.and(relation, units), onFailure, onSuccess);
    }

    private static Set<Trait> copy(Set<Trait> traits) {
        Set<Trait> copy = EnumSet.noneOf(Trait.class);
        copy.addAll(traits);
        return copy;
    }

    public boolean has(Trait trait) {
        return traits.contains(trait);
    }

    public boolean isLoaded() {
        return loading == Loading.State.LOADED;
    }

    public NodeKind kind() {
        return NodeKind.of(name);
    }
}
