package dev.supervisor.unit.grammar;

import dev.supervisor.unit.grammar.Setting.Unresolved;
import dev.supervisor.unit.text.BadValueTextException;
import dev.supervisor.unit.text.UnitPath;
import dev.supervisor.unit.text.WordReader;
import dev.supervisor.unit.text.WordReader.Rule;
import dev.supervisor.unit.value.EnvironmentFile;
import dev.supervisor.unit.value.OwnDirectory;
import dev.supervisor.unit.value.StreamTarget;
import dev.supervisor.unit.value.WorkingFolder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Directives whose values are paths, or contain some. */
public final class PathGrammars {
    private PathGrammars() {}

    public static String path(Setting setting, String before) throws RefusedSettingException {
        return setting.isEmpty() ? "" : setting.path(setting.expanded(Unresolved.QUOTED));
    }

    public static String fatalPath(Setting setting, String before) throws RefusedSettingException {
        return setting.isEmpty() ? "" : setting.fatalPath(setting.expanded(Unresolved.FATAL));
    }

    /** A relative one starts at /run, and /var/run is /run. */
    public static String pidFile(Setting setting, String before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return "";
        }
        String path;
        try {
            path = setting.expanded(Unresolved.PLAIN);
        } catch (RefusedSettingException e) {
            path = setting.text(); // without a word, as there
        }
        if (!UnitPath.isNormalized(path)) {
            throw RefusedSettingException.ignored(
                    setting.key() + "= path is not normalized, ignoring: " + setting.text());
        }
        String absolute = UnitPath.simplified(path.startsWith("/") ? path : "/run/" + path);
        return absolute.startsWith("/var/run/") ? absolute.substring("/var".length()) : absolute;
    }

    public static WorkingFolder workingFolder(Setting setting, WorkingFolder before) throws RefusedSettingException {
        boolean mayBeMissing = setting.text().startsWith("-");
        String written = setting.text().substring(mayBeMissing ? 1 : 0);
        if (written.isEmpty() || written.equals(WorkingFolder.HOME)) {
            return written.isEmpty() ? WorkingFolder.NONE : new WorkingFolder(written, mayBeMissing);
        }
        String path = setting.expand(written, Unresolved.OF_WORKING_DIRECTORY);
        return new WorkingFolder(mayBeMissing ? setting.path(path) : setting.fatalPath(path), mayBeMissing);
    }

    public static List<EnvironmentFile> environmentFiles(Setting setting, List<EnvironmentFile> before)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        String written = setting.expanded(Unresolved.QUOTED);
        boolean mayBeMissing = written.startsWith("-");
        List<EnvironmentFile> all = new ArrayList<>(before);
        all.add(new EnvironmentFile(setting.path(written.substring(mayBeMissing ? 1 : 0)), mayBeMissing));
        return List.copyOf(all);
    }

    public static StreamTarget input(Setting setting, StreamTarget before) throws RefusedSettingException {
        return located(
                setting, StreamTarget.input(setting.text()).orElseThrow(() -> setting.unparsed("input specifier")));
    }

    public static StreamTarget output(Setting setting, StreamTarget before) throws RefusedSettingException {
        String stream = setting.key().equals("StandardError") ? "stderr" : "stdout";
        return located(
                setting,
                StreamTarget.output(setting.text(), stream).orElseThrow(() -> setting.unparsed("output specifier")));
    }

    private static StreamTarget located(Setting setting, StreamTarget target) throws RefusedSettingException {
        if (target.detail().isEmpty()) {
            return target;
        }
        String detail = setting.expand(target.detail(), Unresolved.NOT_IGNORED);
        if (!target.isFile()) {
            return new StreamTarget(target.kind(), detail);
        }
        Optional<String> fault = UnitPath.fault(detail, true);
        if (fault.isPresent()) {
            throw RefusedSettingException.ignored(setting.key() + "= " + fault.get() + ": " + detail);
        }
        return new StreamTarget(target.kind(), UnitPath.simplified(detail));
    }

    /** Paths that the sandbox knows, with {@code -} and {@code +} in front. */
    public static List<String> sandboxPaths(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.wordsOr("Failed to extract first word, ignoring: " + setting.text(), Rule.QUOTES);
        return setting.readEach(words, before, (word, all) -> {
            String path = setting.expand(word, Unresolved.NOT_IGNORED);
            String signs =
                    (path.startsWith("-") ? "-" : "") + (path.startsWith("+", path.startsWith("-") ? 1 : 0) ? "+" : "");
            all.add(signs + setting.path(path.substring(signs.length())));
        });
    }

    public static List<String> mountPaths(Setting setting, List<String> before) throws RefusedSettingException {
        List<String> words = setting.words(Rule.QUOTES);
        return setting.readEach(
                words, before, (word, all) -> all.add(setting.path(setting.expand(word, Unresolved.QUOTED))));
    }

    public static List<String> searchPath(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        Set<String> all = new LinkedHashSet<>(before);
        for (String word : setting.text().split(":")) {
            String path = setting.path(setting.expand(word.replace("\\", ""), Unresolved.QUOTED));
            all.add(path);
        }
        return List.copyOf(all);
    }

    public static List<String> temporaryFileSystems(Setting setting, List<String> before)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.wordsOr("Failed to extract first word, ignoring: " + setting.text(), Rule.QUOTES);
        return setting.readEach(words, before, (word, all) -> {
            int colon = word.indexOf(':');
            String path = setting.path(setting.expand(colon < 0 ? word : word.substring(0, colon), Unresolved.PLAIN));
            all.add(path + (colon < 0 ? "" : word.substring(colon)));
        });
    }

    /** Folders that are seen elsewhere, all of them written out: {@code /from:/to:rbind}. */
    public static List<String> bindings(Setting setting, List<String> before) throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> all = new ArrayList<>(before);
        WordReader words = new WordReader(setting.text(), WordReader.BLANKS + ":", Rule.QUOTES, Rule.EMPTY_WORDS);
        for (words.skip(WordReader.BLANKS); !words.rest().isEmpty(); words.skip(WordReader.BLANKS)) {
            try {
                all.add(binding(setting, words));
            } catch (BadValueTextException e) {
                throw RefusedSettingException.ignored(
                        "Failed to parse " + setting.key() + ", ignoring: " + setting.text());
            } catch (RefusedSettingException e) {
                setting.warn(e.getMessage());
            }
        }
        return List.copyOf(all);
    }

    /** If a source is refused, what stands behind it counts as the next one. */
    private static String binding(Setting setting, WordReader words)
            throws BadValueTextException, RefusedSettingException {
        String source = setting.expand(words.next().orElse(""), Unresolved.DOUBLE_QUOTED);
        boolean mayBeMissing = source.startsWith("-");
        String from = setting.path(source.substring(mayBeMissing ? 1 : 0));
        String to = from;
        if (words.separator().equals(":")) {
            to = setting.path(setting.expand(words.next().orElse(""), Unresolved.DOUBLE_QUOTED));
        }
        String how = words.separator().equals(":") ? words.next().orElse("") : "rbind";
        if (!how.equals("rbind") && !how.equals("norbind") && !how.isEmpty()) {
            throw RefusedSettingException.ignored("Invalid option string, ignoring setting: " + how);
        }
        return (mayBeMissing ? "-" : "") + from + ":" + to + (how.equals("norbind") ? "" : ":rbind");
    }

    public static List<OwnDirectory> directories(Setting setting, List<OwnDirectory> before)
            throws RefusedSettingException {
        if (setting.isEmpty()) {
            return List.of();
        }
        List<String> words = setting.wordsOr(
                "Invalid syntax " + setting.key() + "=" + setting.text() + ", ignoring: Invalid argument",
                Rule.QUOTES,
                Rule.PLAIN_BACKSLASHES);
        Map<String, List<String>> links = new LinkedHashMap<>();
        before.forEach(known -> links.put(known.path(), known.links()));
        setting.forEach(words, word -> directory(setting, word, links));
        List<OwnDirectory> all = new ArrayList<>();
        links.forEach((path, its) -> all.add(new OwnDirectory(path, its)));
        return List.copyOf(all);
    }

    /** Adds a directory to those before it, by its path; one that gets a link becomes the last. */
    private static void directory(Setting setting, String word, Map<String, List<String>> all)
            throws RefusedSettingException {
        List<String> parts;
        try {
            parts = new WordReader(word, ":", Rule.QUOTES, Rule.ESCAPES, Rule.EMPTY_WORDS).all();
        } catch (BadValueTextException e) {
            throw RefusedSettingException.ignored("Invalid syntax in " + setting.key() + "=, ignoring: " + word);
        }
        String path = relative(setting, parts.getFirst());
        if (parts.size() < 2 || parts.get(1).isEmpty()) {
            all.putIfAbsent(path, List.of());
            return;
        }
        if (setting.key().equals("ConfigurationDirectory")) {
            throw RefusedSettingException.ignored(
                    "Destination parameter is not supported for ConfigurationDirectory, ignoring: " + word);
        }
        String link = relative(setting, parts.get(1));
        List<String> links = new ArrayList<>(all.getOrDefault(path, List.of()));
        links.add(link);
        all.remove(path);
        all.put(path, links);
    }

    private static String relative(Setting setting, String part) throws RefusedSettingException {
        String path = setting.expand(part, Unresolved.DOUBLE_QUOTED);
        Optional<String> fault = UnitPath.fault(path, false);
        if (fault.isPresent()) {
            throw RefusedSettingException.ignored(setting.key() + "= " + fault.get() + ", ignoring: " + path);
        }
        return UnitPath.simplified(path);
    }
}
