package dev.supervisor.unit.install;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.file.AliasRules;
import dev.supervisor.unit.file.InstallText;
import dev.supervisor.unit.file.Problems;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.install.UnitFinder.Result.Found;
import dev.supervisor.unit.install.UnitFinder.Result.NotFound;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the file that a unit is enabled by, over links, and what it says about that. */
final class UnitFinder {
    private static final int LONGEST_CHAIN = 64;

    private final UnitFiles files;
    private final UnitIndex index;
    private final HostFacts host;
    private final Problems problems = new Problems("");
    private final Map<String, Optional<InstallRules>> read = new LinkedHashMap<>();

    UnitFinder(UnitFiles files, UnitIndex index, HostFacts host) {
        this.files = files;
        this.index = index;
        this.host = host;
    }

    /** The result of a search. */
    sealed interface Result {
        /**
         * A file.
         *
         * @param name the name that it is known by: that at the end of a chain of aliases
         * @param path where it stands; of a mask, where that was found
         * @param isMasked whether there is nothing to enable
         * @param overOwnAlias the first alias on the way that stands among the administrator's own links
         */
        record Found(UnitName name, String path, boolean isMasked, InstallRules rules, Optional<String> overOwnAlias)
                implements Result {

            /** The same with what somebody asks for by hand instead of its own rules, over whatever aliases. */
            Found withRules(InstallRules other) {
                return new Found(name, path, isMasked, other, Optional.empty());
            }
        }

        /**
         * None, or none that can be used.
         *
         * @param danglingFrom the link that leads nowhere, if there is one
         */
        record NotFound(InstallFailure why, Optional<String> danglingFrom) implements Result {}
    }

    Problems problems() {
        return problems;
    }

    SearchPath path() {
        return index.path();
    }

    UnitFiles files() {
        return files;
    }

    /** Whether a file or a link with this name, or with that of its template, is anywhere in the path. */
    boolean exists(UnitName name) {
        return place(name).isPresent();
    }

    /** Looks for a name in the path. */
    Result find(UnitName asked) {
        Optional<String> ownAlias = Optional.empty();
        UnitName name = asked;
        for (int hop = 0; hop < LONGEST_CHAIN; hop++) {
            Optional<String> place = place(name);
            if (place.isEmpty()) {
                return new NotFound(InstallFailure.NO_UNIT, Optional.empty());
            }
            String path = place.get();
            if (UnitPaths.isMasked(files, path)) {
                return new Found(name, path, true, InstallRules.NONE, ownAlias);
            }
            Optional<String> target = targetOf(path);
            if (target.isEmpty()) {
                return at(name, path, ownAlias);
            }
            if (!index.path().contains(target.get())) {
                return UnitPaths.entry(files, path).isPresent()
                        ? at(name, target.get(), ownAlias)
                        : new NotFound(InstallFailure.NO_UNIT, Optional.of(target.get()));
            }
            Optional<UnitName> next = UnitName.of(UnitPaths.nameOf(target.get()));
            boolean self = next.filter(name::equals).isPresent();
            if (next.isEmpty()
                    || !self && AliasRules.refusal(name, next.get().text()).isPresent()) {
                return new NotFound(InstallFailure.BAD_REFERENCE, Optional.empty());
            }
            boolean isOwn = path.startsWith(SearchPath.LASTING + "/") || path.startsWith(SearchPath.RUNTIME + "/");
            UnitName known = name;
            ownAlias = ownAlias.or(() -> isOwn ? Optional.of(known.text()) : Optional.empty());
            UnitName filled = next.get().filledInAs(name);
            if (filled.equals(name)) {
                return at(name, target.get(), Optional.empty());
            }
            name = filled;
        }
        return new NotFound(InstallFailure.ALIAS_OR_LINKED, Optional.empty());
    }

    /** A file by its path, which may stand outside of the search path. */
    Result at(UnitName name, String path) {
        Optional<Entry> entry = files.entry(path);
        if (entry.isEmpty() || entry.get().kind() == Kind.FOLDER) {
            return new NotFound(InstallFailure.NO_UNIT, Optional.empty());
        }
        if (UnitPaths.isMasked(files, path)) {
            return new Found(name, path, true, InstallRules.NONE, Optional.empty());
        }
        return at(name, path, Optional.empty());
    }

    private Result at(UnitName name, String path, Optional<String> ownAlias) {
        Optional<InstallRules> rules = read.computeIfAbsent(name + " " + path, _ -> read(name, path));
        return rules.<Result>map(known -> new Found(name, path, false, known, ownAlias))
                .orElseGet(() -> new NotFound(InstallFailure.INVALID, Optional.empty()));
    }

    private Optional<InstallRules> read(UnitName name, String path) {
        Specifiers specifiers = new Specifiers(host, name, Optional.of(path));
        return InstallText.readAll(files, index, name, path, problems)
                .flatMap(assignments -> InstallRules.of(assignments, specifiers, problems));
    }

    /** The first place of the name, else of its template. */
    private Optional<String> place(UnitName name) {
        return placeOf(name.text())
                .or(() -> name.form() == Form.INSTANCE
                        ? placeOf(name.template().orElseThrow().text())
                        : Optional.empty());
    }

    private Optional<String> placeOf(String name) {
        List<String> folders = index.path().folders();
        return folders.stream()
                .map(folder -> folder + "/" + name)
                .filter(path -> kindOf(path)
                        .filter(kind -> kind == Kind.FILE || kind == Kind.LINK)
                        .isPresent())
                .findFirst();
    }

    private Optional<Kind> kindOf(String path) {
        return UnitPaths.real(files, UnitPaths.folderOf(path))
                .flatMap(folder -> files.entry(folder + "/" + UnitPaths.nameOf(path)))
                .map(Entry::kind);
    }

    private Optional<String> targetOf(String path) {
        return UnitPaths.real(files, UnitPaths.folderOf(path))
                .flatMap(folder -> files.linkTarget(folder + "/" + UnitPaths.nameOf(path))
                        .flatMap(target -> UnitPaths.named(files, folder, target)));
    }
}
