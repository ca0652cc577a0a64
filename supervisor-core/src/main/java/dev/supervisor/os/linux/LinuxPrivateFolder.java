package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.UniqueFile;
import java.lang.foreign.Arena;
import java.util.Optional;

/** By its descriptor: even a user who can replace the directory by another one leads nobody astray. */
final class LinuxPrivateFolder implements PrivateFolder {
    private static final Libc FCHMODAT = Libc.function("fchmodat");
    private static final Libc FCHOWNAT = Libc.function("fchownat");
    private static final Libc LINKAT = Libc.function("linkat");
    private static final Libc MKDIRAT = Libc.function("mkdirat");
    private static final Libc RENAMEAT = Libc.function("renameat");
    private static final Libc UNLINKAT = Libc.function("unlinkat");

    /** Missing in some C libraries, and on some file systems. */
    private static final Optional<Libc> RENAMEAT2 = Libc.find("renameat2");

    private static final int OURS_ALONE = 0700;

    private final String madeAs;
    private final Place place;
    private final int folder;

    private LinuxPrivateFolder(String madeAs, Place place, int folder) {
        this.madeAs = madeAs;
        this.place = place;
        this.folder = folder;
    }

    static LinuxPrivateFolder in(String directory) throws SystemException {
        int around = GuardedPath.folder(directory, "cannot make a folder in " + directory);
        try {
            String path = UniqueFile.make(directory, ".supervisord-", "", name -> make(around, name));
            Place place = new Place(around, path.substring(path.lastIndexOf('/') + 1));
            int folder = GuardedPath.openIn(
                            around, place.name(), Numbers.O_RDONLY | Numbers.O_DIRECTORY, "cannot open " + path)
                    .number();
            if (!isOurs(folder)) {
                LinuxDescriptors.close(folder);
                throw new SystemException(
                        Errno.named("EPERM"), "cannot use " + path + ", which is another folder by now");
            }
            return new LinuxPrivateFolder(path, place, folder);
        } catch (SystemException refused) {
            LinuxDescriptors.close(around);
            throw refused;
        }
    }

    private static void make(int around, String path) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            long name = Scratch.text(arena, path.substring(path.lastIndexOf('/') + 1));
            if (MKDIRAT.call(around, name, OURS_ALONE) != 0) {
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
        String deed = "cannot name " + path;
        try (Arena arena = Arena.ofConfined();
                Place goal = Place.of(path, deed)) {
            long from = Scratch.text(arena, name);
            long to = Scratch.text(arena, goal.name());
            if (RENAMEAT2.isPresent()
                    && RENAMEAT2.get().call(folder, from, goal.folder(), to, Numbers.RENAME_NOREPLACE) == 0) {
                return;
            }
            if (LINKAT.call(folder, from, goal.folder(), to, 0) != 0) {
                throw Libc.refused(deed);
            }
            remove(name);
        }
    }

    @Override
    public void replace(String name, String path) throws SystemException {
        String deed = "cannot name " + path;
        try (Arena arena = Arena.ofConfined();
                Place goal = Place.of(path, deed)) {
            long to = Scratch.text(arena, goal.name());
            if (RENAMEAT.call(folder, Scratch.text(arena, name), goal.folder(), to, 0) != 0) {
                throw Libc.refused(deed);
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
            UNLINKAT.call(place.folder(), Scratch.text(arena, place.name()), Numbers.AT_REMOVEDIR);
        }
        place.close();
    }
}
