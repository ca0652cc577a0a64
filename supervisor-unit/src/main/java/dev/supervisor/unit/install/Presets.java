package dev.supervisor.unit.install;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.UnitPattern;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.file.UnreadableFileException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which units a distribution or an administrator wants to be enabled once they are installed. Immutable. */
public final class Presets {
    private static final List<String> FOLDERS = List.of(
            "/etc/systemd/system-preset",
            "/run/systemd/system-preset",
            "/usr/local/lib/systemd/system-preset",
            "/usr/lib/systemd/system-preset",
            "/lib/systemd/system-preset");

    private final List<Rule> rules;

    /** The wish for a unit. */
    public enum Preset {
        ENABLED,
        DISABLED
    }

    /** @param instances of a template; none if the rule names none */
    private record Rule(boolean enables, String pattern, List<String> instances) {}

    /**
     * The answer for one unit.
     *
     * @param instances those of a template that are enabled in its place; empty if it is enabled itself
     */
    record Wish(boolean enables, List<String> instances) {}

    private Presets(List<Rule> rules) {
        this.rules = rules;
    }

    /** Reads the files; the first rule that fits a unit counts. */
    public static Presets read(UnitFiles files, Problems problems) {
        Map<String, String> chosen = new TreeMap<>();
        for (String folder : FOLDERS) {
            UnitPaths.real(files, folder).ifPresent(real -> files.names(real).stream()
                    .filter(name -> name.endsWith(".preset") && !name.startsWith("."))
                    .forEach(name -> chosen.putIfAbsent(name, folder + "/" + name)));
        }
        List<Rule> rules = new ArrayList<>();
        for (String path : chosen.values()) {
            Optional<String> real = UnitPaths.real(files, path);
            if (real.isPresent() && !UnitPaths.isMasked(files, path)) {
                try {
                    String text = new String(files.content(real.get()), StandardCharsets.UTF_8);
                    addRules(rules, path, text, problems);
                } catch (UnreadableFileException e) {
                    problems.warn("Failed to open " + path + ": " + e.getMessage());
                }
            }
        }
        return new Presets(List.copyOf(rules));
    }

    /** The wish for a unit; all are to be enabled if no rule fits. */
    public Preset of(UnitName name) {
        return wish(name).enables ? Preset.ENABLED : Preset.DISABLED;
    }

    Wish wish(UnitName name) {
        for (Rule rule : rules) {
            boolean asInstance = name.form() == Form.INSTANCE
                    && rule.pattern.equals(name.template().orElseThrow().text())
                    && rule.instances.contains(name.instance().orElseThrow());
            if (asInstance) {
                return new Wish(rule.enables, List.of());
            }
            if (UnitPattern.matches(rule.pattern, name.text())
                    && (rule.instances.isEmpty() || name.form() == Form.TEMPLATE)) {
                return new Wish(rule.enables, rule.instances);
            }
        }
        return new Wish(true, List.of());
    }

    private static void addRules(List<Rule> rules, String path, String text, Problems problems) {
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            String rule = line.strip();
            if (rule.isEmpty() || rule.startsWith("#") || rule.startsWith(";")) {
                continue;
            }
            List<String> words = List.of(rule.split("\\s+"));
            boolean enables = words.getFirst().equals("enable");
            if (words.size() < 2 || !enables && !words.getFirst().equals("disable")) {
                problems.warn(new Origin(path, number), "Couldn't parse line '" + rule + "'. Ignoring.");
                continue;
            }
            rules.add(new Rule(enables, words.get(1), enables ? words.subList(2, words.size()) : List.of()));
        }
    }
}
