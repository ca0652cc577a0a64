package dev.supervisor.unit.file;

import dev.supervisor.unit.file.UnitFiles.Entry;
import dev.supervisor.unit.file.UnitFiles.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Follows links over a {@link UnitFiles}, below its root. */
public final class UnitPaths {
    /** As many links as the kernel follows before it says that there are too many. */
    private static final int MOST_LINKS = 40;

    /** A link to it says that there is nothing. */
    public static final String NULL = "/dev/null";

    /** Whether the last part of a path may be missing. */
    private enum Missing {
        REFUSED,
        ALLOWED
    }

    private UnitPaths() {}

    /** The path without links, {@code .} and {@code ..}; empty if there is nothing, or too many links. */
    public static Optional<String> real(UnitFiles files, String path) {
        return walk(files, path, Missing.REFUSED);
    }

    /** The path of what a link in a folder names, with the links in its folders followed; it need not exist. */
    public static Optional<String> named(UnitFiles files, String folder, String target) {
        String path = target.startsWith("/") ? target : folder + "/" + target;
        String simple = simplified(path);
        return walk(files, folderOf(simple), Missing.ALLOWED).map(real -> joined(real, nameOf(simple)));
    }

    /** The thing at a path, links followed. */
    public static Optional<Entry> entry(UnitFiles files, String path) {
        return real(files, path).flatMap(files::entry);
    }

    /** Whether a unit of this file is masked: an empty file, or {@code /dev/null}. */
    private static boolean isMask(Entry entry) {
        return entry.kind() == Kind.CHARACTER_DEVICE || entry.kind() == Kind.FILE && entry.size() == 0;
    }

    /** Whether a path leads to such a file; {@code /dev/null} need not exist below another root. */
    public static boolean isMasked(UnitFiles files, String path) {
        return walk(files, path, Missing.ALLOWED).filter(NULL::equals).isPresent()
                || entry(files, path).filter(UnitPaths::isMask).isPresent();
    }

    /** Whether a folder with this name has links to what a unit depends on: {@code a.target.wants}. */
    public static boolean isOfDependencies(String name) {
        return name.endsWith(".wants") || name.endsWith(".requires");
    }

    /** The last part. */
    public static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** All but the last part; {@code /} above the root. */
    public static String folderOf(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    /** Without {@code .}, empty parts and {@code ..}, as text. */
    public static String simplified(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.isEmpty() && !part.equals(".") && !part.equals("..")) {
                parts.add(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private static Optional<String> walk(UnitFiles files, String path, Missing missing) {
        Deque<String> left = new ArrayDeque<>(List.of(path.split("/")));
        String reached = "/";
        int links = 0;
        while (!left.isEmpty()) {
            String part = left.pop();
            if (part.isEmpty() || part.equals(".")) {
                continue;
            }
            if (part.equals("..")) {
                reached = folderOf(reached);
                continue;
            }
            String next = joined(reached, part);
            Optional<Entry> entry = files.entry(next);
            if (entry.isEmpty() && missing == Missing.REFUSED) {
                return Optional.empty();
            }
            Optional<String> target = entry.filter(at -> at.kind() == Kind.LINK).flatMap(_ -> files.linkTarget(next));
            if (target.isEmpty()) {
                reached = next;
                continue;
            }
            if (++links > MOST_LINKS) {
                return Optional.empty();
            }
            if (target.get().startsWith("/")) {
                reached = "/";
            }
            List.of(target.get().split("/")).reversed().forEach(left::push);
        }
        return Optional.of(reached);
    }

    private static String joined(String folder, String name) {
        return folder.equals("/") ? "/" + name : folder + "/" + name;
    }
}
