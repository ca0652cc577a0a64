package dev.supervisor.unit.install;

import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.install.InstallChange.IsMasked;
import dev.supervisor.unit.install.InstallChange.LedNowhere;
import dev.supervisor.unit.install.InstallChange.Thing;
import dev.supervisor.unit.install.UnitFinder.Result.Found;
import dev.supervisor.unit.install.UnitFinder.Result.NotFound;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans the removal of every link to units, also of those that were made by hand. One object for one request. */
final class RemovalSteps {
    private final UnitFinder finder;
    private final PlannedLinks links;
    private final String folder;

    /** Names of units, and paths of links that are removed themselves. */
    private final Set<String> marked = new HashSet<>();

    /** A link in the folder or below it, and where it ends. */
    private record Link(String path, String end) {}

    /** @param folder where the links are */
    RemovalSteps(UnitFinder finder, PlannedLinks links, String folder) {
        this.finder = finder;
        this.links = links;
        this.folder = folder;
    }

    /** Marks units and those that are disabled with them. */
    void mark(List<UnitName> asked) {
        Deque<UnitName> left = new ArrayDeque<>(asked);
        Set<String> known = new HashSet<>();
        asked.forEach(name -> known.add(name.text()));
        while (!left.isEmpty()) {
            UnitName name = left.poll();
            switch (finder.find(name)) {
                case Found found when found.isMasked() -> links.tell(new IsMasked(found.path()));
                case Found found -> {
                    marked.add(found.name().text());
                    for (String also : found.rules().also()) {
                        UnitName.of(also).filter(each -> known.add(each.text())).ifPresent(left::add);
                    }
                }
                case NotFound(InstallFailure why, Optional<String> dangling) -> {
                    marked.add(name.text());
                    if (asked.contains(name) && dangling.isEmpty()) {
                        links.fail(why, Thing.name(name.text()), "");
                    } else if (asked.contains(name)) {
                        links.tell(new LedNowhere(dangling.orElseThrow()));
                    }
                }
            }
        }
    }

    /** Removes a mask itself, and marks it. */
    void removeMask(String path) {
        links.remove(path);
        marked.add(path);
    }

    /** Removes all links to what is marked, and all links to those. */
    void run() {
        List<Link> left = new ArrayList<>();
        collect(folder, left);
        boolean more = !marked.isEmpty();
        while (more) {
            List<Link> kept = new ArrayList<>();
            for (Link link : left) {
                if (isMarked(link)) {
                    links.remove(link.path);
                    marked.add(link.path);
                } else {
                    kept.add(link);
                }
            }
            more = kept.size() < left.size();
            left = kept;
        }
    }

    private boolean isMarked(Link link) {
        return marked.contains(link.end)
                || marked.contains(UnitPaths.nameOf(link.end))
                || UnitName.of(UnitPaths.nameOf(link.path))
                        .filter(this::isMarked)
                        .isPresent();
    }

    /** A template takes its instances with it. */
    private boolean isMarked(UnitName name) {
        return marked.contains(name.text())
                || name.template()
                        .filter(template -> marked.contains(template.text()))
                        .isPresent();
    }

    private void collect(String in, List<Link> found) {
        UnitFiles files = finder.files();
        for (String name : files.names(in).stream().sorted().toList()) {
            String path = in + "/" + name;
            Optional<Kind> kind = files.entry(path).map(Entry::kind);
            if (kind.filter(Kind.FOLDER::equals).isPresent()) {
                collect(path, found);
            } else if (kind.filter(Kind.LINK::equals).isPresent() && UnitName.isValid(name) && links.exists(path)) {
                String end = UnitPaths.real(files, path)
                        .or(() -> files.linkTarget(path).flatMap(target -> UnitPaths.named(files, in, target)))
                        .orElse(path);
                found.add(new Link(path, end));
            }
        }
    }
}
