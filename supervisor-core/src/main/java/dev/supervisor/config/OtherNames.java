package dev.supervisor.config;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Findings;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.option.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Options that may be spelled in two ways, see {@link Option#also}: from here on they are known by their name alone. */
final class OtherNames {
    private OtherNames() {}

    /** The sections with each option under its name; one that stands there in both spellings is a problem. */
    static List<IniSection> resolved(List<IniSection> sections, Findings findings) {
        List<IniSection> resolved = new ArrayList<>(sections.size());
        for (IniSection section : sections) {
            Optional<SectionKind> kind = SectionKind.of(section.name());
            resolved.add(kind.isPresent() ? resolved(section, kind.get(), findings) : section);
        }
        return resolved;
    }

    private static IniSection resolved(IniSection section, SectionKind kind, Findings findings) {
        boolean others = false;
        for (IniOption option : section.options()) {
            String name = kind.nameOf(option.name());
            if (!name.equals(option.name())) {
                others = true;
                if (section.option(name).isPresent()) {
                    findings.problem(new Problem(
                            name + " and " + option.name() + " are the same option; only one of them can be given",
                            Optional.of(section.name()),
                            Optional.of(option.name()),
                            Optional.of(option.origin())));
                }
            }
        }
        return others ? section.renamed(kind::nameOf) : section;
    }
}
