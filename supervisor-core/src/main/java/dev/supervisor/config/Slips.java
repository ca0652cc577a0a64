package dev.supervisor.config;

import dev.supervisor.api.ini.IniFile;
import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.config.option.Problem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what the original takes in silence and nobody can have meant: values in quotes that are part of them, what stands there twice, and
 * includes of what is included.
 */
final class Slips {
    private static final Set<String> WITH_QUOTES = Set.of("command", "environment");
    private static final String INCLUDE = "include";
    private static final String FILES = "files";
    private static final Set<String> RUN = Set.of("program:", "eventlistener:", "fcgi-program:", "group:");

    private Slips() {}

    static List<Problem> in(ConfigFiles files) {
        Set<Problem> slips = new LinkedHashSet<>();
        files.written().forEach(section -> SectionKind.of(section.name())
                .filter(kind -> !kind.takesAnyOption())
                .ifPresent(kind -> section.options().stream()
                        .filter(option -> kind.optionNames().contains(kind.nameOf(option.name())) && isQuoted(option))
                        .map(option -> quoted(section, option))
                        .forEach(slips::add)));
        files.written().stream()
                .filter(section -> section.name().equals(INCLUDE))
                .forEach(section -> section.options().stream()
                        .filter(option -> option.name().equals(FILES) && !files.isOfMainFile(option))
                        .map(option -> Problem.remark(
                                "not read, because this file is itself included; only those of the main file are",
                                section.name(),
                                option))
                        .forEach(slips::add));
        files.repeats().stream()
                .filter(repeat -> repeat.option().isPresent() || isRun(repeat.section()))
                .map(Slips::twice)
                .forEach(slips::add);
        return new ArrayList<>(slips);
    }

    private static boolean isQuoted(IniOption option) {
        String value = option.value();
        char last = value.length() < 2 ? ' ' : value.charAt(value.length() - 1);
        return !WITH_QUOTES.contains(option.name()) && (last == '"' || last == '\'') && value.charAt(0) == last;
    }

    private static Problem quoted(IniSection section, IniOption option) {
        return Problem.remark("the quotes are part of the value; leave them out", section.name(), option);
    }

    private static boolean isRun(String section) {
        return RUN.stream().anyMatch(section::startsWith);
    }

    private static Problem twice(IniFile.Repeat repeat) {
        String sentence = repeat.option().isPresent()
                ? "given twice; this one overrides that of line "
                        + repeat.before().line()
                : "given twice; it is merged with that of line "
                        + repeat.before().line() + ", and the last one of each option counts";
        return new Problem(sentence, Optional.of(repeat.section()), repeat.option(), Optional.of(repeat.again()), true);
    }
}
