package dev.supervisor.config;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import java.util.List;
import java.util.Optional;

/** Options that may be spelled in two ways, see {@link Option#also}: from here on they are known by their name alone. */
final class OtherNames {
    private OtherNames() {}

    /** The sections with each option under its name; one that stands there in both spellings is a problem. */
    static List<IniSection> resolved(List<IniSection> sections, Findings findings) {
        return sections.stream()
                .map(section -> SectionKind.of(section.name())
                        .map(kind -> resolved(section, kind, findings))
                        .orElse(section))
                .toList();
    }

    private static IniSection resolved(IniSection section, SectionKind kind, Findings findings) {
        List<IniOption> others = section.options().stream()
                .filter(option -> !kind.nameOf(option.name()).equals(option.name()))
                .toList();
        for (IniOption other : others) {
            String name = kind.nameOf(other.name());
            if (section.option(name).isPresent()) {
                findings.problem(new Problem(
                        name + " and " + other.name() + " are the same option; only one of them can be given",
                        Optional.of(section.name()),
                        Optional.of(other.name()),
                        Optional.of(other.origin())));
            }
        }
        return others.isEmpty() ? section : section.renamed(kind::nameOf);
    }
}
