package dev.supervisor.config;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.ini.Origin;
import java.util.List;
import java.util.Optional;

/** Where each option stands in the files. Read when somebody asks, so that it takes no memory of a daemon that nobody asks. Immutable. */
public final class ConfigOrigins {
    private final List<IniSection> sections;

    ConfigOrigins(List<IniSection> sections) {
        this.sections = List.copyOf(sections);
    }

    /** The origins without a file. */
    public static ConfigOrigins none() {
        return new ConfigOrigins(List.of());
    }

    /** Where an option of a section stands, in {@code [DEFAULT]} perhaps; empty if it is not given. */
    public Optional<Origin> of(String section, String option) {
        return sections.stream()
                .filter(candidate -> candidate.name().equals(section))
                .findFirst()
                .flatMap(found -> found.option(option))
                .map(IniOption::origin);
    }
}
