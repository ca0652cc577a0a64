package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** By a descriptor that stands for the file without opening it. */
record LinuxHeldFile(String path, int fd) implements HeldFile {
    private static final Libc FCHMODAT = Libc.function("fchmodat");
    private static final Libc FCHOWNAT = Libc.function("fchownat");
    private static final Libc GETEUID = Libc.function("geteuid");

    static LinuxHeldFile ofSocket(String path) throws SystemException {
        int fd = LinuxFiles.open(path, Numbers.O_PATH | Numbers.O_NOFOLLOW, 0).number();
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment into = arena.allocate(LinuxFiles.STATX_SIZE, 8);
            boolean ours = LinuxFiles.statx(fd, Scratch.text(arena, ""), LinuxFiles.AT_EMPTY_PATH, into) == 0
                    && (into.get(ValueLayout.JAVA_SHORT, LinuxFiles.STATX_MODE) & LinuxFiles.FILE_TYPE)
                            == LinuxFiles.SOCKET
                    && into.get(ValueLayout.JAVA_INT, LinuxFiles.STATX_UID) == GETEUID.call(0);
            if (ours) {
                return new LinuxHeldFile(path, fd);
            }
        }
        LinuxDescriptors.close(fd);
        throw new SystemException(Errno.named("EPERM"), "cannot use " + path + ", which is another file by now");
    }

    @Override
    public void chmod(int mode) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (FCHMODAT.call(Numbers.AT_FDCWD, Scratch.text(arena, "/proc/self/fd/" + fd), mode, 0, 0) != 0) {
                throw Libc.refused("cannot change the mode of " + path);
            }
        }
    }

    @Override
    public void chown(int uid, int gid) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            if (FCHOWNAT.call(fd, Scratch.text(arena, ""), uid, gid, LinuxFiles.AT_EMPTY_PATH) != 0) {
                throw Libc.refused("cannot change the owner of " + path);
            }
        }
    }

    @Override
    public void close() {
        LinuxDescriptors.close(fd);
    }
}
