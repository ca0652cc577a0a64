package dev.supervisor.os;

import java.nio.ByteBuffer;
import java.util.Optional;

/** Open descriptors: read, write, wait. Never blocks on pipes; on files as long as the file system does. Any thread. */
public interface Descriptors {

    /** The result of {@link #read} and {@link #write} when nothing can be moved now. */
    int WOULD_BLOCK = -1;

    /** A new poller; the caller's thread owns it. */
    Poller poller() throws SystemException;

    /**
     * Reads what there is into the rest of a direct buffer and advances it.
     *
     * @return bytes read; 0 at the end of the file; {@link #WOULD_BLOCK}
     */
    int read(Fd fd, ByteBuffer into) throws SystemException;

    /**
     * Writes from a direct buffer and advances it.
     *
     * @return bytes written, perhaps fewer than given; {@link #WOULD_BLOCK}
     */
    int write(Fd fd, ByteBuffer from) throws SystemException;

    /**
     * As {@link #write}, but never waits, even if the descriptor was opened for waiting, as our standard output mostly
     * is: only what fits now is written, and nothing changes for others who have it. Where the system only reports that
     * there is some room, it writes a little at a time, and waits if somebody else takes that room in the same moment.
     */
    int writeAtOnce(Fd fd, ByteBuffer from) throws SystemException;

    /**
     * Reopens the pipe or the terminal behind a descriptor, for writes that never wait and without any change for its
     * other owners.
     * Closed on exec.
     *
     * @return empty if it is something else, or the system refuses
     */
    Optional<Fd> openAnew(Fd fd);

    /**
     * A socket that sends datagrams to the one at a path, as {@link SystemText}, with {@link #write}: each call is one datagram and takes
     * all of it. Closed on exec.
     *
     * @throws SystemException if nobody listens there; so does {@link #write} once nobody does any more
     */
    Fd connectDatagrams(String path) throws SystemException;

    /** Closes it; errors are of no use to anybody and are dropped. */
    void close(Fd fd);

    /**
     * Asks for a bigger pipe; the system may refuse, and nothing is lost then. One that is bigger already stays as it is.
     *
     * @return bytes that it holds now, at least
     */
    int growPipe(Fd fd, int bytes);
}
