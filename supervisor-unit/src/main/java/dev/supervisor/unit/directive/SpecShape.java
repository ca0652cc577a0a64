package dev.supervisor.unit.directive;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

    private final Constructor<R> constructor;
    private final List<Piece> pieces;
    private final List<Slot> slots;

    private SpecShape(String section, Class<R> type) {
        RecordComponent[] components = type.getRecordComponents();
        constructor = constructor(type, components);
        pieces = Arrays.stream(components)
                .map(component -> piece(section, component))
                .toList();
        slots = pieces.stream().flatMap(SpecShape::slots).toList();
    }

    private static Piece piece(String section, RecordComponent component) {
        return component.isAnnotationPresent(Directive.class)
                ? new Piece.Single(Slot.of(section, component))
                : new Piece.Nested(of(section, component.getType().asSubclass(Record.class)));
    }

    private static Stream<Slot> slots(Piece piece) {
        return switch (piece) {
            case Piece.Single(Slot slot) -> Stream.of(slot);
            case Piece.Nested(SpecShape<?> shape) -> shape.slots.stream();
        };
    }

    private static <R extends Record> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(types);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("cannot make " + type.getName(), e);
        }
    }

    /** @param section of unit files in which all of its directives stand */
    public static <R extends Record> SpecShape<R> of(String section, Class<R> type) {
        return new SpecShape<>(section, type);
    }

    /** Its directives and those of the records in it, in the order of {@code show}. */
    public List<Slot> slots() {
        return slots;
    }

    /** The record with these values. */
    public R make(SpecValues values) {
        Object[] arguments = pieces.stream()
                .map(piece -> switch (piece) {
                    case Piece.Single single -> values.of(single.slot());
                    case Piece.Nested nested -> nested.shape().make(values);
                })
                .toArray();
        try {
            return constructor.newInstance(arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor.getName(), e);
        }
    }
}
