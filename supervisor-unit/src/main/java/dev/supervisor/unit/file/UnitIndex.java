package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All names in the folders of a search path, at one moment: which file each leads to, and which other names that file has.
 * Immutable.
 */
public final class UnitIndex {
    /** A chain of aliases is followed over this many names. */
    private static final int LONGEST_CHAIN = 8;

    private final SearchPath path;

    /** A name, and an absolute path or another name. */
    private final SortedMap<String, String> targets = new TreeMap<>();

    /** The name of a file, and the names that lead to it. */
    private final Map<String, List<String>> aliases = new HashMap<>();

    /** Folders of drop-ins and dependencies. */
    private final Set<String> folders = new HashSet<>();

    private final Map<String, Long> modified = new HashMap<>();
    private final List<UnitProblem> problems;

    private UnitIndex(UnitFiles files, SearchPath path) {
        this.path = path;
        Problems found = new Problems("");
        path.folders().forEach(folder -> readFolder(files, folder, found));
        problems = found.list();
        for (String name : targets.keySet()) {
            follow(name)
                    .filter(file -> !UnitPaths.nameOf(file).equals(name))
                    .filter(file -> !UnitPaths.isMasked(files, file))
                    .ifPresent(file -> aliases.computeIfAbsent(UnitPaths.nameOf(file), _ -> new ArrayList<>())
                            .add(name));
        }
    }

    /** Reads the folders, not the files in them. */
    public static UnitIndex of(UnitFiles files, SearchPath path) {
        return new UnitIndex(files, path);
    }

    /**
     * The file of a unit.
     *
     * @param file the link, if it is a file outside of the path
     * @param names all names of the unit, its own first
     */
    record Found(String file, UnitName name, Set<String> names) {}

    /** Links that lead nowhere sensible. */
    public List<UnitProblem> problems() {
        return problems;
    }

    public SearchPath path() {
        return path;
    }

    /** Every name of a file or a link in the path, sorted: templates by their own, instances only with a file of their own. */
    public Set<String> names() {
        return targets.keySet();
    }

    /** Whether no folder of the path has changed since. */
    public boolean isCurrent(UnitFiles files) {
        return path.folders().stream()
                .allMatch(folder -> modified.getOrDefault(folder, -1L) == modifiedNanos(files, folder));
    }

    /** The file that a name leads to, that of its template included. */
    public Optional<String> fileOf(UnitName name) {
        return follow(name.text())
                .or(() -> name.form() == Form.INSTANCE
                        ? name.template().flatMap(template -> follow(template.text()))
                        : Optional.empty());
    }

    /** Looks up a plain name or an instance. */
    Optional<Found> find(UnitName asked) {
        return fileOf(asked).map(file -> {
            UnitName base = UnitName.of(UnitPaths.nameOf(file)).orElse(asked);
            UnitName own = asked.instance().map(base::withInstance).orElse(base);
            Set<String> names = new LinkedHashSet<>(List.of(own.text(), asked.text()));
            for (UnitName each : List.of(asked, base)) {
                for (String alias : aliases.getOrDefault(each.text(), List.of())) {
                    addAlias(names, alias, asked, base.text());
                }
            }
            return new Found(file, own, names);
        });
    }

    /** Whether there is such a folder of drop-ins or dependencies. */
    boolean hasFolder(String folder) {
        return folders.contains(folder);
    }

    private void addAlias(Set<String> names, String alias, UnitName asked, String base) {
        Optional<UnitName> name = UnitName.of(alias);
        if (name.isEmpty()) {
            return;
        }
        if (name.get().form() == Form.TEMPLATE && asked.form() == Form.INSTANCE) {
            String instance =
                    name.get().withInstance(asked.instance().orElseThrow()).text();
            if (follow(instance)
                    .map(UnitPaths::nameOf)
                    .filter(other -> !other.equals(base))
                    .isEmpty()) {
                names.add(instance);
            }
        } else if (name.get().instance().equals(asked.instance())) {
            names.add(alias);
        }
    }

    private void readFolder(UnitFiles files, String folder, Problems found) {
        modified.put(folder, modifiedNanos(files, folder));
        Optional<String> real = UnitPaths.real(files, folder);
        if (real.isEmpty()) {
            return;
        }
        for (String name : files.names(real.get()).stream().sorted().toList()) {
            if (name.endsWith(".d") || UnitPaths.isOfDependencies(name)) {
                folders.add(folder + "/" + name);
            }
            Optional<UnitName> unit = UnitName.of(name);
            if (unit.isEmpty() || targets.containsKey(name)) {
                continue;
            }
            Optional<Entry> entry = files.entry(real.get() + "/" + name);
            if (entry.filter(at -> at.kind() == Kind.FILE).isPresent()) {
                targets.put(name, folder + "/" + name);
            } else if (entry.filter(at -> at.kind() == Kind.LINK).isPresent()) {
                readLink(files, folder, real.get(), unit.get(), found);
            }
        }
    }

    private void readLink(UnitFiles files, String folder, String real, UnitName name, Problems found) {
        Optional<String> target =
                files.linkTarget(real + "/" + name).flatMap(written -> UnitPaths.named(files, real, written));
        if (target.isEmpty()) {
            return;
        }
        if (!path.contains(target.get())) {
            targets.put(name.text(), folder + "/" + name);
            return;
        }
        String base = UnitPaths.nameOf(target.get());
        if (base.equals(name.text())) {
            return;
        }
        Optional<String> refusal = AliasRules.refusal(name, base);
        if (refusal.isPresent()) {
            found.notice(refusal.get());
        } else {
            targets.put(name.text(), base);
        }
    }

    /** Follows aliases to a file. An alias may lead to an instance of a template. */
    private Optional<String> follow(String name) {
        String id = name;
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            String target = targets.get(id);
            if (target == null && hop > 0) {
                target = UnitName.of(id)
                        .flatMap(UnitName::template)
                        .map(template -> targets.get(template.text()))
                        .orElse(null);
            }
            if (target == null) {
                return Optional.empty();
            }
            if (target.startsWith("/")) {
                return Optional.of(target);
            }
            id = target;
        }
        return Optional.empty();
    }

    private static long modifiedNanos(UnitFiles files, String folder) {
        return UnitPaths.entry(files, folder).map(Entry::modifiedNanos).orElse(-1L);
    }
}
