package dev.supervisor.config;

import dev.supervisor.api.ini.Expansion;
import dev.supervisor.api.ini.ExpansionException;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Option;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.OptionValues;
import dev.supervisor.config.text.Surroundings;
import java.util.List;

/**
 * The options and sections that the original does not have, declared with {@code extension} in {@link Option}. The one
 * place where {@code [supervisord] extensions=off} removes them, before anybody reads them.
 */
final class Extensions {
    private static final String SWITCH = "extensions";

    private Extensions() {}

    /** The sections as they are meant: without extensions if the file says so. */
    static List<IniSection> applied(List<IniSection> sections, Surroundings surroundings) {
        boolean off = sections.stream()
                .filter(section -> SectionKind.SUPERVISORD.isOf(section.name()))
                .anyMatch(section -> isOff(section, surroundings));
        return off
                ? sections.stream()
                        .filter(section -> SectionKind.of(section.name())
                                .filter(SectionKind::isExtension)
                                .isEmpty())
                        .map(Extensions::without)
                        .toList()
                : sections;
    }

    /** A value that cannot be understood is a problem when the option is read, and switches nothing off. */
    private static boolean isOff(IniSection section, Surroundings surroundings) {
        try {
            String text = Expansion.ofEnvironment(surroundings.environment())
                    .expand(section.value(SWITCH).orElse("on"), "supervisord." + SWITCH);
            return !OptionValues.bool(text);
        } catch (ExpansionException | BadValueException _) {
            return false;
        }
    }

    private static IniSection without(IniSection section) {
        return SectionKind.of(section.name())
                .map(kind -> section.keeping(option -> !kind.isExtension(option.name())))
                .orElse(section);
    }
}
