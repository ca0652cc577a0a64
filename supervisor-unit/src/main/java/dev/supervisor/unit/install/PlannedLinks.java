package dev.supervisor.unit.install;

import dev.supervisor.unit.file.UnitFiles;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
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

    /** Whether a folder, as it is now, is there. */
    boolean isFolder(String path) {
        return files.entry(path)
                .map(Entry::kind)
                .filter(kind -> kind == Kind.FOLDER)
                .isPresent();
    }

    /** Makes a link unless it is there; tells whether it will be. */
    boolean make(String link, String target, Force force) {
        if (!exists(link)) {
            changed.put(link, Optional.of(target));
            changes.add(new Made(link, target));
            return true;
        }
        Optional<String> now = target(link);
        if (now.isEmpty()) {
            fail(InstallFailure.FILE_EXISTS, Thing.path(link), "");
            return false;
        }
        if (isSame(link, now.get(), target)) {
            return true;
        }
        if (force == Force.KEEP) {
            fail(InstallFailure.LINK_EXISTS, Thing.path(link), now.get());
            return false;
        }
        remove(link);
        changed.put(link, Optional.of(target));
        changes.add(new Made(link, target));
        return true;
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
