package dev.supervisor.config.option;

import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Surroundings;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The values that one load of a configuration has read so far. Programs resemble each other: a text that equals the
 * previous section's is not parsed again, and a record of equal values is reused, so that a thousand programs share
 * them. One thread.
 */
public final class KnownValues {

    private record Parsed(String text, Object value) {}

    private record Latest(Object[] arguments, SectionShape.Made<?> made) {

        boolean isOf(Object[] others) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] != others[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Surroundings surroundings;
    private final Map<Slot, Parsed> latestValues = new IdentityHashMap<>();
    private final Map<SectionShape<?>, Latest> latestRecords = new IdentityHashMap<>();

    public KnownValues(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** The facts that the configuration depends on besides its files. */
    public Surroundings surroundings() {
        return surroundings;
    }

    /** The value that an option has by a text. */
    Object value(Slot slot, String text) throws BadValueException {
        Optional<Parsed> latest = Optional.ofNullable(latestValues.get(slot));
        if (latest.isPresent() && latest.get().text().equals(text)) {
            return latest.get().value();
        }
        Object value = slot.parse(text, surroundings);
        latestValues.put(slot, new Parsed(text, value));
        return value;
    }

    /**
     * A record of such values.
     *
     * @throws BadValueException if they break a rule
     */
    <R extends Record> SectionShape.Made<R> record(SectionShape<R> shape, Object[] arguments) throws BadValueException {
        Optional<Latest> latest = Optional.ofNullable(latestRecords.get(shape));
        if (latest.isPresent() && latest.get().isOf(arguments)) {
            return as(latest.get().made());
        }
        SectionShape.Made<R> made = shape.of(arguments);
        latestRecords.put(shape, new Latest(arguments, made));
        return made;
    }

    @SuppressWarnings("unchecked") // it is kept by its shape
    private static <R extends Record> SectionShape.Made<R> as(SectionShape.Made<?> made) {
        return (SectionShape.Made<R>) made;
    }
}
