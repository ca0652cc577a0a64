package dev.supervisor.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a spec record declares, read off it once: its options, those of the records in it, and the rules between them that the
 * constructors check. Makes such records out of values by option name. Immutable.
 *
 * @param <R> the record
 */
final class SpecShape<R extends Record> {

    /** What is done with a section, in the original's order of reading. */
    sealed interface Step {

        int order();

        boolean perProcess();
    }

    /**
     * An option is read.
     *
     * @param sameAs the option that it takes its default from; empty if none
     * @param usual its value where it is not given, if that is always the same: so it is parsed once and not for each of a thousand programs
     */
    record Slot(
            String option,
            String sameAs,
            Option declared,
            boolean optional,
            Optional<Object> usual,
            int order,
            int told)
            implements Step {

        @Override
        public boolean perProcess() {
            return declared.perProcess();
        }

        /** The value as the component has it. */
        Object parse(String text, Surroundings surroundings) throws BadValueException {
            return inComponent(declared.type().parse(text, surroundings), optional);
        }

        private static Object inComponent(Object value, boolean optional) {
            return optional && !(value instanceof Optional) ? Optional.of(value) : value;
        }

        private static Optional<Object> usualOf(Option declared, boolean optional) {
            String text = declared.byDefault();
            if (text.equals(Option.ABSENT)) {
                return Optional.of(Optional.empty());
            }
            if (text.equals(Option.REQUIRED) || text.indexOf('%') >= 0) {
                return Optional.empty();
            }
            try {
                return declared.type().parseForAll(text).map(value -> inComponent(value, optional));
            } catch (BadValueException e) {
                throw new IllegalStateException("a default that is none: " + declared, e);
            }
        }
    }

    /** The rules between the options of a record are checked by making it. */
    record Check(SpecShape<?> shape, int order, boolean perProcess) implements Step {}

    private static final ClassValue<SpecShape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected SpecShape<?> computeValue(Class<?> type) {
            return new SpecShape<>(type.asSubclass(Record.class), "", 0, 0);
        }
    };

    /** A part of the constructor's arguments. */
    private sealed interface Part {
        record Single(Slot slot) implements Part {}

        record Nested(SpecShape<?> shape) implements Part {}

        record Given(String name) implements Part {}
    }

    private final Constructor<R> constructor;
    private final List<Part> parts = new ArrayList<>();
    private final List<Method> accessors = new ArrayList<>();
    private final List<Step> steps;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Optional<R> usual;

    private SpecShape(Class<R> type, String prefix, int later, int toldLater) {
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            parts.add(part(component, prefix, later, toldLater));
            component.getAccessor().setAccessible(true);
            accessors.add(component.getAccessor());
        }
        this.constructor = constructor(type, components);
        this.steps = Stream.concat(partSteps(), check(type))
                .sorted(Comparator.comparingInt(Step::order))
                .toList();
        slotsIn(steps).forEach(slot -> slots.put(slot.option(), slot));
        this.usual = usual();
    }

    @SuppressWarnings("unchecked") // computeValue makes the shape of the class that it is asked for
    static <R extends Record> SpecShape<R> of(Class<R> type) {
        return (SpecShape<R>) SHAPES.get(type);
    }

    /** In the original's order of reading. */
    List<Step> steps() {
        return steps;
    }

    Stream<Slot> slots() {
        return slots.values().stream();
    }

    Slot slot(String option) {
        return Optional.ofNullable(slots.get(option))
                .orElseThrow(() -> new IllegalArgumentException("no option " + option));
    }

    /** Whether all that {@link #make} needs is there. */
    boolean isCompleteIn(Map<String, Object> values) {
        return values.keySet().containsAll(slots.keySet());
    }

    /**
     * The record.
     *
     * @param values by option name, and by component name for what is no option
     * @throws BadValueException if the values break a rule
     */
    R make(Map<String, Object> values) throws BadValueException {
        return usual.isPresent() && areUsual(values) ? usual.get() : makeOwn(values);
    }

    private boolean areUsual(Map<String, Object> values) {
        for (Slot slot : slots.values()) {
            if (values.get(slot.option()) != slot.usual().get()) {
                return false;
            }
        }
        return true;
    }

    /** The one record that all sections share in which none of its options is given, if they then always mean the same. */
    private Optional<R> usual() {
        boolean always = parts.stream().allMatch(part -> switch (part) {
            case Part.Single(Slot slot) -> slot.usual().isPresent();
            case Part.Nested(SpecShape<?> shape) -> shape.usual.isPresent();
            case Part.Given _ -> false;
        });
        if (!always) {
            return Optional.empty();
        }
        Map<String, Object> values = new HashMap<>();
        slots().forEach(slot -> values.put(slot.option(), slot.usual().get()));
        try {
            return Optional.of(makeOwn(values));
        } catch (BadValueException e) {
            throw new IllegalStateException("defaults that break a rule: " + values, e);
        }
    }

    private R makeOwn(Map<String, Object> values) throws BadValueException {
        Object[] arguments = new Object[parts.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (parts.get(i)) {
                case Part.Single(Slot slot) -> values.get(slot.option());
                case Part.Nested(SpecShape<?> shape) -> shape.make(values);
                case Part.Given(String name) -> values.get(name);
            };
        }
        try {
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException broken) {
                throw new BadValueException(broken.getMessage());
            }
            throw new IllegalStateException("cannot make " + constructor + " of " + values.keySet(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor + " of " + values.keySet(), e);
        }
    }

    /** What {@link #make} was given for this record. */
    Map<String, Object> valuesOf(Record record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Object value = read(accessors.get(i), record);
            switch (parts.get(i)) {
                case Part.Single(Slot slot) -> values.put(slot.option(), value);
                case Part.Nested(SpecShape<?> shape) -> values.putAll(shape.valuesOf((Record) value));
                case Part.Given(String name) -> values.put(name, value);
            }
        }
        return values;
    }

    private static Object read(Method accessor, Record record) {
        try {
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + accessor, e);
        }
    }

    private static Part part(RecordComponent component, String prefix, int later, int toldLater) {
        Optional<Option> option = Optional.ofNullable(component.getAnnotation(Option.class));
        if (option.isPresent()) {
            boolean optional = component.getType() == Optional.class;
            return new Part.Single(new Slot(
                    prefix + component.getName(),
                    option.get().sameAs().isEmpty() ? "" : prefix + option.get().sameAs(),
                    option.get(),
                    optional,
                    Slot.usualOf(option.get(), optional),
                    option.get().read() + later,
                    option.get().told() == Option.UNTOLD
                            ? Option.UNTOLD
                            : option.get().told() + toldLater));
        }
        if (component.getType().isRecord()) {
            Optional<Prefix> own = Optional.ofNullable(component.getAnnotation(Prefix.class));
            return new Part.Nested(new SpecShape<>(
                    component.getType().asSubclass(Record.class),
                    prefix + own.map(Prefix::value).orElse(""),
                    later + own.map(Prefix::readLater).orElse(0),
                    toldLater + own.map(Prefix::toldLater).orElse(0)));
        }
        return new Part.Given(component.getName());
    }

    private static Stream<Slot> slotsIn(List<Step> steps) {
        return steps.stream().filter(Slot.class::isInstance).map(Slot.class::cast);
    }

    private static Stream<Step> stepsOf(Part part) {
        return switch (part) {
            case Part.Single(Slot slot) -> Stream.of(slot);
            case Part.Nested(SpecShape<?> shape) -> shape.steps.stream();
            case Part.Given _ -> Stream.of();
        };
    }

    private Stream<Step> partSteps() {
        return parts.stream().flatMap(SpecShape::stepsOf);
    }

    /** A record with components that are no options has no rules between options of its own. */
    private Stream<Step> check(Class<R> type) {
        if (parts.stream().anyMatch(Part.Given.class::isInstance)) {
            return Stream.of();
        }
        int order = Optional.ofNullable(type.getAnnotation(CheckedAt.class))
                .map(CheckedAt::value)
                .orElseGet(() -> partSteps().mapToInt(Step::order).max().orElse(0));
        return Stream.of(new Check(this, order, partSteps().anyMatch(Step::perProcess)));
    }

    private static <R> Constructor<R> constructor(Class<R> type, RecordComponent[] components) {
        try {
            Constructor<R> found = type.getDeclaredConstructor(
                    Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            found.setAccessible(true);
            return found;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }
}
