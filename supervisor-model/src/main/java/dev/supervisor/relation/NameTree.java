package dev.supervisor.relation;

import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * A map from names, in their order, of which each change makes a new one that shares all but one path with the old one. A look-up
 * and a change take as many steps as the logarithm of the size. It is a tree balanced by weight. Immutable.
 *
 * @param <V> the type of the values; never null
 */
final class NameTree<V> {
    private static final NameTree<?> EMPTY = new NameTree<>(null, null, null, null);

    /** How many times heavier one side may be than the other. */
    private static final int DELTA = 3;

    /** Up to which ratio of the inner to the outer grandchild one rotation restores the balance. */
    private static final int RATIO = 2;

    private final NameTree<V> left;
    private final NameTree<V> right;
    private final String name;
    private final V value;
    private final int size;

    private NameTree(NameTree<V> left, String name, V value, NameTree<V> right) {
        this.left = left;
        this.right = right;
        this.name = name;
        this.value = value;
        this.size = name == null ? 0 : left.size + right.size + 1;
    }

    @SuppressWarnings("unchecked")
    static <V> NameTree<V> empty() {
        return (NameTree<V>) EMPTY;
    }

    int size() {
        return size;
    }

    Optional<V> get(String wanted) {
        NameTree<V> here = this;
        while (here.size > 0) {
            int order = wanted.compareTo(here.name);
            if (order == 0) {
                return Optional.of(here.value);
            }
            here = order < 0 ? here.left : here.right;
        }
        return Optional.empty();
    }

    NameTree<V> with(String added, V its) {
        if (size == 0) {
            return new NameTree<>(empty(), added, its, empty());
        }
        int order = added.compareTo(name);
        if (order == 0) {
            return new NameTree<>(left, name, its, right);
        }
        return order < 0
                ? balanced(left.with(added, its), name, value, right)
                : balanced(left, name, value, right.with(added, its));
    }

    NameTree<V> without(String removed) {
        if (size == 0) {
            return this;
        }
        int order = removed.compareTo(name);
        if (order < 0) {
            return balanced(left.without(removed), name, value, right);
        }
        if (order > 0) {
            return balanced(left, name, value, right.without(removed));
        }
        if (left.size == 0) {
            return right;
        }
        if (right.size == 0) {
            return left;
        }
        NameTree<V> next = right;
        while (next.left.size > 0) {
            next = next.left;
        }
        return balanced(left, next.name, next.value, right.without(next.name));
    }

    /** In the order of the names. */
    void forEach(BiConsumer<? super String, ? super V> each) {
        if (size > 0) {
            left.forEach(each);
            each.accept(name, value);
            right.forEach(each);
        }
    }

    boolean anyMatch(Predicate<? super V> wanted) {
        return size > 0 && (wanted.test(value) || left.anyMatch(wanted) || right.anyMatch(wanted));
    }

    private int weight() {
        return size + 1;
    }

    private static <V> NameTree<V> balanced(NameTree<V> left, String name, V value, NameTree<V> right) {
        if (right.weight() > DELTA * left.weight()) {
            if (right.left.weight() < RATIO * right.right.weight()) {
                return new NameTree<>(
                        new NameTree<>(left, name, value, right.left), right.name, right.value, right.right);
            }
            NameTree<V> inner = right.left;
            return new NameTree<>(
                    new NameTree<>(left, name, value, inner.left),
                    inner.name,
                    inner.value,
                    new NameTree<>(inner.right, right.name, right.value, right.right));
        }
        if (left.weight() > DELTA * right.weight()) {
            if (left.right.weight() < RATIO * left.left.weight()) {
                return new NameTree<>(left.left, left.name, left.value, new NameTree<>(left.right, name, value, right));
            }
            NameTree<V> inner = left.right;
            return new NameTree<>(
                    new NameTree<>(left.left, left.name, left.value, inner.left),
                    inner.name,
                    inner.value,
                    new NameTree<>(inner.right, name, value, right));
        }
        return new NameTree<>(left, name, value, right);
    }
}
