package dev.supervisor.os;

/** Something at a path, held by itself: what is done to it is done to it, whatever others put at its path meanwhile. */
public interface HeldFile extends AutoCloseable {
    void chmod(int mode) throws SystemException;

    /**
     * @param gid -1 leaves the group alone
     */
    void chown(int uid, int gid) throws SystemException;

    /** Lets it go. */
    @Override
    void close();
}
