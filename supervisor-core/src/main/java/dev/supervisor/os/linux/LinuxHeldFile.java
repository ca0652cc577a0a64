package dev.supervisor.os.linux;

import dev.supervisor.os.Errno;
import dev.supervisor.os.HeldFile;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;

/** By a descriptor that refers to the file without opening it. */
record LinuxHeldFile(String path, int fd) implements HeldFile {
    private static final Libc FCHMODAT = Libc.function("fchmodat");
    private static final Libc FCHOWNAT = Libc.function("fchownat");

    static LinuxHeldFile ofSocket(String path) throws SystemException {
        int fd = LinuxFiles.open(path, Numbers.O_PATH | Numbers.O_NOFOLLOW, 0).number();
        boolean ours = Inode.at(fd, "", LinuxFiles.AT_EMPTY_PATH)
                .filter(seen -> seen.kind() == Inode.SOCKET && seen.isOurs())
                .isPresent();
        if (ours) {
            return new LinuxHeldFile(path, fd);
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
