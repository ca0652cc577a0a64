package dev.supervisor.unit.file;

import dev.supervisor.unit.LoadState;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.UnitType;
import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import dev.supervisor.unit.file.UnitSource.Fingerprint;
import dev.supervisor.unit.file.UnitSource.LoadError;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads units from their files. Keeps nothing; an index is made for many units at once. */
public final class UnitLoader {
    /** Units of these types exist without a file. */
    private static final Set<UnitType> NEED_NO_FILE =
            EnumSet.of(UnitType.SLICE, UnitType.DEVICE, UnitType.SCOPE, UnitType.MOUNT, UnitType.SWAP);

    private static final String BUS = "org.freedesktop.DBus.Error.";
    private static final String OWN = "org.freedesktop.systemd1.";

    /** Systemd's names for what the system says. */
    private static final Map<String, String> BUS_NAMES = Map.of(
            UnitSyntax.INVALID,
            BUS + "InvalidArgs",
            UnitSyntax.BAD_MESSAGE,
            BUS + "InconsistentMessage",
            UnitSyntax.TOO_LONG,
            BUS + "LimitsExceeded",
            "Permission denied",
            BUS + "AccessDenied",
            "Input/output error",
            BUS + "IOError",
            "Is a directory",
            "System.Error.EISDIR");

    private final UnitFiles files;
    private final UnitIndex index;

    public UnitLoader(UnitFiles files, UnitIndex index) {
        this.files = files;
        this.index = index;
    }

    /** The fragment as it was read. */
    private record Fragment(
            LoadState state,
            Optional<LoadError> error,
            Optional<String> path,
            List<Assignment> assignments,
            long nanos) {}

    /** Reads the unit with this name, plain or an instance. */
    public UnitSource load(UnitName asked) {
        Optional<UnitIndex.Found> found = index.find(asked);
        Problems problems = new Problems(asked.text());
        Fragment fragment =
                found.map(unit -> readFragment(unit.file(), asked, problems)).orElseGet(() -> withoutFile(asked));
        boolean goesOn = fragment.state == LoadState.LOADED || fragment.state == LoadState.MASKED;
        Optional<UnitIndex.Found> kept = found.filter(_ -> goesOn);
        UnitName name = kept.map(UnitIndex.Found::name).orElse(asked);
        Set<String> names = kept.map(UnitIndex.Found::names).orElse(Set.of(asked.text()));
        List<UnitName> all = parsed(names);
        Problems ofUnit = new Problems(name.text());
        List<String> wants = goesOn ? FolderLinks.of(files, index, "Wants", all, ofUnit) : List.of();
        List<String> requires = goesOn ? FolderLinks.of(files, index, "Requires", all, ofUnit) : List.of();
        List<String> dropIns = goesOn ? DropIns.of(files, index, ".d", ".conf", all) : List.of();
        List<Assignment> assignments = new ArrayList<>(fragment.assignments);
        dropIns.forEach(file -> assignments.addAll(readDropIn(file, asked, ofUnit)));
        List<UnitProblem> told = new ArrayList<>(problems.list());
        told.addAll(ofUnit.list());
        return new UnitSource(
                name,
                names,
                fragment.state,
                fragment.error,
                fragment.path,
                dropIns,
                List.copyOf(assignments),
                wants,
                requires,
                List.copyOf(told),
                new Fingerprint(fragment.nanos, newest(dropIns)));
    }

    private static List<UnitName> parsed(Set<String> names) {
        return names.stream().flatMap(name -> UnitName.of(name).stream()).toList();
    }

    /** Whether its files have changed since it was read, or others have come or gone ({@code NeedDaemonReload}). */
    public boolean isStale(UnitSource unit) {
        if (unit.fragment().isPresent()) {
            String path = unit.fragment().get();
            boolean changed = unit.loadState() == LoadState.MASKED
                    ? !UnitPaths.isMasked(files, path)
                    : UnitPaths.entry(files, path)
                            .filter(now ->
                                    now.modifiedNanos() == unit.fingerprint().fragmentNanos())
                            .isEmpty();
            if (changed) {
                return true;
            }
        }
        if (unit.loadState() != LoadState.LOADED) {
            return false;
        }
        return !DropIns.of(files, index, ".d", ".conf", parsed(unit.names())).equals(unit.dropIns())
                || newest(unit.dropIns()) > unit.fingerprint().dropInNanos();
    }

    private Fragment readFragment(String path, UnitName asked, Problems problems) {
        Optional<String> real = UnitPaths.real(files, path);
        Optional<Entry> entry = real.flatMap(files::entry);
        if (UnitPaths.isMasked(files, path)) {
            var error = new LoadError(OWN + "UnitMasked", "Unit " + asked + " is masked.");
            return new Fragment(LoadState.MASKED, Optional.of(error), Optional.of(path), List.of(), 0);
        }
        if (entry.isEmpty()) {
            problems.noticeOfUnit("Failed to open " + path + ": No such file or directory");
            return withoutFile(asked);
        }
        long nanos = entry.get().modifiedNanos();
        UnitSyntax.Content content;
        if (entry.get().kind() == Kind.FILE) {
            try {
                byte[] bytes = files.content(real.get());
                warnOfMode(path, entry.get(), problems);
                content = UnitSyntax.read(path, bytes, KnownSections.of(asked.type()), problems);
            } catch (UnreadableFileException e) {
                problems.noticeOfUnit("Failed to open " + path + ": " + e.getMessage());
                return withoutFile(asked);
            }
        } else {
            String why = entry.get().kind() == Kind.FOLDER ? "Is a directory" : UnitSyntax.INVALID;
            content = new UnitSyntax.Content(List.of(), Optional.of(why));
        }
        LoadState state = content.brokenOff().isPresent() ? LoadState.ERROR : LoadState.LOADED;
        return new Fragment(
                state,
                content.brokenOff().map(why -> failure(asked, why)),
                Optional.of(path),
                content.assignments(),
                nanos);
    }

    private static LoadError failure(UnitName asked, String why) {
        return new LoadError(
                BUS_NAMES.getOrDefault(why, BUS + "Failed"),
                "Unit " + asked + " failed to load properly, please adjust/correct and reload service manager: " + why);
    }

    private static Fragment withoutFile(UnitName asked) {
        if (NEED_NO_FILE.contains(asked.type())) {
            return new Fragment(LoadState.LOADED, Optional.empty(), Optional.empty(), List.of(), 0);
        }
        var error = new LoadError(OWN + "NoSuchUnit", "Unit " + asked + " not found.");
        return new Fragment(LoadState.NOT_FOUND, Optional.of(error), Optional.empty(), List.of(), 0);
    }

    /** One that cannot be read adds nothing, and nothing is said about it. */
    private List<Assignment> readDropIn(String path, UnitName asked, Problems problems) {
        Optional<String> real = UnitPaths.real(files, path);
        Optional<Entry> entry = real.flatMap(file -> files.entry(file, Kind.FILE));
        if (entry.isEmpty()) {
            return List.of();
        }
        try {
            byte[] bytes = files.content(real.get());
            warnOfMode(path, entry.get(), problems);
            return UnitSyntax.read(path, bytes, KnownSections.of(asked.type()), problems)
                    .assignments();
        } catch (UnreadableFileException _) {
            return List.of();
        }
    }

    private static void warnOfMode(String path, Entry entry, Problems problems) {
        String file = "Configuration file " + path;
        if ((entry.mode() & 0111) != 0) {
            problems.warn(file + " is marked executable. Please remove executable permission bits. Proceeding anyway.");
        }
        if ((entry.mode() & 0002) != 0) {
            problems.warn(file
                    + " is marked world-writable. Please remove world writability permission bits. Proceeding anyway.");
        }
        if ((entry.mode() & 0044) != 0044) {
            problems.warn(file + " is marked world-inaccessible. This has no effect as configuration data is accessible"
                    + " via APIs without restrictions. Proceeding anyway.");
        }
    }

    private long newest(List<String> paths) {
        return paths.stream()
                .flatMap(path -> UnitPaths.entry(files, path).stream())
                .mapToLong(Entry::modifiedNanos)
                .max()
                .orElse(0);
    }
}
