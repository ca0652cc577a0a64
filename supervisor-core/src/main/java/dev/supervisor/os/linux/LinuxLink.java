package dev.supervisor.os.linux;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Optional;

/**
 * A symbolic link at a path, and whose it is: who can write to a folder of everybody's could lead us through one to any file. The same rule as the
 * kernel's own, which not every system has switched on (proc_sys_fs(5), protected_symlinks), for folders without the sticky bit too.
 *
 * @param path where it is
 * @param owner its user
 */
record LinuxLink(String path, int owner) {
    private static final Libc GETEUID = Libc.function("geteuid");

    static final int TYPE = 0120000;
    private static final int EVERYBODY_WRITES = 0002;
    private static final int ROOT = 0;

    /** The link at a path; empty if there is something else, or nothing. */
    static Optional<LinuxLink> at(String path) {
        return stat(path, Numbers.AT_SYMLINK_NOFOLLOW)
                .filter(seen -> (seen.mode() & LinuxFiles.FILE_TYPE) == TYPE)
                .map(seen -> new LinuxLink(path, seen.owner()));
    }

    boolean mayBeFollowed() {
        if (owner == ROOT || owner == GETEUID.call(0)) {
            return true;
        }
        int slash = path.lastIndexOf('/');
        return stat(slash < 0 ? "." : path.substring(0, slash + 1), 0)
                .map(folder -> (folder.mode() & EVERYBODY_WRITES) == 0 || folder.owner() == owner)
                .orElse(true);
    }

    private record Seen(int mode, int owner) {}

    private static Optional<Seen> stat(String path, int flags) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(LinuxFiles.STATX_SIZE, 8);
            if (LinuxFiles.statx(Numbers.AT_FDCWD, Scratch.text(arena, path), flags, into) != 0) {
                return Optional.empty();
            }
            return Optional.of(new Seen(
                    into.get(ValueLayout.JAVA_SHORT, LinuxFiles.STATX_MODE) & 0xFFFF,
                    into.get(ValueLayout.JAVA_INT, LinuxFiles.STATX_UID)));
        }
    }
}
