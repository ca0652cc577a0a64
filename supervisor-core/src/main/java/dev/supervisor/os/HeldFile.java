package dev.supervisor.os;

/** A file held by itself: actions on it affect this file, whatever others put at its path meanwhile. */
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
