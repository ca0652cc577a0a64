package dev.supervisor.unit.directive;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * The declarations of a record of directives and of the records in it, read once. Immutable.
 *
 * @param <R> the record
 */
public final class SpecShape<R extends Record> {
    /** A part of the constructor's arguments. */
    private sealed interface Piece {
        record Single(Slot slot) implements Piece {}

        record Nested(SpecShape<?> shape) implements Piece {}
    }

    private final Class<R> type;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Slot> slots = new ArrayList<>();

    private SpecShape(String section, Class<R> type) {
        this.type = type;
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(Directive.class)) {
                Slot slot = Slot.of(section, component);
                pieces.add(new Piece.Single(slot));
                slots.add(slot);
            } else {
                SpecShape<?> nested = of(section, component.getType().asSubclass(Record.class));
                pieces.add(new Piece.Nested(nested));
                slots.addAll(nested.slots);
            }
        }
    }

    /** @param section of unit files in which all of its directives stand */
    public static <R extends Record> SpecShape<R> of(String section, Class<R> type) {
        return new SpecShape<>(section, type);
    }

    /** Its directives and those of the records in it, in the order of {@code show}. */
    public List<Slot> slots() {
        return List.copyOf(slots);
    }

    /** The record with these values. */
    public R make(SpecValues values) {
        Object[] arguments = pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Single single -> values.of(single.slot());
                    case Piece.Nested nested -> nested.shape().make(values);
                })
                .toArray();
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        for (int i = 0; i < types.length; i++) {
            types[i] = components[i].getType();
        }
        try {
            Constructor<R> constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }
}
