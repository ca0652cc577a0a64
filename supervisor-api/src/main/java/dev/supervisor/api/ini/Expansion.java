package dev.supervisor.api.ini;

import dev.supervisor.api.python.PythonRepr;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The names that a value may use as {@code %(name)s}, one scope inside another. Making an inner scope leaves the outer one as it
 * is, so what one process defines cannot leak into the next; no scope copies another. Immutable; any thread.
 */
public final class Expansion {
    private static final String ENVIRONMENT_PREFIX = "ENV_";

    /** A value of ours: text, or a number where Python has one. */
    sealed interface Named {
        record Text(String text) implements Named {}

        record Number(long number) implements Named {}
    }

    private final Optional<Expansion> outer;
    private final Map<String, Named> names;
    private final Map<String, String> environment;

    private Expansion(Optional<Expansion> outer, Map<String, Named> names, Map<String, String> environment) {
        this.outer = outer;
        this.names = names;
        this.environment = environment;
    }

    /** {@code ENV_x} for every variable x; the map is not copied and must not change. */
    public static Expansion ofEnvironment(Map<String, String> environment) {
        return new Expansion(Optional.empty(), Map.of(), environment);
    }

    public Expansion with(String name, String text) {
        return new Expansion(Optional.of(this), Map.of(name, new Named.Text(text)), Map.of());
    }

    public Expansion with(String name, long number) {
        return new Expansion(Optional.of(this), Map.of(name, new Named.Number(number)), Map.of());
    }

    /** Adds {@code ENV_x} for every variable x; the map is not copied and must not change. */
    public Expansion withEnvironment(Map<String, String> more) {
        return more.isEmpty() ? this : new Expansion(Optional.of(this), Map.of(), more);
    }

    /**
     * Expands a value like Python's {@code value % names}.
     *
     * @param where what the sentence calls the place of the value
     */
    public String expand(String value, String where) throws ExpansionException {
        return value.indexOf('%') < 0 ? value : new PercentFormat(value, where, this).render();
    }

    /**
     * The value with the conversion letter that it lacks: one that ends right behind the parenthesis of an expansion, like
     * {@code worker-%(process_num)}, can only mean {@code %(…)s}. The original refuses it.
     */
    public static Optional<String> completed(String value) {
        return value.endsWith(")") && PercentFormat.endsInOpenExpansion(value)
                ? Optional.of(value + "s")
                : Optional.empty();
    }

    Optional<Named> lookUp(String name) {
        for (Optional<Expansion> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            Named found = scope.get().names.get(name);
            if (found != null) {
                return Optional.of(found);
            }
            if (name.startsWith(ENVIRONMENT_PREFIX)) {
                String variable = scope.get().environment.get(name.substring(ENVIRONMENT_PREFIX.length()));
                if (variable != null) {
                    return Optional.of(new Named.Text(variable));
                }
            }
        }
        return Optional.empty();
    }

    ExpansionException unknown(String value, String where, String name) {
        TreeSet<String> available = new TreeSet<>();
        for (Optional<Expansion> scope = Optional.of(this); scope.isPresent(); scope = scope.get().outer) {
            available.addAll(scope.get().names.keySet());
            scope.get().environment.keySet().forEach(variable -> available.add(ENVIRONMENT_PREFIX + variable));
        }
        return new ExpansionException(
                "Format string %s for %s contains names (%s) which cannot be expanded. Available names: %s"
                        .formatted(
                                PythonRepr.of(value),
                                PythonRepr.of(where),
                                PythonRepr.of(name),
                                String.join(", ", available)));
    }
}
