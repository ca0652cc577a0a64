package dev.supervisor.os;

/**
 * Sockets that others accept connections from: we bind them and hand them to children. Blocking ones, as the children's
 * accept expects, and closed on exec unless handed over. The receiver of one closes it with {@link Descriptors#close};
 * a Unix socket then leaves its file behind. Any thread.
 */
public interface Sockets {

    /** The greatest length in bytes of a Unix socket's name to which clients can connect; some systems accept less. */
    int MOST_PATH_BYTES = 107;

    /** More connections may wait than any system allows: it takes its own limit. */
    int LONGEST_BACKLOG = Integer.MAX_VALUE;

    /**
     * A stream socket with a name in the file system, where nobody can connect before {@link #listen}. Its file is made with mode 0777 less
     * the umask.
     *
     * @param path as {@link SystemText}
     * @throws SystemException {@code EADDRINUSE} if there is anything of that name already
     */
    Fd bindUnix(String path) throws SystemException;

    /**
     * The IPv4 address of a host, in digits; an address is its own. May block for as long as the system's name service does.
     *
     * @throws SystemException {@code EAI_NONAME} if there is no such host
     */
    String addressOf(String host) throws SystemException;

    /**
     * A TCP socket over IPv4 that may take the place of one that has just been closed. Never blocks.
     *
     * @param address in digits, as {@link #addressOf} gives it
     * @throws SystemException {@code EADDRINUSE} if somebody listens there already
     */
    Fd bindTcp(String address, int port) throws SystemException;

    /**
     * Connections can come from now on.
     *
     * @param backlog how many of them may wait to be accepted
     */
    void listen(Fd socket, int backlog) throws SystemException;
}
