package dev.supervisor.unit.install;

import dev.supervisor.unit.UnitFileState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.file.UnitProblem;
import dev.supervisor.unit.install.UnitFinder.Result.Found;
import dev.supervisor.unit.install.UnitFinder.Result.NotFound;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Whether and how units are enabled, for many questions about the same files. */
public final class UnitFileStates {
    private final UnitFiles files;
    private final UnitIndex index;
    private final UnitFinder finder;

    /** The links in each folder of the search path, and in its folders of dependencies. */
    private final List<InFolder> links = new ArrayList<>();

    /** A link by its name; of folders of dependencies, only where it leads counts besides. */
    private record Link(String name, String target, boolean isTop) {}

    private record InFolder(String folder, List<Link> links) {}

    /** The meaning of the links in one folder for a unit. */
    private enum Trace {
        NONE,
        SAME_NAME,
        FOUND
    }

    public UnitFileStates(UnitFiles files, UnitIndex index, HostFacts host) {
        this.files = files;
        this.index = index;
        this.finder = new UnitFinder(files, index, host);
        index.path().folders().forEach(folder -> links.add(new InFolder(folder, linksIn(folder))));
    }

    /** The state of a unit; empty if it has no file. */
    public Optional<UnitFileState> of(UnitName name) {
        return switch (finder.find(name)) {
            case NotFound(InstallFailure why, Optional<String> _) ->
                why == InstallFailure.INVALID ? Optional.of(UnitFileState.BAD) : Optional.empty();
            case Found found -> Optional.of(of(name, found));
        };
    }

    /** The states of all names in the search path that have one. */
    public SortedMap<UnitName, UnitFileState> all() {
        SortedMap<UnitName, UnitFileState> states = new TreeMap<>(
                Comparator.comparing((UnitName name) -> name.type().word()).thenComparing(UnitName::text));
        for (String text : index.names()) {
            UnitName.of(text).ifPresent(name -> of(name).ifPresent(state -> states.put(name, state)));
        }
        return states;
    }

    /** The links in the search path by which a unit is enabled or has other names, sorted. */
    public List<String> linksTo(UnitName name) {
        if (!(finder.find(name) instanceof Found found)) {
            return List.of();
        }
        List<String> paths = new ArrayList<>();
        for (String folder : index.path().folders()) {
            addLinks(folder, found.name().text(), paths);
        }
        return paths.stream().sorted().toList();
    }

    /** Remarks about the files that were read. */
    public List<UnitProblem> problems() {
        return finder.problems().list();
    }

    private UnitFileState of(UnitName asked, Found found) {
        String path = found.path();
        if (found.isMasked()) {
            return SearchPath.isRuntime(path) ? UnitFileState.MASKED_RUNTIME : UnitFileState.MASKED;
        }
        if (!asked.text().equals(UnitPaths.nameOf(path)) && found.name().form() != Form.INSTANCE) {
            return UnitFileState.ALIAS;
        }
        if (SearchPath.isGenerated(path)) {
            return UnitFileState.GENERATED;
        }
        if (SearchPath.isTransient(path)) {
            return UnitFileState.TRANSIENT;
        }
        return linked(found, true)
                .orElseGet(
                        () -> linked(found, false).isPresent() ? UnitFileState.INDIRECT : withoutLinks(found.rules()));
    }

    private static UnitFileState withoutLinks(InstallRules rules) {
        if (rules.haveLinks()) {
            return UnitFileState.DISABLED;
        }
        return rules.also().isEmpty() ? UnitFileState.STATIC : UnitFileState.INDIRECT;
    }

    /** @param own whether only those links count that the unit asks for itself */
    private Optional<UnitFileState> linked(Found found, boolean own) {
        boolean atRuntime = false;
        boolean anywhere = false;
        boolean linked = false;
        boolean linkedAtRuntime = false;
        boolean below = false;
        for (InFolder folder : links) {
            boolean lasting = folder.folder.equals(SearchPath.LASTING);
            boolean runtime = SearchPath.isRuntime(folder.folder);
            switch (trace(folder, found, own, below)) {
                case FOUND -> {
                    if (lasting) {
                        return Optional.of(UnitFileState.ENABLED);
                    }
                    atRuntime |= runtime;
                    anywhere |= !runtime;
                }
                case SAME_NAME -> {
                    linked |= lasting;
                    linkedAtRuntime |= runtime;
                }
                case NONE -> {}
            }
            below |= found.path().equals(folder.folder + "/" + found.name());
        }
        if (atRuntime) {
            return Optional.of(UnitFileState.ENABLED_RUNTIME);
        }
        if (anywhere && found.name().form() == Form.INSTANCE) {
            return Optional.of(UnitFileState.STATIC);
        }
        if (linked) {
            return Optional.of(UnitFileState.LINKED);
        }
        return linkedAtRuntime ? Optional.of(UnitFileState.LINKED_RUNTIME) : Optional.empty();
    }

    private static Trace trace(InFolder folder, Found found, boolean own, boolean below) {
        String name = found.name().text();
        Trace trace = Trace.NONE;
        for (Link link : folder.links) {
            boolean sameName = link.name.equals(name);
            if (link.isTop && sameName) {
                trace = below ? trace : Trace.SAME_NAME;
            } else if (link.isTop
                    ? leadsTo(link, found, own)
                    : isOwn(found, link.name) || !own && isInstance(link, found)) {
                return Trace.FOUND;
            }
        }
        return trace;
    }

    private static boolean leadsTo(Link link, Found found, boolean own) {
        return link.target.equals(found.name().text()) && (!own || isKnown(found, link.name));
    }

    private static boolean isInstance(Link link, Found found) {
        return UnitName.of(link.name)
                .filter(name -> name.form() == Form.INSTANCE)
                .flatMap(UnitName::template)
                .filter(found.name()::equals)
                .isPresent();
    }

    /** Whether the unit itself asks for another name of it. */
    private static boolean isKnown(Found found, String link) {
        return isOwn(found, link) || found.rules().aliases().contains(link);
    }

    /** Whether the unit goes by this name in folders of dependencies. */
    private static boolean isOwn(Found found, String link) {
        UnitName name = found.name();
        return link.equals(name.text())
                || name.form() == Form.TEMPLATE
                        && found.rules()
                                .defaultInstance()
                                .filter(instance ->
                                        name.withInstance(instance).text().equals(link))
                                .isPresent();
    }

    private List<Link> linksIn(String folder) {
        List<Link> found = new ArrayList<>();
        UnitPaths.real(files, folder).ifPresent(real -> {
            for (String name : files.names(real)) {
                String path = real + "/" + name;
                if (isOfDependencies(path)) {
                    files.names(path).forEach(inner -> addLink(path, inner, false, found));
                } else {
                    addLink(real, name, true, found);
                }
            }
        });
        return List.copyOf(found);
    }

    private void addLink(String folder, String name, boolean isTop, List<Link> found) {
        files.linkTarget(folder + "/" + name)
                .ifPresent(target -> found.add(new Link(name, UnitPaths.nameOf(target), isTop)));
    }

    private void addLinks(String folder, String unit, List<String> paths) {
        for (String name : files.names(folder)) {
            String path = folder + "/" + name;
            if (isOfDependencies(path)) {
                addLinks(path, unit, paths);
            } else if (files.linkTarget(path)
                    .map(UnitPaths::nameOf)
                    .filter(target -> target.equals(unit) || name.equals(unit))
                    .isPresent()) {
                paths.add(path);
            }
        }
    }

    private boolean isOfDependencies(String path) {
        return UnitPaths.isOfDependencies(path)
                && files.entry(path, Kind.FOLDER).isPresent();
    }
}
