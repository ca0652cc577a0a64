package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.UniqueFile;
import java.lang.foreign.Arena;
import java.util.Optional;

/** By its descriptor: even who can move the folder away and put another one in its place leads nobody astray. */
final class LinuxPrivateFolder implements PrivateFolder {
    private static final Libc FCHMODAT = Libc.function("fchmodat");
    private static final Libc FCHOWNAT = Libc.function("fchownat");
    private static final Libc LINKAT = Libc.function("linkat");
    private static final Libc MKDIR = Libc.function("mkdir");
    private static final Libc RENAMEAT = Libc.function("renameat");
    private static final Libc RMDIR = Libc.function("rmdir");
    private static final Libc UNLINKAT = Libc.function("unlinkat");

    /** Not in every C library, nor on every file system. */
    private static final Optional<Libc> RENAMEAT2 = Libc.find("renameat2");

    private static final int OURS_ALONE = 0700;

    private final String madeAs;
    private final int folder;

    private LinuxPrivateFolder(String madeAs, int folder) {
        this.madeAs = madeAs;
        this.folder = folder;
    }

    static LinuxPrivateFolder in(String directory) throws SystemException {
        String path = UniqueFile.make(directory, ".supervisord-", "", LinuxPrivateFolder::make);
        int folder = LinuxFiles.open(path, Numbers.O_RDONLY | Numbers.O_DIRECTORY | Numbers.O_NOFOLLOW, 0)
                .number();
        if (!isOurs(folder)) {
            LinuxDescriptors.close(folder);
            throw new SystemException(Errno.named("EPERM"), "cannot use " + path + ", which is another folder by now");
        }
        return new LinuxPrivateFolder(path, folder);
    }

    private static void make(String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (MKDIR.call(Scratch.text(arena, path), OURS_ALONE) != 0) {
                throw Libc.refused("cannot make " + path);
            }
        }
    }

    private static boolean isOurs(int folder) {
        return Inode.at(folder, "", LinuxFiles.AT_EMPTY_PATH)
                .filter(seen -> seen.isOurs() && (seen.permissions() & ~OURS_ALONE) == 0)
                .isPresent();
    }

    @Override
    public String path() {
        return "/proc/self/fd/" + folder;
    }

    @Override
    public void chmod(String name, int mode) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (FCHMODAT.call(folder, Scratch.text(arena, name), mode, 0, 0) != 0) {
                throw Libc.refused("cannot change the mode of " + name + " in " + madeAs);
            }
        }
    }

    @Override
    public void chown(String name, int uid, int gid) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (FCHOWNAT.call(folder, Scratch.text(arena, name), uid, gid, Numbers.AT_SYMLINK_NOFOLLOW) != 0) {
                throw Libc.refused("cannot change the owner of " + name + " in " + madeAs);
            }
        }
    }

    /** A second name only where nothing better is to be had: to make one for what is another user's takes a capability more. */
    @Override
    public void publish(String name, String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            long from = Scratch.text(arena, name);
            long to = Scratch.text(arena, path);
            if (RENAMEAT2.isPresent()
                    && RENAMEAT2.get().call(folder, from, Numbers.AT_FDCWD, to, Numbers.RENAME_NOREPLACE) == 0) {
                return;
            }
            if (LINKAT.call(folder, from, Numbers.AT_FDCWD, to, 0) != 0) {
                throw Libc.refused("cannot name " + path);
            }
            remove(name);
        }
    }

    @Override
    public void replace(String name, String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (RENAMEAT.call(folder, Scratch.text(arena, name), Numbers.AT_FDCWD, Scratch.text(arena, path), 0) != 0) {
                throw Libc.refused("cannot name " + path);
            }
        }
    }

    @Override
    public void remove(String name) {
        try (Arena arena = Arena.ofConfined()) {
            UNLINKAT.call(folder, Scratch.text(arena, name), 0);
        }
    }

    @Override
    public void close() {
        LinuxDescriptors.close(folder);
        try (Arena arena = Arena.ofConfined()) {
            RMDIR.call(Scratch.text(arena, madeAs));
        }
    }
}
