package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.SharedFolder;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Set;

/**
 * Opens what we write to: through no link that another user has put on the way into a folder of everybody's, and no such file or pipe
 * ({@link SharedFolder}). Where there is no link on the path the kernel is asked once.
 */
final class GuardedPath {
    private static final Libc SYSCALL = Libc.function("syscall");
    private static final Libc OPENAT = Libc.function("openat");

    /**
     * There is a link on the path, or the kernel is too old, or a sandbox does not know the call. Or it is refused, as
     * by the kernel's own rules, and the pipe without a reader may be another user's too: then a walk finds the reason.
     */
    private static final Set<Integer> WORTH_A_WALK =
            Set.of(Numbers.ELOOP, Numbers.ENOSYS, Numbers.EPERM, Numbers.EACCES, Numbers.ENXIO);

    private static final int FLAGS = 0;
    private static final int MODE = 8;
    private static final int RESOLVE = 16;

    private GuardedPath() {}

    /**
     * Opens a file for writing; what is no file is not waited for.
     *
     * @param flags of open(2), what it is opened for among them
     */
    static Fd open(String path, int flags, int mode) throws SystemException {
        int all = flags | Numbers.O_NOCTTY;
        try {
            return openAtOnce(path, all | Numbers.O_NONBLOCK, mode);
        } catch (SystemException refused) {
            if (refused.error().number() == Numbers.EAGAIN && isFile(path)) {
                return openAtOnce(path, all, mode); // somebody has a lease on it, and is waited for
            }
            throw refused;
        }
    }

    private static boolean isFile(String path) {
        return Inode.at(Numbers.AT_FDCWD, path, 0)
                .filter(seen -> seen.kind() == Inode.REGULAR)
                .isPresent();
    }

    private static Fd openAtOnce(String path, int flags, int mode) throws SystemException {
        String deed = "cannot open " + path;
        int fd = openWithoutLinks(path, flags, mode);
        if (fd >= 0) {
            boolean isNew = (flags & Numbers.O_EXCL) != 0;
            if (isNew
                    || !Inode.at(fd, "", LinuxFiles.AT_EMPTY_PATH).orElseThrow().isFileOfOthers()) {
                return new Fd(fd);
            }
            LinuxDescriptors.close(fd);
        } else if (!mayBeOpenedOtherwise()) {
            throw Libc.refused(deed);
        }
        try (Walk walk = new Walk(path, deed)) {
            return new Fd(walk.open(flags, mode));
        }
    }

    /** The folder at a path, not opened for anything: only to say where something is. The caller's to close. */
    static int folder(String path, String deed) throws SystemException {
        int flags = Numbers.O_PATH | Numbers.O_DIRECTORY;
        int fd = openWithoutLinks(path, flags, 0);
        if (fd >= 0) {
            return fd;
        }
        if (!mayBeOpenedOtherwise()) {
            throw Libc.refused(deed);
        }
        try (Walk walk = new Walk(path, deed)) {
            return walk.open(flags, 0);
        }
    }

    private static boolean mayBeOpenedOtherwise() {
        int error = Libc.errorNumber();
        return WORTH_A_WALK.contains(error);
    }

    private static int openWithoutLinks(String path, int flags, int mode) {
        try (Arena arena = Arena.ofConfined()) {
            long text = Scratch.text(arena, path);
            MemorySegment how = arena.allocate(Numbers.OPEN_HOW_SIZE, Long.BYTES);
            how.set(ValueLayout.JAVA_LONG, FLAGS, flags | Numbers.O_CLOEXEC);
            how.set(ValueLayout.JAVA_LONG, MODE, (flags & Numbers.O_CREAT) == 0 ? 0 : mode);
            how.set(ValueLayout.JAVA_LONG, RESOLVE, Numbers.RESOLVE_NO_SYMLINKS);
            while (true) {
                int fd =
                        SYSCALL.call(Numbers.SYS_OPENAT2, Numbers.AT_FDCWD, text, how.address(), Numbers.OPEN_HOW_SIZE);
                if (fd >= 0 || Libc.errorNumber() != Numbers.EINTR) {
                    return fd;
                }
            }
        }
    }

    /** Opens what has a name in a folder and is no link. */
    static Fd openIn(int folder, String name, int flags, String deed) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            int all = flags | Numbers.O_NOFOLLOW | Numbers.O_CLOEXEC;
            int fd = OPENAT.call(folder, Scratch.text(arena, name), all, 0, 0);
            if (fd < 0) {
                throw Libc.refused(deed);
            }
            return new Fd(fd);
        }
    }
}
