package dev.supervisor.api.ini;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * A section with all its options: those of its own, and those of {@code [DEFAULT]} that it does not override. Immutable;
 * any thread.
 */
public final class IniSection {
    private final String name;
    private final Origin origin;
    private final Map<String, IniOption> options;

    IniSection(String name, Origin origin, Map<String, IniOption> own, Map<String, IniOption> defaults) {
        this.name = name;
        this.origin = origin;
        this.options = new LinkedHashMap<>(defaults);
        this.options.putAll(own);
    }

    public String name() {
        return name;
    }

    /** Where it came first. */
    public Origin origin() {
        return origin;
    }

    public Optional<IniOption> option(String option) {
        return Optional.ofNullable(options.get(option));
    }

    /** The value as written. */
    public Optional<String> value(String option) {
        return option(option).map(IniOption::value);
    }

    /** The same with only some of its options. */
    public IniSection keeping(Predicate<IniOption> wanted) {
        Map<String, IniOption> kept = new LinkedHashMap<>();
        options.values().stream().filter(wanted).forEach(option -> kept.put(option.name(), option));
        return new IniSection(name, origin, kept, Map.of());
    }

    /** The same with other names for its options; of two that get the same name the later one counts. */
    public IniSection renamed(UnaryOperator<String> names) {
        Map<String, IniOption> renamed = new LinkedHashMap<>();
        for (IniOption option : options.values()) {
            String name = names.apply(option.name());
            renamed.put(name, new IniOption(name, option.value(), option.origin()));
        }
        return new IniSection(name, origin, renamed, Map.of());
    }

    public Collection<IniOption> options() {
        return Collections.unmodifiableCollection(options.values());
    }
}
