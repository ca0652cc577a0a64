package dev.supervisor.os.linux;

import dev.supervisor.os.SharedFolder;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A file that somebody else may have put somewhere: its kind, its permissions and its owner.
 *
 * @param mode with the kind in its upper bits
 * @param owner its user
 */
record Inode(int mode, int owner) {
    static final int KIND = 0170000;
    static final int REGULAR = 0100000;
    static final int LINK = 0120000;
    static final int SOCKET = 0140000;
    static final int PIPE = 0010000;
    static final int CHARACTERS = 0020000;
    private static final int ROOT = 0;
    private static final int PERMISSIONS = 0777;
    private static final int PERMISSIONS_AND_STICKY = 07777;

    /**
     * Looks at a path, or with an empty one and {@code AT_EMPTY_PATH} at the descriptor.
     *
     * @param directory where a relative path begins
     * @return empty if there is nothing, or it cannot be seen
     */
    static Optional<Inode> at(int directory, String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            return at(directory, Scratch.text(arena, path), flags, arena);
        }
    }

    /** As {@link #at(int, String, int)}, of a path that is laid out already. */
    static Optional<Inode> at(int directory, long path, int flags, Arena arena) {
        MemorySegment into = arena.allocate(LinuxFiles.STATX_SIZE, 8);
        if (LinuxFiles.statx(directory, path, flags, into) != 0) {
            return Optional.empty();
        }
        return Optional.of(new Inode(
                into.get(ValueLayout.JAVA_SHORT, LinuxFiles.STATX_MODE) & 0xFFFF,
                into.get(ValueLayout.JAVA_INT, LinuxFiles.STATX_UID)));
    }

    int kind() {
        return mode & KIND;
    }

    int permissions() {
        return mode & PERMISSIONS;
    }

    SharedFolder asFolder() {
        return new SharedFolder(mode & PERMISSIONS_AND_STICKY, owner);
    }

    /** Whether its owner is neither us nor root. */
    boolean isFileOfOthers() {
        return (kind() == REGULAR || kind() == PIPE) && owner != ROOT && !isOurs();
    }

    boolean isOurs() {
        return owner == LinuxUsers.effective();
    }
}
