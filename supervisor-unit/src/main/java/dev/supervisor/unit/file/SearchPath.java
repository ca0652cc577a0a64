package dev.supervisor.unit.file;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * The folders in which units are looked for; the first that has a file of a name wins. Pure.
 *
 * @param folders absolute, without slash at the end
 */
public record SearchPath(List<String> folders) {
    /** Where lasting links and masks are made. */
    public static final String LASTING = "/etc/systemd/system";

    /** Where those are made that do not outlive a boot. */
    public static final String RUNTIME = "/run/systemd/system";

    static final String TRANSIENT = "/run/systemd/transient";

    /** Of a manager of the whole system. */
    public static final SearchPath DEFAULT = new SearchPath(List.of(
            "/etc/systemd/system.control",
            "/run/systemd/system.control",
            TRANSIENT,
            "/run/systemd/generator.early",
            LASTING,
            "/etc/systemd/system.attached",
            RUNTIME,
            "/run/systemd/system.attached",
            "/run/systemd/generator",
            "/usr/local/lib/systemd/system",
            "/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/run/systemd/generator.late"));

    public SearchPath {
        folders = List.copyOf(folders);
    }

    /** The path that a value of {@code SYSTEMD_UNIT_PATH} asks for; an empty last part stands for the default. */
    public static SearchPath of(String unitPath) {
        List<String> parts = List.of(unitPath.split(":", -1));
        LinkedHashSet<String> folders = new LinkedHashSet<>();
        parts.stream()
                .filter(part -> part.startsWith("/"))
                .map(UnitPaths::simplified)
                .forEach(folders::add);
        if (parts.getLast().isEmpty()) {
            folders.addAll(DEFAULT.folders);
        }
        return new SearchPath(new ArrayList<>(folders));
    }

    /** The folder of the path in which a file stands directly. */
    public Optional<String> folderOf(String path) {
        return Optional.of(UnitPaths.folderOf(path)).filter(folders::contains);
    }

    /** Whether a file stands in one of the folders, or below one. */
    public boolean contains(String path) {
        return folders.stream().anyMatch(folder -> path.startsWith(folder + "/"));
    }

    /** Whether it is gone after the next boot. */
    public static boolean isRuntime(String path) {
        return path.startsWith("/run/");
    }

    /** Whether something else has made it: a generator. */
    public static boolean isGenerated(String path) {
        return path.startsWith("/run/systemd/generator");
    }

    /** Whether it was made on request of a program, and goes with its unit. */
    public static boolean isTransient(String path) {
        return path.startsWith(TRANSIENT + "/");
    }
}
