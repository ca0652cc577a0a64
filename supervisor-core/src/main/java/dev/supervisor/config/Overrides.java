package dev.supervisor.config;

import dev.supervisor.config.option.SectionShape;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Options of {@code [supervisord]} that the command line says in place of the file. Immutable. */
public final class Overrides {
    public static final Overrides NONE = new Overrides(Map.of());

    private final Map<String, Object> values;

    private Overrides(Map<String, Object> values) {
        this.values = values;
    }

    /**
     * These and one more, which counts even if the option was there before.
     *
     * @throws BadValueException if the text is no value of the option's type
     * @throws IllegalArgumentException if {@code [supervisord]} has no such option
     */
    public Overrides with(String option, String text, Surroundings surroundings) throws BadValueException {
        Map<String, Object> more = new LinkedHashMap<>(values);
        more.put(option, SectionShape.of(SupervisordSection.class).slot(option).parse(text, surroundings));
        return new Overrides(more);
    }

    /** Whether the command line says this option. */
    public boolean says(String option) {
        return values.containsKey(option);
    }

    /** The command line's value for this option, in the spec's type. */
    Optional<Object> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Overrides overrides && values.equals(overrides.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
