package dev.supervisor.config.option;

import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Surroundings;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
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
 * The declarations of a spec record, read once: its options, those of the records in it, and the rules between them
 * that the constructors check. Makes such records from values by option name. Immutable.
 *
 * @param <R> the record
 */
public final class SectionShape<R extends Record> {

    /** A step of reading a section, in the original's order. */
    public sealed interface Step {

        int order();

        boolean perProcess();
    }

    /**
     * An option is read.
     *
     * @param component the path of the component of a spec that it is for, see {@link dev.supervisor.spec.Components}
     * @param place where its value is kept while a section is read
     * @param sameAs the option that it takes its default from
     */
    public record Slot(
            String option,
            String component,
            int place,
            Option declared,
            OptionText text,
            Optional<Slot> sameAs,
            int order,
            int told)
            implements Step {

        @Override
        public boolean perProcess() {
            return declared.perProcess();
        }

        /** Whether nothing has to be read to know what it is where it is not given. */
        boolean isKnownUnread() {
            return text.usual().isPresent() && sameAs.isEmpty();
        }

        /** The value as the component has it. */
        public Object parse(String given, Surroundings surroundings) throws BadValueException {
            return text.parse(given, surroundings);
        }
    }

    /**
     * A record that has been made.
     *
     * @param meaning what it is to the record that has it as a component: the part of a spec that it stands for, or itself
     */
    record Made<R extends Record>(R record, Object meaning) {}

    /** The rules between the options of a record are checked by making it. */
    record Check(SectionShape<?> shape, int order, boolean perProcess) implements Step {}

    private static final ClassValue<SectionShape<?>> SHAPES = new ClassValue<>() {
        @Override
        protected SectionShape<?> computeValue(Class<?> type) {
            return new SectionShape<>(type.asSubclass(Record.class), new Names("", "", 0, 0), new Places());
        }
    };

    /** A part of the constructor's arguments. */
    private sealed interface Piece {
        record Single(Slot slot) implements Piece {}

        record Nested(SectionShape<?> shape) implements Piece {}

        record Given(String name, int place) implements Piece {}
    }

    /** The names and order of a record's options, which depend on the record that contains it. */
    private record Names(String prefix, String path, int later, int toldLater) {

        Names in(RecordComponent component) {
            Optional<Prefix> own = Optional.ofNullable(component.getAnnotation(Prefix.class));
            return new Names(
                    prefix + own.map(Prefix::value).orElse(""),
                    path + component.getName() + ".",
                    later + own.map(Prefix::readLater).orElse(0),
                    toldLater + own.map(Prefix::toldLater).orElse(0));
        }
    }

    /** Where values are kept while a section is read: one place for each option and each other component, those of the records in it too. */
    private static final class Places {
        private final Map<String, Integer> byName = new HashMap<>();
        private final List<Optional<Object>> usual = new ArrayList<>();

        int add(String name, Optional<Object> value) {
            byName.put(name, usual.size());
            usual.add(value);
            return usual.size() - 1;
        }
    }

    private final Class<R> type;
    private final Constructor<R> constructor;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Step> steps;
    private final Map<String, Slot> slots = new LinkedHashMap<>();
    private final Places places;
    private final int firstPlace;
    private final int endPlace;
    private final Optional<Made<R>> usual;

    private SectionShape(Class<R> type, Names names, Places places) {
        this.type = type;
        this.places = places;
        this.firstPlace = places.usual.size();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            pieces.add(piece(component, names));
        }
        this.endPlace = places.usual.size();
        this.constructor = constructor(type, components);
        this.steps = Stream.concat(pieceSteps(), check())
                .sorted(Comparator.comparingInt(Step::order))
                .toList();
        slotsIn(steps).forEach(slot -> slots.put(slot.option(), slot));
        this.usual = usual();
    }

    @SuppressWarnings("unchecked") // computeValue makes the shape of the class that it is asked for
    public static <R extends Record> SectionShape<R> of(Class<R> type) {
        return (SectionShape<R>) SHAPES.get(type);
    }

    /** In the original's order of reading. */
    public List<Step> steps() {
        return steps;
    }

    public Stream<Slot> slots() {
        return slots.values().stream();
    }

    public Slot slot(String option) {
        return find(option).orElseThrow(() -> new IllegalArgumentException("no option " + option));
    }

    /** The option of this name, if it is one of ours. */
    public Optional<Slot> find(String option) {
        return Optional.ofNullable(slots.get(option));
    }

    /** The record of this type that is a component of ours. */
    public <I extends Record> SectionShape<I> inner(Class<I> wanted) {
        for (Piece part : pieces) {
            if (part instanceof Piece.Nested(SectionShape<?> shape) && shape.type == wanted) {
                return as(wanted, shape);
            }
        }
        throw new IllegalArgumentException("no " + wanted + " in " + type);
    }

    @SuppressWarnings("unchecked") // it has been asked for its type
    private static <I extends Record> SectionShape<I> as(Class<I> wanted, SectionShape<?> shape) {
        return (SectionShape<I>) shape;
    }

    public Class<R> type() {
        return type;
    }

    /** How many places the values of a section take. */
    int places() {
        return places.usual.size();
    }

    /** The first place of this record's own values, which are all together. */
    int firstPlace() {
        return firstPlace;
    }

    /** The place after the last of them. */
    int endPlace() {
        return endPlace;
    }

    /** The place of an option, or of a component that is none; empty if nothing is called so. */
    Optional<Integer> place(String name) {
        return Optional.ofNullable(places.byName.get(name));
    }

    /** The default value of a place, if it is always the same. */
    Optional<Object> usualAt(int place) {
        return places.usual.get(place);
    }

    /**
     * The record; one for all sections in which none of its options is given, if they then always mean the same.
     *
     * @param values of the options, and of what is no option
     * @throws BadValueException if the values break a rule
     */
    public R make(SectionValues values) throws BadValueException {
        return made(values).record();
    }

    private Made<R> made(SectionValues values) throws BadValueException {
        if (usual.isPresent() && values.isUsual(this)) {
            return usual.get();
        }
        Object[] arguments = new Object[pieces.size()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = switch (pieces.get(i)) {
                case Piece.Single(Slot slot) -> values.at(slot.place());
                case Piece.Nested(SectionShape<?> shape) -> shape.made(values).meaning();
                case Piece.Given(String _, int place) -> values.at(place);
            };
        }
        return values.made(this, arguments);
    }

    /** The record of such components. */
    Made<R> of(Object[] arguments) throws BadValueException {
        try {
            R record = constructor.newInstance(arguments);
            return new Made<>(record, record instanceof SectionPart<?> part ? part.spec() : record);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException broken) {
                throw new BadValueException(broken.getMessage());
            }
            throw new IllegalStateException("cannot make " + constructor + " of " + List.of(arguments), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor + " of " + List.of(arguments), e);
        }
    }

    /** The one record of values that are all usual, if each always is the same. */
    private Optional<Made<R>> usual() {
        List<Optional<?>> arguments = pieces.stream()
                .<Optional<?>>map(part -> switch (part) {
                    case Piece.Single(Slot slot) -> slot.text().usual();
                    case Piece.Nested(SectionShape<?> shape) -> shape.usual.map(Made::meaning);
                    case Piece.Given _ -> Optional.empty();
                })
                .toList();
        if (!arguments.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(arguments.stream().map(Optional::get).toArray()));
        } catch (BadValueException e) {
            throw new IllegalStateException("defaults that break a rule: " + arguments, e);
        }
    }

    private Piece piece(RecordComponent component, Names names) {
        Optional<Option> option = Optional.ofNullable(component.getAnnotation(Option.class));
        if (option.isPresent()) {
            return new Piece.Single(slot(component, option.get(), names));
        }
        Optional<ReadBy> reader = Optional.ofNullable(component.getAnnotation(ReadBy.class));
        if (reader.isPresent() || component.getType().isRecord()) {
            Class<?> declaring = reader.<Class<?>>map(ReadBy::value).orElseGet(component::getType);
            return new Piece.Nested(
                    new SectionShape<>(declaring.asSubclass(Record.class), names.in(component), places));
        }
        return new Piece.Given(component.getName(), places.add(component.getName(), Optional.empty()));
    }

    private Slot slot(RecordComponent component, Option declared, Names names) {
        OptionText text = OptionText.of(declared, component.getType() == Optional.class);
        String option = names.prefix() + component.getName();
        return new Slot(
                option,
                names.path() + component.getName(),
                places.add(option, text.usual()),
                declared,
                text,
                sameAs(declared, text, names),
                declared.read() + names.later(),
                declared.told() == Option.UNTOLD ? Option.UNTOLD : declared.told() + names.toldLater());
    }

    /** One of the components before; it has the same default, so that none of the two has to be read if none is given. */
    private Optional<Slot> sameAs(Option declared, OptionText text, Names names) {
        if (declared.sameAs().isEmpty()) {
            return Optional.empty();
        }
        for (Piece part : pieces) {
            if (part instanceof Piece.Single(Slot slot)
                    && slot.option().equals(names.prefix() + declared.sameAs())
                    && slot.text().byDefault().equals(text.byDefault())) {
                return Optional.of(slot);
            }
        }
        throw new IllegalStateException("nothing before it with its default is called " + declared.sameAs());
    }

    private static Stream<Slot> slotsIn(List<Step> steps) {
        return steps.stream().filter(Slot.class::isInstance).map(Slot.class::cast);
    }

    private static Stream<Step> stepsOf(Piece part) {
        return switch (part) {
            case Piece.Single(Slot slot) -> Stream.of(slot);
            case Piece.Nested(SectionShape<?> shape) -> shape.steps.stream();
            case Piece.Given _ -> Stream.of();
        };
    }

    private Stream<Step> pieceSteps() {
        return pieces.stream().flatMap(SectionShape::stepsOf);
    }

    /** A record with components that are no options has no rules between options of its own. */
    private Stream<Step> check() {
        if (pieces.stream().anyMatch(Piece.Given.class::isInstance)) {
            return Stream.of();
        }
        int order = Optional.ofNullable(type.getAnnotation(CheckedAt.class))
                .map(CheckedAt::value)
                .orElseGet(() -> pieceSteps().mapToInt(Step::order).max().orElse(0));
        return Stream.of(new Check(this, order, pieceSteps().anyMatch(Step::perProcess)));
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
