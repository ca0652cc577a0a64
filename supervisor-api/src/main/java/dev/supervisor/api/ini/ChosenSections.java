package dev.supervisor.api.ini;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps one section of a file and those whose names begin alike, and forgets the rest: what a client needs that has only its own sections
 * to read.
 */
public final class ChosenSections implements IniSink {
    private final String name;
    private final String beginning;
    private final Map<String, Origin> first = new LinkedHashMap<>();
    private final Map<String, Map<String, IniOption>> options = new LinkedHashMap<>();
    private final Map<String, IniOption> defaults = new LinkedHashMap<>();

    /**
     * @param name of the one section
     * @param beginning of the names of others
     */
    public ChosenSections(String name, String beginning) {
        this.name = name;
        this.beginning = beginning;
    }

    @Override
    public void section(String section, Origin origin) {
        if (isChosen(section)) {
            first.putIfAbsent(section, origin);
        }
    }

    @Override
    public void option(String section, String option, String value, Origin origin) {
        if (section.equals(DEFAULTS)) {
            defaults.put(option, new IniOption(option, value, origin));
        } else if (isChosen(section)) {
            options.computeIfAbsent(section, _ -> new LinkedHashMap<>())
                    .put(option, new IniOption(option, value, origin));
        }
    }

    /** The one section, if the file has it. */
    public Optional<IniSection> one() {
        return first.containsKey(name) ? Optional.of(made(name)) : Optional.empty();
    }

    /** The others, in the order in which they came first. */
    public List<IniSection> others() {
        List<IniSection> others = new ArrayList<>();
        for (String section : first.keySet()) {
            if (section.startsWith(beginning)) {
                others.add(made(section));
            }
        }
        return others;
    }

    private boolean isChosen(String section) {
        return section.equals(name) || section.startsWith(beginning);
    }

    private IniSection made(String section) {
        Map<String, IniOption> own = options.getOrDefault(section, Map.of());
        return new IniSection(section, first.get(section), defaults.values(), own.values());
    }
}
