package dev.supervisor.api.ini;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final Map<String, IniOption> options = new LinkedHashMap<>();

    /** @param own those that count before the defaults */
    IniSection(String name, Origin origin, Collection<IniOption> defaults, Collection<IniOption> own) {
        this.name = name;
        this.origin = origin;
        defaults.forEach(option -> options.put(option.name(), option));
        own.forEach(option -> options.put(option.name(), option));
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
        return new IniSection(
                name,
                origin,
                List.of(),
                options.values().stream().filter(wanted).toList());
    }

    /** The same with other names for its options; of two that get the same name the later one counts. */
    public IniSection renamed(UnaryOperator<String> names) {
        List<IniOption> renamed = new ArrayList<>();
        for (IniOption option : options.values()) {
            renamed.add(new IniOption(names.apply(option.name()), option.value(), option.origin()));
        }
        return new IniSection(name, origin, List.of(), renamed);
    }

    public Collection<IniOption> options() {
        return Collections.unmodifiableCollection(options.values());
    }
}
