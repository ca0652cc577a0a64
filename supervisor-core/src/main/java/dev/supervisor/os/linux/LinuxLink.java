package dev.supervisor.os.linux;

import java.util.Optional;

/**
 * A symbolic link at a path, and whose it is: who can write to a folder of everybody's could lead us through one to any file. The same rule as the
 * kernel's own, which not every system has switched on (proc_sys_fs(5), protected_symlinks), for folders without the sticky bit too.
 *
 * @param path where it is
 * @param itself not what it leads to
 */
record LinuxLink(String path, Inode itself) {
    private static final int EVERYBODY_WRITES = 0002;
    private static final int ROOT = 0;

    /** The link at a path; empty if there is something else, or nothing. */
    static Optional<LinuxLink> at(String path) {
        return Inode.at(Numbers.AT_FDCWD, path, Numbers.AT_SYMLINK_NOFOLLOW)
                .filter(seen -> seen.kind() == Inode.LINK)
                .map(seen -> new LinuxLink(path, seen));
    }

    boolean mayBeFollowed() {
        if (itself.owner() == ROOT || itself.isOurs()) {
            return true;
        }
        int slash = path.lastIndexOf('/');
        return Inode.at(Numbers.AT_FDCWD, slash < 0 ? "." : path.substring(0, slash + 1), 0)
                .map(folder -> (folder.mode() & EVERYBODY_WRITES) == 0 || folder.owner() == itself.owner())
                .orElse(true);
    }
}
