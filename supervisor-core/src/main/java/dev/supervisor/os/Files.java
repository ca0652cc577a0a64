package dev.supervisor.os;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Paths, as {@link SystemText}. Any thread; each call may block as long as the file system does, so the loop uses only
 * {@link #stat} and {@link #mayExecute}.
 */
public interface Files {

    /**
     * The file at a path, symbolic links followed.
     *
     * @param regular neither directory nor pipe, device or socket
     * @param mode permission bits only, e.g. 0755
     * @param identity equal for two paths to the same file: device and inode, and the time of its creation where the
     *     file system knows it, because a free inode number is soon reused
     * @param modified when its content last changed, to the second
     * @param owner uid of its owner
     * @param group its gid
     */
    record FileStat(
            boolean directory,
            boolean regular,
            int mode,
            long size,
            String identity,
            Instant modified,
            int owner,
            int group) {}

    /** The file at this path; empty if there is none, or none that we may see. */
    Optional<FileStat> stat(String path);

    /** Whether there is a symbolic link at the path, wherever it leads. */
    boolean isLink(String path);

    /** Whether the system would let us, as we are, run it. */
    boolean mayExecute(String path);

    /** Whether the system would let us, as we are, write to it; never on a file system that is read-only. */
    boolean mayWrite(String path);

    /**
     * Opens for appending, made with mode 0666 less the umask if missing. A symbolic link that another user has put into a folder of everybody's is
     * refused with EACCES, as by {@link #openTruncated}. What is there and no file is not waited for: a named pipe that nobody
     * reads is refused with ENXIO, and one that is full would block. Closed on exec.
     */
    Fd openAppend(String path) throws SystemException;

    /** Opens emptied, made with mode 0666 less the umask if missing. Closed on exec. */
    Fd openTruncated(String path) throws SystemException;

    /**
     * Makes an empty file and opens it for appending, with mode 0666 less the umask. Where anything is already, a link too, it is refused with
     * EEXIST. Closed on exec.
     */
    Fd openNew(String path) throws SystemException;

    /**
     * Opens for reading. What is there and no file is not waited for: a named pipe to which nobody writes is at its end, and one in which nothing is
     * yet would block. Closed on exec.
     */
    Fd openRead(String path) throws SystemException;

    /**
     * Opens a regular file for reading, symbolic links followed; empty if there is something else at the path. Waits for nobody who writes to a
     * pipe, and leaves devices alone. Closed on exec.
     */
    Optional<Fd> openRegular(String path) throws SystemException;

    /**
     * Makes a new empty file that nobody had: {@code directory/prefix + 8 of [a-z0-9_] + suffix}, mode 0600 (Python's
     * mkstemp).
     *
     * @return its path; it is closed again
     */
    String createUnique(String directory, String prefix, String suffix) throws SystemException;

    /** The properties of an open file. */
    FileStat stat(Fd fd) throws SystemException;

    /**
     * The offset at which an open file is read or written next. After a write to one that was opened for appending that
     * is its end, whoever else writes to it. Files without offsets, such as named pipes, refuse.
     */
    long position(Fd fd) throws SystemException;

    /** Moves the position of an open file, for reading from there. */
    void seek(Fd fd, long position) throws SystemException;

    void rename(String from, String to) throws SystemException;

    /**
     * Makes room for a new {@code path.1} as logs are rotated: {@code path.2} becomes {@code path.3} and {@code path.1} becomes {@code path.2}
     * if {@code top} is 2, in this order. What is not there is passed over.
     *
     * @return the lowest number that was not there; {@code top + 1} if all were
     */
    default int moveUp(String path, int top) throws SystemException {
        int missing = top + 1;
        for (int number = top; number > 0; number--) {
            try {
                rename(numbered(path, number), numbered(path, number + 1));
            } catch (SystemException e) {
                if (!e.errorName().equals("ENOENT")) {
                    throw e;
                }
                missing = number;
            }
        }
        return missing;
    }

    /** The name that {@link #moveUp} gives to the file with that number; 0 is the log itself. */
    static String numbered(String path, int number) {
        return number == 0 ? path : path + "." + number;
    }

    void unlink(String path) throws SystemException;

    /** As {@link #unlink}, but where nothing is, nothing is to be done. */
    static void unlinkIfThere(Files files, String path) throws SystemException {
        try {
            files.unlink(path);
        } catch (SystemException e) {
            if (!e.errorName().equals("ENOENT")) {
                throw e;
            }
        }
    }

    /** Makes a second name for a file; refuses to replace one. */
    void link(String existing, String name) throws SystemException;

    /** A new folder in {@code directory} for what only we may see until it has its mode, owner and content. */
    PrivateFolder privateFolder(String directory) throws SystemException;

    /**
     * Takes hold of a Unix socket that we have just made.
     *
     * @throws SystemException {@code EPERM} if what is at the path is no socket of ours
     */
    HeldFile holdSocket(String path) throws SystemException;

    /** Names of the entries of a directory, unsorted, without {@code .} and {@code ..}. */
    List<String> list(String directory) throws SystemException;

    /** The directory that relative paths start from; empty if it has been removed, or lies where we cannot see it. */
    Optional<String> workingDirectory();
}
