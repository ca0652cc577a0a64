package dev.supervisor.os.portable;

import java.nio.ByteBuffer;
import jnr.ffi.Pointer;
import jnr.ffi.annotations.In;
import jnr.ffi.annotations.Out;
import jnr.ffi.annotations.Variadic;
import jnr.ffi.types.off_t;
import jnr.ffi.types.size_t;
import jnr.ffi.types.ssize_t;

/**
 * The parts of POSIX that jnr-posix does not offer, or not for paths that are not text. Names and arguments as in
 * POSIX; strings are bytes with a NUL at the end ({@link Unix#text}). Public because code made at run time implements
 * it.
 */
public interface Libc {
    @ssize_t
    long read(int fd, @Out ByteBuffer into, @size_t long count);

    @ssize_t
    long write(int fd, @In ByteBuffer from, @size_t long count);

    int close(int fd);

    int pipe(@Out int[] ends);

    @Variadic(fixedCount = 2)
    int fcntl(int fd, int command, int argument);

    int poll(Pointer descriptors, long count, int milliseconds);

    @Variadic(fixedCount = 2)
    int open(@In byte[] path, int flags, int mode);

    @off_t
    long lseek(int fd, @off_t long offset, int from);

    int access(@In byte[] path, int mode);

    int chmod(@In byte[] path, int mode);

    int lchown(@In byte[] path, int uid, int gid);

    int mkdir(@In byte[] path, int mode);

    int rmdir(@In byte[] path);

    int link(@In byte[] existing, @In byte[] name);

    int rename(@In byte[] from, @In byte[] to);

    int unlink(@In byte[] path);

    int chdir(@In byte[] path);

    int fchdir(int fd);

    Pointer getcwd(@Out byte[] path, @size_t long size);

    int gethostname(@Out byte[] name, @size_t long size);

    int setgroups(@size_t long count, @In int[] gids);

    int getgrouplist(@In byte[] user, int gid, @Out int[] gids, @In @Out int[] count);

    int socket(int family, int type, int protocol);

    int connect(int socket, @In byte[] address, int size);

    int bind(int socket, @In byte[] address, int size);

    int listen(int socket, int backlog);

    int setsockopt(int socket, int level, int option, @In int[] value, int size);

    int posix_spawn(
            @Out int[] pid,
            @In byte[] program,
            Pointer actions,
            Pointer attributes,
            @In Pointer[] argv,
            @In Pointer[] environment);

    int posix_spawn_file_actions_init(Pointer actions);

    int posix_spawn_file_actions_adddup2(Pointer actions, int ours, int theirs);

    int posix_spawn_file_actions_destroy(Pointer actions);

    int posix_spawnattr_init(Pointer attributes);

    int posix_spawnattr_setflags(Pointer attributes, short flags);

    int waitid(int idType, int id, Pointer info, int options);

    int sigemptyset(Pointer set);

    int sigaddset(Pointer set, int signal);

    int sigwait(Pointer set, @Out int[] signal);

    int pthread_sigmask(int how, Pointer set, Pointer old);
}
