package dev.supervisor.config.option;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.SectionShape.Slot;
import dev.supervisor.config.text.BadValueException;
import java.util.Optional;

/**
 * The values of one section while it is read, as far as they are known. An option that is not set has its usual value
 * from the start, so that the sixty options of a program cost nothing except for the few that are set. One thread.
 */
public final class SectionValues {
    /** The name of a component that is not an option but the name of the section. */
    private static final String SECTION = "section";

    private static final Object MISSING = new Object();

    private final SectionShape<?> shape;
    private final KnownValues known;
    private final IniOption[] given;

    /** The values by place; null stands for the usual value. */
    private final Object[] values;

    private SectionValues(SectionShape<?> shape, KnownValues known, IniOption[] given, Object[] values) {
        this.shape = shape;
        this.known = known;
        this.given = given;
        this.values = values;
    }

    /** The values that a section sets for the options of a shape. */
    public static SectionValues of(SectionShape<?> shape, IniSection section, KnownValues known) {
        IniOption[] given = new IniOption[shape.places()];
        for (IniOption option : section.options()) {
            shape.find(option.name()).ifPresent(slot -> given[slot.place()] = option);
        }
        Object[] values = new Object[shape.places()];
        shape.place(SECTION).ifPresent(place -> values[place] = section.name());
        return new SectionValues(shape, known, given, values);
    }

    /** A copy; a value put into it does not appear here. */
    public SectionValues copy() {
        return new SectionValues(shape, known, given, values.clone());
    }

    /** Whether the value has to be read from a text. */
    boolean isToBeRead(Slot slot) {
        return given[slot.place()] != null || !slot.isKnownUnread();
    }

    Optional<IniOption> given(Slot slot) {
        return Optional.ofNullable(given[slot.place()]);
    }

    public void put(Slot slot, Object value) {
        values[slot.place()] = value;
    }

    /** @param name of an option, or of a component that is none */
    public void put(String name, Object value) {
        values[place(name)] = value;
    }

    /** There is no value, not even the usual one, and that has been reported. */
    void miss(Slot slot) {
        values[slot.place()] = MISSING;
    }

    /** The option is what another one is, which has the same default. */
    void putSame(Slot slot, Slot other) {
        values[slot.place()] = values[other.place()];
    }

    /** The value of an option of this type; empty if there is none. */
    public <T> Optional<T> find(String option, Class<T> type) {
        int place = place(option);
        return has(place) ? Optional.of(type.cast(at(place))) : Optional.empty();
    }

    /** The value of an option of this type that has one. */
    public <T> T get(String option, Class<T> type) {
        return find(option, type).orElseThrow(() -> new IllegalStateException("no value of " + option));
    }

    /** Whether a record of this shape, which is ours or in it, can be made. */
    public boolean isComplete(SectionShape<?> wanted) {
        for (int place = wanted.firstPlace(); place < wanted.endPlace(); place++) {
            if (!has(place)) {
                return false;
            }
        }
        return true;
    }

    /** Whether all that such a record is made of is as it is usually. */
    boolean isUsual(SectionShape<?> wanted) {
        for (int place = wanted.firstPlace(); place < wanted.endPlace(); place++) {
            if (values[place] != null) {
                return false;
            }
        }
        return true;
    }

    /** A record of values that are there. */
    <R extends Record> SectionShape.Made<R> made(SectionShape<R> wanted, Object[] arguments) throws BadValueException {
        return known.record(wanted, arguments);
    }

    /** The value at a place that has one. */
    Object at(int place) {
        return values[place] == null ? shape.usualAt(place).get() : values[place];
    }

    private int place(String name) {
        return shape.place(name)
                .orElseThrow(() -> new IllegalArgumentException("nothing in " + shape.type() + " is called " + name));
    }

    private boolean has(int place) {
        return values[place] == null ? shape.usualAt(place).isPresent() : values[place] != MISSING;
    }
}
