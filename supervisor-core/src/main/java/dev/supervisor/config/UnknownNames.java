package dev.supervisor.config;

import dev.supervisor.api.ini.IniOption;
import dev.supervisor.api.ini.IniSection;
import dev.supervisor.api.ini.Origin;
import dev.supervisor.config.option.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds sections and options that nobody reads. The original accepts them in silence. */
final class UnknownNames {
    private final Map<Origin, Problem> unknown = new LinkedHashMap<>();
    private final Map<String, IniSection> read = new HashMap<>();
    private final Set<Origin> known = new HashSet<>();

    private UnknownNames() {}

    /** In the order of the file. */
    static List<Problem> in(ConfigFiles files) {
        UnknownNames names = new UnknownNames();
        files.sections().forEach(section -> names.read.put(section.name(), section));
        files.written().forEach(names::look);
        return names.unknown.entrySet().stream()
                .filter(entry -> !names.known.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private void look(IniSection section) {
        Optional<SectionKind> kind = SectionKind.of(section.name());
        if (!read.containsKey(section.name())) {
            unknown.put(section.origin(), switchedOff(section, Optional.empty(), section.origin()));
            return;
        }
        if (kind.isPresent()) {
            section.options().forEach(option -> look(section, kind.get(), option));
            return;
        }
        String written = section.name();
        int colon = written.indexOf(':');
        String beginning = colon < 0 ? written : written.substring(0, colon);
        Optional<String> meant = Spelling.meant(
                beginning,
                Stream.of(SectionKind.values())
                        .map(SectionKind::title)
                        .filter(title -> !read.containsKey(title))
                        .map(title -> title.replace(":", ""))
                        .toList());
        String sentence = "unknown section"
                + meant.map(title ->
                                "; did you mean [" + named(title, colon < 0 ? "" : written.substring(colon)) + "]?")
                        .orElse("");
        unknown.put(
                section.origin(),
                new Problem(sentence, Optional.of(written), Optional.empty(), Optional.of(section.origin())));
    }

    private static Problem switchedOff(IniSection section, Optional<String> option, Origin origin) {
        return new Problem("ignored, as extensions=off", Optional.of(section.name()), option, Optional.of(origin));
    }

    /** The title with the rest of the name that was written, or with a name to be filled in. */
    private static String named(String title, String rest) {
        boolean wantsName =
                Stream.of(SectionKind.values()).anyMatch(kind -> kind.title().equals(title + ":"));
        return title + (wantsName && rest.isEmpty() ? ":NAME" : rest);
    }

    /** An option of {@code [DEFAULT]} is in every section; it is enough if one knows it. */
    private void look(IniSection section, SectionKind kind, IniOption option) {
        if (read.get(section.name()).option(kind.nameOf(option.name())).isEmpty()) {
            unknown.putIfAbsent(option.origin(), switchedOff(section, Optional.of(option.name()), option.origin()));
            return;
        }
        if (kind.takesAnyOption() || kind.optionNames().contains(kind.nameOf(option.name()))) {
            known.add(option.origin());
            return;
        }
        String sentence = "unknown option"
                + Spelling.meant(option.name(), notIn(section, kind))
                        .map(meant -> "; did you mean " + meant + "?")
                        .orElse("");
        unknown.putIfAbsent(option.origin(), Problem.remark(sentence, section.name(), option));
    }

    /** An option that exists in the section is not what a misspelled one was meant to be. */
    private static List<String> notIn(IniSection section, SectionKind kind) {
        return kind.optionNames().stream()
                .filter(name -> section.options().stream()
                        .noneMatch(given -> kind.nameOf(given.name()).equals(name)))
                .toList();
    }
}
