package dev.supervisor.unit.install;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitName.Form;
import dev.supervisor.unit.command.HostFacts;
import dev.supervisor.unit.command.Specifiers;
import dev.supervisor.unit.command.Specifiers.UnresolvedException;
import dev.supervisor.unit.command.Specifiers.Use;
import dev.supervisor.unit.file.AliasRules;
import dev.supervisor.unit.file.SearchPath;
import dev.supervisor.unit.install.InstallChange.AuxiliaryFailed;
import dev.supervisor.unit.install.InstallChange.IsMasked;
import dev.supervisor.unit.install.InstallChange.Thing;
import dev.supervisor.unit.install.InstallChange.WithoutDestination;
import dev.supervisor.unit.install.PlannedLinks.Force;
import dev.supervisor.unit.install.UnitFinder.Result.Found;
import dev.supervisor.unit.install.UnitFinder.Result.NotFound;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the links that enable units. One object for one request. */
final class EnableSteps {
    private final UnitFinder finder;
    private final PlannedLinks links;
    private final HostFacts host;
    private final String folder;
    private final Force force;
    private final InstallVerb verb;
    private final Deque<Step> left = new ArrayDeque<>();
    private final Set<String> known = new HashSet<>();
    private int rules;

    /** A unit that is to be enabled; an auxiliary one has only been named by another. */
    private record Step(UnitName name, Optional<Found> found, Optional<String> refusedAlias) {}

    /** @param folder where the links go */
    EnableSteps(UnitFinder finder, PlannedLinks links, HostFacts host, String folder, Force force, InstallVerb verb) {
        this.finder = finder;
        this.links = links;
        this.host = host;
        this.folder = folder;
        this.force = force;
        this.verb = verb;
    }

    /** Adds a unit; its refusal of itself is told and ends the request. */
    boolean add(UnitName asked, UnitFinder.Result result, Thing thing) {
        switch (result) {
            case NotFound(InstallFailure why, Optional<String> _) -> {
                links.fail(why, thing, "");
                return false;
            }
            case Found found
            when found.isMasked() -> {
                links.fail(InstallFailure.MASKED, Thing.path(found.path()), "");
                return false;
            }
            case Found found
            when SearchPath.isGenerated(found.path()) || SearchPath.isTransient(found.path()) -> {
                links.fail(InstallFailure.GENERATED, Thing.path(found.path()), "");
                return false;
            }
            case Found found -> {
                if (known.add(asked.text())) {
                    left.add(new Step(found.name(), Optional.of(found), found.overOwnAlias()));
                    addAlso(found);
                }
                return true;
            }
        }
    }

    /** Plans all links; tells whether the units say anything about how they are enabled. */
    boolean run() {
        while (!left.isEmpty()) {
            Step step = left.poll();
            Optional<Found> found = step.found.or(() -> auxiliary(step.name));
            if (step.refusedAlias.isPresent()) {
                links.fail(InstallFailure.ALIAS_OR_LINKED, Thing.name(step.refusedAlias.get()), "");
                return rules > 0;
            }
            if (found.isEmpty()) {
                links.tell(new AuxiliaryFailed(step.name.text()));
            } else if (found.get().isMasked()) {
                links.tell(new IsMasked(found.get().path()));
                rules++;
            } else {
                apply(found.get());
            }
        }
        return rules > 0;
    }

    private void addAlso(Found found) {
        for (String also : found.rules().also()) {
            UnitName.of(also)
                    .filter(name -> known.add(name.text()))
                    .ifPresent(name -> left.add(new Step(name, Optional.empty(), Optional.empty())));
        }
    }

    private Optional<Found> auxiliary(UnitName name) {
        if (finder.find(name) instanceof Found found) {
            addAlso(found);
            return Optional.of(found);
        }
        return Optional.empty();
    }

    private void apply(Found found) {
        if (finder.path().folderOf(found.path()).isEmpty()) {
            links.make(folder + "/" + found.name(), found.path(), Force.KEEP);
        }
        Specifiers specifiers = new Specifiers(host, linked(found), Optional.of(found.path()));
        for (String written : found.rules().aliases()) {
            Optional<String> alias = resolved(specifiers, written);
            if (alias.isEmpty()) {
                break;
            }
            alias(found, alias.get());
        }
        dependencies(found, specifiers, Dependency.WANTS, found.rules().wantedBy());
        dependencies(found, specifiers, Dependency.REQUIRES, found.rules().requiredBy());
    }

    private void alias(Found found, String written) {
        UnitName name = found.name();
        Optional<UnitName> alias = UnitName.of(written).map(each -> each.filledInAs(name));
        if (alias.filter(name::equals).isPresent()) {
            return;
        }
        if (alias.isEmpty() || AliasRules.refusal(alias.get(), name.text()).isPresent()) {
            links.fail(InstallFailure.BAD_ALIAS, Thing.name(name.text()), written);
            return;
        }
        rules++;
        links.make(folder + "/" + alias.get(), found.path(), force);
    }

    private void dependencies(Found found, Specifiers specifiers, Dependency kind, List<String> targets) {
        UnitName linked = linked(found);
        for (String written : targets) {
            Optional<String> target = resolved(specifiers, written);
            if (target.isEmpty()) {
                return;
            }
            Optional<UnitName> destination = UnitName.of(target.get());
            boolean fits = destination.isPresent()
                    && (linked.form() != Form.TEMPLATE || destination.get().form() != Form.PLAIN);
            if (!fits) {
                refuse(target.get(), destination, linked);
                continue;
            }
            rules++;
            links.make(folder + "/" + destination.get() + kind.folderEnd() + "/" + linked, found.path(), Force.REPLACE);
            if (!finder.exists(destination.get())) {
                links.tell(new WithoutDestination(found.path(), target.get()));
            }
        }
    }

    /** Nothing is told of presets: they are no wish of this host's administrator. */
    private void refuse(String target, Optional<UnitName> destination, UnitName linked) {
        if (verb == InstallVerb.PRESET) {
            return;
        }
        if (destination.isEmpty()) {
            links.fail(InstallFailure.BAD_NAME, Thing.name(target), "");
        } else {
            links.fail(InstallFailure.NOT_A_TEMPLATE, Thing.name(target), linked.text());
        }
    }

    /** The name that a link has in a folder of dependencies, and specifiers tell: a template is its default instance. */
    private static UnitName linked(Found found) {
        UnitName name = found.name();
        return name.form() == Form.TEMPLATE
                ? found.rules().defaultInstance().map(name::withInstance).orElse(name)
                : name;
    }

    private Optional<String> resolved(Specifiers specifiers, String written) {
        try {
            return Optional.of(specifiers.replaced(written, Use.INSTALL));
        } catch (UnresolvedException _) {
            links.fail(InstallFailure.BAD_SPECIFIER, Thing.name(written), "");
            return Optional.empty();
        }
    }
}
