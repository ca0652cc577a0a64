package dev.supervisor.unit.install;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.command.Specifiers.UnresolvedException;
import dev.supervisor.unit.command.Specifiers.Use;
import dev.supervisor.unit.file.Assignment;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of {@code [Install]}. Specifiers are as written, but in {@link #also} and {@link #defaultInstance}.
 *
 * @param also units that are enabled and disabled with it
 * @param defaultInstance that of a template which is enabled without one
 */
record InstallRules(
        List<String> aliases,
        List<String> wantedBy,
        List<String> requiredBy,
        List<String> also,
        Optional<String> defaultInstance) {
    static final InstallRules NONE = new InstallRules(List.of(), List.of(), List.of(), List.of(), Optional.empty());

    /** Understands the assignments; empty if one of them makes the file unusable. */
    static Optional<InstallRules> of(List<Assignment> assignments, Specifiers specifiers, Problems problems) {
        InstallRules rules = NONE;
        for (Assignment each : assignments) {
            Optional<InstallRules> next = rules.with(each, specifiers, problems);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            rules = next.get();
        }
        return Optional.of(rules);
    }

    /** Whether there is something to link. */
    boolean haveLinks() {
        return !aliases.isEmpty() || !wantedBy.isEmpty() || !requiredBy.isEmpty();
    }

    /** The same, but for one dependency that somebody adds by hand. */
    static InstallRules ofDependency(Dependency kind, String target) {
        return kind == Dependency.WANTS
                ? new InstallRules(List.of(), List.of(target), List.of(), List.of(), Optional.empty())
                : new InstallRules(List.of(), List.of(), List.of(target), List.of(), Optional.empty());
    }

    private Optional<InstallRules> with(Assignment assignment, Specifiers specifiers, Problems problems) {
        String value = assignment.value();
        Origin origin = assignment.origin();
        return switch (assignment.key()) {
            case "Alias" ->
                Optional.of(new InstallRules(
                        added(aliases, value, origin, problems), wantedBy, requiredBy, also, defaultInstance));
            case "WantedBy" ->
                Optional.of(new InstallRules(
                        aliases, added(wantedBy, value, origin, problems), requiredBy, also, defaultInstance));
            case "RequiredBy" ->
                Optional.of(new InstallRules(
                        aliases, wantedBy, added(requiredBy, value, origin, problems), also, defaultInstance));
            case "Also" -> withAlso(value, origin, specifiers, problems);
            case "DefaultInstance" -> withDefaultInstance(value, origin, specifiers, problems);
            default -> {
                if (!assignment.isForeign()) {
                    problems.warn(origin, "Unknown key '" + assignment.key() + "' in section [Install], ignoring.");
                }
                yield Optional.of(this);
            }
        };
    }

    private Optional<InstallRules> withAlso(String value, Origin origin, Specifiers specifiers, Problems problems) {
        List<String> all = new ArrayList<>(also);
        for (String word : words(value, origin, problems)) {
            try {
                all.add(specifiers.replaced(word, Use.INSTALL));
            } catch (UnresolvedException e) {
                problems.warn(origin, "Failed to resolve unit name in Also=\"" + word + "\": " + e.getMessage());
                return Optional.empty();
            }
        }
        return Optional.of(new InstallRules(aliases, wantedBy, requiredBy, List.copyOf(all), defaultInstance));
    }

    private Optional<InstallRules> withDefaultInstance(
            String value, Origin origin, Specifiers specifiers, Problems problems) {
        if (specifiers.name().form() == Form.INSTANCE) {
            return Optional.of(this);
        }
        Optional<String> instance;
        try {
            instance = Optional.of(specifiers.replaced(value, Use.INSTALL)).filter(text -> !text.isEmpty());
        } catch (UnresolvedException e) {
            problems.warn(
                    origin, "Failed to resolve instance name in DefaultInstance=\"" + value + "\": " + e.getMessage());
            return Optional.empty();
        }
        if (instance.isPresent() && !UnitName.isValid("x@" + instance.get() + ".service")) {
            problems.warn(origin, "Invalid DefaultInstance= value \"" + value + "\".");
            return Optional.empty();
        }
        return Optional.of(new InstallRules(aliases, wantedBy, requiredBy, also, instance));
    }

    private static List<String> added(List<String> list, String value, Origin origin, Problems problems) {
        if (value.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(list);
        all.addAll(words(value, origin, problems));
        return List.copyOf(all);
    }

    private static List<String> words(String value, Origin origin, Problems problems) {
        try {
            return new WordReader(value, Rule.QUOTES, Rule.PLAIN_BACKSLASHES).all();
        } catch (BadValueTextException _) {
            problems.warn(origin, "Invalid syntax, ignoring: " + value);
            return List.of();
        }
    }
}
