package dev.supervisor.unit.install;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitIndex;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.install.InstallChange.Thing;
import dev.supervisor.unit.install.PlannedLinks.Force;
import dev.supervisor.unit.install.UnitFinder.Result;
import dev.supervisor.unit.install.UnitFinder.Result.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Plans what the verbs of systemctl that alter links do to the files as they are now. Nothing is changed; a plan is carried
 * out by whoever asked for it.
 */
public final class InstallRequests {
    private static final String DEFAULT = "default.target";

    private final UnitFiles files;
    private final UnitIndex index;
    private final HostFacts host;
    private final Lifetime lifetime;
    private final Force force;

    /** How long links last. */
    public enum Lifetime {
        LASTING(SearchPath.LASTING),
        UNTIL_BOOT(SearchPath.RUNTIME);

        private final String folder;

        Lifetime(String folder) {
            this.folder = folder;
        }
    }

    /** @param forced whether a link of another unit that is in the way is replaced */
    public InstallRequests(UnitFiles files, UnitIndex index, HostFacts host, Lifetime lifetime, boolean forced) {
        this.files = files;
        this.index = index;
        this.host = host;
        this.lifetime = lifetime;
        this.force = forced ? Force.REPLACE : Force.KEEP;
    }

    /** The state of one request. */
    private record Work(UnitFinder finder, PlannedLinks links) {}

    /** Enables units by name, or by the path of a file; if one of them cannot be found, none. */
    public InstallPlan enable(List<String> namesOrPaths) {
        Work work = work();
        boolean info = enable(work, namesOrPaths);
        return plan(InstallVerb.ENABLE, work, info);
    }

    /** Disables units by name. */
    public InstallPlan disable(List<String> names) {
        Work work = work();
        disable(work, names);
        return plan(InstallVerb.DISABLE, work, true);
    }

    /** Disables units, and enables them again. */
    public InstallPlan reenable(List<String> namesOrPaths) {
        Work work = work();
        List<String> names = namesOrPaths.stream().map(UnitPaths::nameOf).toList();
        disable(work, names);
        boolean info = enable(work, namesOrPaths);
        return plan(InstallVerb.REENABLE, work, info);
    }

    /** Enables or disables units as presets want it. */
    public InstallPlan preset(List<String> names) {
        Work work = work();
        Presets presets = Presets.read(files, work.finder.problems());
        EnableSteps plus = steps(work, InstallVerb.PRESET);
        List<UnitName> minus = new ArrayList<>();
        boolean possible = true;
        for (UnitName name : valid(work, names)) {
            Result result = work.finder.find(name);
            if (result instanceof Found found && !found.name().equals(name)) {
                continue; // an alias: it is its unit that has a preset
            }
            if (!possible) {
                break;
            }
            Presets.Wish wish = presets.wish(name);
            if (result instanceof Found && !wish.enables()) {
                minus.add(name);
            } else if (wish.instances().isEmpty()) {
                possible = plus.add(name, result, Thing.name(name.text()));
            } else {
                possible = wish.instances().stream()
                        .map(name::withInstance)
                        .allMatch(each -> plus.add(each, work.finder.find(each), Thing.name(each.text())));
            }
        }
        if (possible) {
            removal(work, steps -> steps.mark(minus));
            plus.run();
        }
        return plan(InstallVerb.PRESET, work, true);
    }

    /** Puts units into the folder of another unit, whatever they say themselves. */
    public InstallPlan addDependency(String target, Dependency kind, List<String> names) {
        Work work = work();
        valid(work, List.of(target)).forEach(name -> addDependency(work, name, kind, names));
        return plan(InstallVerb.ADD_DEPENDENCY, work, true);
    }

    private void addDependency(Work work, UnitName target, Dependency kind, List<String> names) {
        Result result = work.finder.find(target);
        boolean usable = steps(work, InstallVerb.ENABLE).add(target, result, Thing.name(target.text()));
        if (!usable || !(result instanceof Found found)) {
            return;
        }
        EnableSteps steps = steps(work, InstallVerb.ENABLE);
        InstallRules rules = InstallRules.ofDependency(kind, found.name().text());
        boolean all = valid(work, names).stream().allMatch(each -> {
            Result unit = work.finder.find(each);
            Result linked = unit instanceof Found own ? own.withRules(rules) : unit;
            return steps.add(each, linked, Thing.name(each.text()));
        });
        if (all) {
            steps.run();
        }
    }

    /** Links names to nothing, so that their units cannot be started. */
    public InstallPlan mask(List<String> names) {
        Work work = work();
        valid(work, names).forEach(name -> work.links.make(lifetime.folder + "/" + name, UnitPaths.NULL, force));
        return plan(InstallVerb.MASK, work, true);
    }

    /** Takes away the links and empty files that mask names. */
    public InstallPlan unmask(List<String> names) {
        Work work = work();
        removal(work, steps -> valid(work, names).stream()
                .map(name -> lifetime.folder + "/" + name)
                .filter(path -> UnitPaths.isMasked(files, path))
                .distinct()
                .forEach(steps::removeMask));
        return plan(InstallVerb.UNMASK, work, true);
    }

    /** Links files from outside of the search path into it. */
    public InstallPlan link(List<String> paths) {
        Work work = work();
        List<String> linked = new ArrayList<>();
        for (String path : paths) {
            Optional<Kind> kind = files.entry(path).map(Entry::kind);
            if (!UnitName.isValid(UnitPaths.nameOf(path))) {
                work.links.fail(InstallFailure.BAD_NAME, Thing.path(path), "");
            } else if (kind.isEmpty()) {
                work.links.fail(InstallFailure.NO_UNIT, Thing.path(path), "");
            } else if (kind.get() != Kind.FILE) {
                work.links.fail(InstallFailure.ALIAS_OR_LINKED, Thing.name(path), "");
            } else if (index.path().folderOf(path).isEmpty()) {
                linked.add(path);
            }
        }
        if (work.links.changes().isEmpty()) {
            linked.forEach(path -> work.links.make(lifetime.folder + "/" + UnitPaths.nameOf(path), path, force));
        }
        return plan(InstallVerb.LINK, work, true);
    }

    /** Makes a target that which is started at boot. */
    public InstallPlan setDefault(String target) {
        Work work = work();
        Optional<UnitName> name =
                UnitName.of(target).filter(each -> each.type() == UnitType.TARGET && !target.equals(DEFAULT));
        if (name.isEmpty()) {
            work.links.fail(InstallFailure.NOT_A_TARGET, Thing.name(target), "");
            return plan(InstallVerb.SET_DEFAULT, work, true);
        }
        Result result = work.finder.find(name.get());
        boolean usable = steps(work, InstallVerb.ENABLE).add(name.get(), result, Thing.name(target));
        if (usable && result instanceof Found found) {
            work.links.make(lifetime.folder + "/" + DEFAULT, found.path(), Force.REPLACE);
        }
        return plan(InstallVerb.SET_DEFAULT, work, true);
    }

    /** The target that is started at boot; empty if there is none. */
    public Optional<UnitName> defaultTarget() {
        return UnitName.of(DEFAULT)
                .flatMap(name ->
                        work().finder.find(name) instanceof Found found ? Optional.of(found.name()) : Optional.empty());
    }

    private Work work() {
        return new Work(new UnitFinder(files, index, host), new PlannedLinks(files));
    }

    private EnableSteps steps(Work work, InstallVerb verb) {
        return new EnableSteps(work.finder, work.links, host, lifetime.folder, force, verb);
    }

    private static InstallPlan plan(InstallVerb verb, Work work, boolean info) {
        return new InstallPlan(
                verb, work.links.changes(), info, work.finder.problems().list());
    }

    private boolean enable(Work work, List<String> namesOrPaths) {
        EnableSteps steps = steps(work, InstallVerb.ENABLE);
        for (String each : namesOrPaths) {
            boolean isPath = each.startsWith("/");
            Thing thing = isPath ? Thing.path(each) : Thing.name(each);
            Optional<UnitName> name = UnitName.of(UnitPaths.nameOf(each));
            if (name.isEmpty()) {
                work.links.fail(InstallFailure.BAD_NAME, thing, "");
                return true;
            }
            boolean inside = isPath && index.path().folderOf(each).isPresent();
            Result result = isPath && !inside ? work.finder.at(name.get(), each) : work.finder.find(name.get());
            if (!steps.add(name.get(), result, thing)) {
                return true;
            }
        }
        return steps.run();
    }

    private void disable(Work work, List<String> names) {
        removal(work, steps -> steps.mark(valid(work, names)));
    }

    private void removal(Work work, Consumer<RemovalSteps> marking) {
        RemovalSteps steps = new RemovalSteps(work.finder, work.links, lifetime.folder);
        marking.accept(steps);
        steps.run();
    }

    /** The valid ones; what is no name is told. */
    private static List<UnitName> valid(Work work, List<String> names) {
        List<UnitName> valid = new ArrayList<>();
        for (String name : names) {
            UnitName.of(name)
                    .ifPresentOrElse(valid::add, () -> work.links.fail(InstallFailure.BAD_NAME, Thing.name(name), ""));
        }
        return valid;
    }
}
