package dev.supervisor.unit.file;

import dev.supervisor.unit.UnitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads of a unit's files what says how it is enabled. */
public final class InstallText {
    private InstallText() {}

    /** The assignments of {@code [Install]} in a file; empty if it cannot be read, or is broken off. */
    public static Optional<List<Assignment>> read(UnitFiles files, String path, Problems problems) {
        Optional<String> real = UnitPaths.real(files, path);
        if (real.isEmpty()) {
            return Optional.empty();
        }
        try {
            UnitSyntax.Content content =
                    UnitSyntax.read(path, files.content(real.get()), KnownSections.ofInstalling(), problems);
            return content.brokenOff().isPresent() ? Optional.empty() : Optional.of(content.assignments());
        } catch (UnreadableFileException _) {
            return Optional.empty();
        }
    }

    /** Those of its file, and those of its drop-ins; a drop-in that cannot be read adds nothing. */
    public static Optional<List<Assignment>> readAll(
            UnitFiles files, UnitIndex index, UnitName name, String path, Problems problems) {
        return read(files, path, problems).map(own -> {
            List<Assignment> all = new ArrayList<>(own);
            DropIns.of(files, index, ".d", ".conf", List.of(name))
                    .forEach(dropIn -> read(files, dropIn, problems).ifPresent(all::addAll));
            return all;
        });
    }
}
