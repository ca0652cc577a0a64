package dev.supervisor.unit.grammar;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.WordReader.Rule;
import dev.supervisor.unit.value.Condition;
import dev.supervisor.unit.value.ConditionKind;
import dev.supervisor.unit.value.ExitStatuses;
import dev.supervisor.unit.value.TimeSpan;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Directives about a unit as a whole and about others: dependencies, conditions, what a timer waits for. */
public final class UnitGrammars {
    private UnitGrammars() {}

    /** Names of units; an empty value resets nothing. */
    public static List<String> dependencies(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.key().endsWith("Overridable")) {
            setting.warn("Unit dependency type " + setting.key() + "= is obsolete, replacing by "
                    + setting.key().replace("Overridable", "") + "=, please update your unit file");
        }
        List<String> words = setting.words(Rule.PLAIN_BACKSLASHES);
        return setting.readEachOnce(words, before, (word, all) -> {
            String name = setting.expand(word, Unresolved.QUOTED);
            if (!UnitName.isValid(name)) {
                throw RefusedSettingException.ignored(
                        "Failed to add dependency on " + name + ", ignoring: Invalid argument");
            }
            all.add(name);
        });
    }

    /** Names for {@code enable}, which checks them itself. */
    public static List<String> installs(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(before);
        all.addAll(List.of(setting.text().strip().split("\\s+")));
        return List.copyOf(all);
    }

    public static String verbatim(Setting setting, String before) {
        return setting.text();
    }

    public static List<String> sockets(Setting setting, List<String> before) throws RefusedSettingException {
        List<String> words = setting.words();
        return setting.readEachOnce(words, before, (word, all) -> {
            String name = setting.expand(word, Unresolved.QUOTED);
            if (!name.endsWith(".socket")) {
                throw RefusedSettingException.ignored("Unit must be of type socket, ignoring: " + name);
            }
            all.add(name);
        });
    }

    public static List<String> documentation(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.words(Rule.QUOTES, Rule.PLAIN_BACKSLASHES);
        return setting.readEach(words, before, (word, all) -> {
            String address = setting.expand(word, Unresolved.QUOTED);
            if (!isAddress(address)) {
                throw RefusedSettingException.ignored("Invalid URL, ignoring: " + address);
            }
            all.add(address);
        });
    }

    private static boolean isAddress(String text) {
        return List.of("http://", "https://", "file:/", "info:", "man:").stream()
                        .anyMatch(scheme -> text.startsWith(scheme) && text.length() > scheme.length())
                && text.chars().allMatch(c -> c >= ' ' && c < 127 || c > 127);
    }

    /** An empty value takes all conditions back, those of other kinds too. */
    public static List<Condition> conditions(Setting setting, List<Condition> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        ConditionKind kind = ConditionKind.of(
                        setting.key().substring(setting.declared().name().length()))
                .orElseThrow();
        String text = setting.text();
        boolean trigger = text.startsWith("|");
        text = trigger ? text.substring(1).stripLeading() : text;
        boolean negated = text.startsWith("!");
        text = negated ? text.substring(1).stripLeading() : text;
        String parameter = setting.expand(text, kind.asksForPath() ? Unresolved.PLAIN : Unresolved.QUOTED);
        List<Condition> all = new ArrayList<>(before);
        all.add(new Condition(kind, trigger, negated, kind.asksForPath() ? setting.path(parameter) : parameter));
        return List.copyOf(all);
    }

    public static ExitStatuses exitStatuses(Setting setting, ExitStatuses before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return ExitStatuses.NONE;
        }
        ExitStatuses all = before;
        for (String word : setting.words()) {
            Optional<ExitStatuses> more = all.with(word);
            if (more.isEmpty()) {
                setting.warn("Failed to parse value, ignoring: " + word);
            }
            all = more.orElse(all);
        }
        return all;
    }

    /** {@code yes} is the mode "isolate". */
    public static Object jobMode(Setting setting, Object before) throws RefusedSettingException {
        if (!setting.key().equals("OnFailureIsolate")) {
            return ScalarGrammars.word(setting, before);
        }
        try {
            return dev.supervisor.unit.text.UnitNumbers.truth(setting.text()) ? "isolate" : "replace";
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Failed to parse boolean, ignoring: " + setting.text());
        }
    }

    /** Spans after which a timer elapses, the last one first. */
    public static List<TimeSpan> timerSpans(Setting setting, List<TimeSpan> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        String text = setting.expanded(Unresolved.QUOTED);
        try {
            List<TimeSpan> all = new ArrayList<>(List.of(TimeSpan.parse(text)));
            all.addAll(before);
            return List.copyOf(all);
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Failed to parse timer value, ignoring: " + text);
        }
    }

    /** Expressions of the calendar as written, the last one first. */
    public static List<String> calendars(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(List.of(setting.expanded(Unresolved.QUOTED)));
        all.addAll(before);
        return List.copyOf(all);
    }

    /** The unit that a timer starts. Only one can be given. */
    public static String triggered(Setting setting, String before) throws RefusedSettingException {
        if (!before.isEmpty()) {
            throw RefusedSettingException.ignored("Multiple units to trigger specified, ignoring: " + setting.text());
        }
        String name = setting.expanded(Unresolved.PLAIN);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        if (!name.contains(".") || UnitType.of(ending).isEmpty()) {
            throw RefusedSettingException.ignored("Unit type not valid, ignoring: " + setting.text());
        }
        if (name.endsWith("." + setting.unit().name().type().word())) {
            throw RefusedSettingException.ignored("Units cannot trigger themselves, ignoring: " + setting.text());
        }
        return name;
    }

    public static String slice(Setting setting, String before) throws RefusedSettingException {
        String name = setting.expanded(Unresolved.PLAIN);
        if (!UnitName.isValid(name)) {
            throw RefusedSettingException.ignored(
                    "Failed to load slice unit " + name + ", ignoring: Unit name " + name + " is not valid.");
        }
        if (name.contains("@.")) {
            throw RefusedSettingException.ignored("Failed to load slice unit " + name + ", ignoring: Unit name " + name
                    + " is missing the instance name.");
        }
        if (!name.endsWith(".slice")) {
            throw RefusedSettingException.ignored("Failed to assign slice " + name + " to unit "
                    + setting.unit().name().text() + ", ignoring: Invalid argument");
        }
        return name;
    }

    /** Words in quotes or not, all kept as they are. */
    public static List<String> words(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        Set<String> all = new LinkedHashSet<>(before);
        all.addAll(setting.words(Rule.QUOTES));
        return List.copyOf(all);
    }
}
