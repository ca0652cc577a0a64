package dev.supervisor.unit;

import java.util.Optional;

/**
 * The name of a unit: {@code worker@1.service} has the prefix {@code worker}, the instance {@code 1} and a type. Pure.
 *
 * @param prefix as written, never empty
 * @param instance as written; empty text in a template, none in a plain name
 */
public record UnitName(String prefix, Optional<String> instance, UnitType type) {
    /** The longest name, in characters. */
    public static final int LONGEST = 255;

    /** The characters of a name besides letters and digits. */
    static final String PUNCTUATION = ":-_.\\";

    /** The three forms of a name. */
    public enum Form {
        PLAIN,
        TEMPLATE,
        INSTANCE
    }

    /** The parts of a valid name; empty if it is none. */
    public static Optional<UnitName> of(String text) {
        int dot = text.lastIndexOf('.');
        if (dot <= 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        Optional<UnitType> type = UnitType.of(text.substring(dot + 1));
        int at = text.indexOf('@');
        boolean valid = at != 0 && text.chars().limit(dot).allMatch(c -> c == '@' || isPlain(c));
        if (type.isEmpty() || !valid) {
            return Optional.empty();
        }
        return Optional.of(
                at < 0 || at > dot
                        ? new UnitName(text.substring(0, dot), Optional.empty(), type.get())
                        : new UnitName(text.substring(0, at), Optional.of(text.substring(at + 1, dot)), type.get()));
    }

    /** Whether it is a valid name. */
    public static boolean isValid(String text) {
        return of(text).isPresent();
    }

    static boolean isPlain(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c >= '0' && c <= '9'
                || c < 0x80 && PUNCTUATION.indexOf(c) >= 0;
    }

    /** Which of the three forms it has. */
    public Form form() {
        return instance.map(text -> text.isEmpty() ? Form.TEMPLATE : Form.INSTANCE)
                .orElse(Form.PLAIN);
    }

    /** The whole name. */
    public String text() {
        return withoutType() + "." + type.word();
    }

    /** Without dot and type: {@code worker@1}. */
    public String withoutType() {
        return prefix + instance.map(text -> "@" + text).orElse("");
    }

    /** The instance that it is of a template; none of templates and plain names. */
    public Optional<String> ownInstance() {
        return instance.filter(text -> !text.isEmpty());
    }

    /** The template of an instance, or a template itself; none of a plain name. */
    public Optional<UnitName> template() {
        return instance.map(_ -> new UnitName(prefix, Optional.of(""), type));
    }

    /** The same with another instance; plain names stay. */
    public UnitName withInstance(String other) {
        return instance.isEmpty() ? this : new UnitName(prefix, Optional.of(other), type);
    }

    /** A template that a unit depends on is its own instance, or that of the unit's prefix. */
    public UnitName filledInFor(UnitName dependent) {
        return form() == Form.TEMPLATE ? withInstance(dependent.ownInstance().orElse(dependent.prefix)) : this;
    }

    /** A template that stands for an instance is its own instance of that name; all others stay. */
    public UnitName filledInAs(UnitName other) {
        return form() == Form.TEMPLATE
                ? other.ownInstance().map(this::withInstance).orElse(this)
                : this;
    }

    @Override
    public String toString() {
        return text();
    }
}
