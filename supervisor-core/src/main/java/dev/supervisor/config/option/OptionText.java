package dev.supervisor.config.option;

import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.Surroundings;
import java.util.Optional;

/**
 * How the text of an option becomes its value. Read off the declaration once, as each look at an annotation goes a long way.
 *
 * @param optional whether the component is an {@code Optional} of the value
 * @param byDefault the text where none is given
 * @param usual the value where none is given, if that is always the same: so it is parsed once and not for each of a thousand programs
 */
record OptionText(
        OptionType type,
        boolean optional,
        String byDefault,
        Optional<Object> usual,
        boolean unexpanded,
        boolean expandedTwice) {

    static OptionText of(Option declared, boolean optional) {
        OptionType type = declared.type();
        String byDefault = declared.byDefault();
        boolean unexpanded = declared.unexpanded();
        boolean always = unexpanded || byDefault.indexOf('%') < 0;
        return new OptionText(
                type,
                optional,
                byDefault,
                always ? usual(type, optional, byDefault) : Optional.empty(),
                unexpanded,
                declared.expandedTwice());
    }

    private static Optional<Object> usual(OptionType type, boolean optional, String byDefault) {
        if (byDefault.equals(Option.ABSENT)) {
            return Optional.of(Optional.empty());
        }
        if (byDefault.equals(Option.REQUIRED)) {
            return Optional.empty();
        }
        try {
            return type.parseForAll(byDefault).map(value -> inComponent(value, optional));
        } catch (BadValueException e) {
            throw new IllegalStateException("a default that is none: " + byDefault, e);
        }
    }

    boolean isRequired() {
        return byDefault.equals(Option.REQUIRED);
    }

    /** The value as the component has it. */
    Object parse(String text, Surroundings surroundings) throws BadValueException {
        return inComponent(type.parse(text, surroundings), optional);
    }

    private static Object inComponent(Object value, boolean optional) {
        return optional && !(value instanceof Optional) ? Optional.of(value) : value;
    }
}
