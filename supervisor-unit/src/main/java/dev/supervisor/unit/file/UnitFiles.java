package dev.supervisor.unit.file;

import java.util.List;
import java.util.Optional;

/**
 * The files below which units stand, as narrow as their reading needs it; no link is followed, so that a root other than
 * {@code /} needs nothing of its own. Paths are absolute and have no {@code .}, {@code ..} or links in their folders.
 * Each call may block as long as the file system does.
 */
public interface UnitFiles {
    /** Kinds of things at a path. */
    enum Kind {
        FILE,
        FOLDER,
        LINK,
        /** {@code /dev/null} and its like. */
        CHARACTER_DEVICE,
        OTHER
    }

    /**
     * The thing at a path.
     *
     * @param size in bytes; 0 if it is no file
     * @param mode permission bits, e.g. 0644
     * @param modifiedNanos when it last changed, in nanoseconds since 1970
     */
    record Entry(Kind kind, long size, int mode, long modifiedNanos) {}

    /** The thing at this very path, links not followed; empty if there is none that we may see. */
    Optional<Entry> entry(String path);

    /** The same, if it is of this kind. */
    default Optional<Entry> entry(String path, Kind kind) {
        return entry(path).filter(at -> at.kind() == kind);
    }

    /** Where the link at this path leads, as written; empty if it is none. */
    Optional<String> linkTarget(String path);

    /** The names in a folder, unsorted; none if it is missing or may not be read. */
    List<String> names(String folder);

    /**
     * All of a file. Never waits for somebody who writes.
     *
     * @throws UnreadableFileException if there is none, or it may not be read
     */
    byte[] content(String path) throws UnreadableFileException;
}
