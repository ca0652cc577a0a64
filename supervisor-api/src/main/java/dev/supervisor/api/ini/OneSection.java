package dev.supervisor.api.ini;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps one section of a file and forgets the rest: what a client needs that has only its own section to read. */
public final class OneSection implements IniSink {
    private final String wanted;
    private final Map<String, IniOption> own = new LinkedHashMap<>();
    private final Map<String, IniOption> defaults = new LinkedHashMap<>();
    private Optional<Origin> first = Optional.empty();

    public OneSection(String wanted) {
        this.wanted = wanted;
    }

    @Override
    public void section(String name, Origin origin) {
        if (name.equals(wanted) && first.isEmpty()) {
            first = Optional.of(origin);
        }
    }

    @Override
    public void option(String section, String name, String value, Origin origin) {
        if (section.equals(wanted)) {
            own.put(name, new IniOption(name, value, origin));
        } else if (section.equals(DEFAULTS)) {
            defaults.put(name, new IniOption(name, value, origin));
        }
    }

    /** The section, if the file has it. */
    public Optional<IniSection> found() {
        return first.map(origin -> new IniSection(wanted, origin, own, defaults));
    }
}
