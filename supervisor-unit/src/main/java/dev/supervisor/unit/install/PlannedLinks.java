package dev.supervisor.unit.install;

import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitPaths;
import dev.supervisor.unit.install.InstallChange.Failed;
import dev.supervisor.unit.install.InstallChange.Made;
import dev.supervisor.unit.install.InstallChange.Removed;
import dev.supervisor.unit.install.InstallChange.Thing;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links as they will be when all that is planned so far has been done. One object for one request. */
final class PlannedLinks {
    private final UnitFiles files;
    private final List<InstallChange> changes = new ArrayList<>();

    /** Paths that are changed: the link's target, or nothing if it is removed. */
    private final Map<String, Optional<String>> changed = new HashMap<>();

    /** Whether a link that is in the way is replaced. */
    enum Force {
        REPLACE,
        KEEP
    }

    PlannedLinks(UnitFiles files) {
        this.files = files;
    }

    List<InstallChange> changes() {
        return changes;
    }

    void tell(InstallChange change) {
        changes.add(change);
    }

    void fail(InstallFailure why, Thing thing, String other) {
        changes.add(new Failed(why, thing, other));
    }

    /** Whether anything will be there. */
    boolean exists(String path) {
        Optional<String> planned = changed.get(path);
        return planned == null ? files.entry(path).isPresent() : planned.isPresent();
    }

    /** Where the link at this path will lead. */
    Optional<String> target(String path) {
        Optional<String> planned = changed.get(path);
        return planned == null ? files.linkTarget(path) : planned;
    }

    /** Makes a link unless it is there. */
    void make(String link, String target, Force force) {
        if (!exists(link)) {
            add(link, target);
            return;
        }
        Optional<String> now = target(link);
        if (now.isEmpty()) {
            fail(InstallFailure.FILE_EXISTS, Thing.path(link), "");
        } else if (!isSame(link, now.get(), target)) {
            replace(link, now.get(), target, force);
        }
    }

    private void replace(String link, String now, String target, Force force) {
        if (force == Force.KEEP) {
            fail(InstallFailure.LINK_EXISTS, Thing.path(link), now);
        } else {
            remove(link);
            add(link, target);
        }
    }

    private void add(String link, String target) {
        changed.put(link, Optional.of(target));
        changes.add(new Made(link, target));
    }

    void remove(String path) {
        changed.put(path, Optional.empty());
        changes.add(new Removed(path));
    }

    private boolean isSame(String link, String now, String target) {
        String folder = UnitPaths.folderOf(link);
        String absolute = now.startsWith("/") ? now : folder + "/" + now;
        return UnitPaths.simplified(absolute).equals(target)
                || UnitPaths.real(files, absolute)
                        .filter(real -> UnitPaths.real(files, target)
                                .filter(real::equals)
                                .isPresent())
                        .isPresent();
    }
}
