package dev.supervisor.unit.directive;

import dev.supervisor.unit.grammar.Declared;
import dev.supervisor.unit.grammar.HostFigures;
import dev.supervisor.unit.grammar.Property;
import dev.supervisor.unit.value.ConditionKind;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A directive of a section, as its component declares it.
 *
 * @param name in unit files; of conditions the beginning of all their names
 * @param section where it stands
 * @param component the class of its values
 */
public record Slot(String section, String name, Class<?> component, Directive declared) implements Declared {
    private static final String SECONDS = "Sec";

    static Slot of(String section, RecordComponent component) {
        Directive declared = component.getAnnotation(Directive.class);
        String own = component.getName();
        String name = declared.name().isEmpty()
                ? own.substring(0, 1).toUpperCase(Locale.ROOT) + own.substring(1)
                : declared.name();
        return new Slot(section, name, component.getType(), declared);
    }

    /** {@code Section.Name} of all that sets it. */
    List<String> keys() {
        List<String> names = new ArrayList<>();
        if (declared.type() == DirectiveType.CONDITIONS) {
            Arrays.stream(ConditionKind.values())
                    .filter(kind -> kind.canBeAsserted() || name.equals("Condition"))
                    .forEach(kind -> names.add(section + "." + name + kind.word()));
        } else {
            names.add(section + "." + name);
        }
        for (String also : declared.also()) {
            names.add(also.contains(".") ? also : section + "." + also);
        }
        return names;
    }

    /** The name of its property; empty if it has none. */
    public Optional<String> property() {
        if (declared.shown().equals(Directive.UNSHOWN)) {
            return Optional.empty();
        }
        if (!declared.shown().isEmpty()) {
            return Optional.of(declared.shown());
        }
        boolean span = name.endsWith(SECONDS);
        return Optional.of(span ? name.substring(0, name.length() - SECONDS.length()) + "USec" : name);
    }

    @Override
    public String what() {
        return declared.what();
    }

    @Override
    public Optional<Object> word(String text) {
        if (component.isEnum()) {
            return Arrays.stream(component.getEnumConstants())
                    .filter(constant -> spelled(constant).equals(text))
                    .map(Object.class::cast)
                    .findFirst();
        }
        return Arrays.asList(declared.words()).contains(text) ? Optional.of(text) : Optional.empty();
    }

    /** Of a constant of an enumeration the word for it. */
    private static String spelled(Object constant) {
        return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Object byDefault() {
        return DefaultValues.of(this);
    }

    /** The lines that {@code show} prints of a value. */
    public List<Property> print(Object value, HostFigures host) {
        Object shown = component.isEnum() ? spelled(value) : value;
        return property().map(name -> declared.type().print(name, shown, host)).orElse(List.of());
    }
}
