package dev.supervisor.os;

/**
 * A folder that only we can enter, made inside one that others may be able to write to. What is to have another owner, mode or content than a new
 * file gets is made in here, and gets its own name, in the folder around or anywhere on the same file system, when all is as it should be: nobody
 * finds it before, and nobody can put something else in its place meanwhile. Any thread, one at a time.
 */
public interface PrivateFolder extends AutoCloseable {

    /** How the folder is reached, as {@link SystemText}: short enough for the name of a socket. Means nothing once it is closed. */
    String path();

    /** Sets the mode of what has this name in here. */
    void chmod(String name, int mode) throws SystemException;

    /**
     * Gives away what has this name in here.
     *
     * @param gid -1 leaves the group alone
     */
    void chown(String name, int uid, int gid) throws SystemException;

    /**
     * Moves the entry with this name to {@code path}; refuses to replace anything.
     *
     * @throws SystemException {@code EEXIST} if there is something
     */
    void publish(String name, String path) throws SystemException;

    /**
     * Moves the entry with this name to {@code path}, replacing what is there; a symbolic link there is replaced, not
     * followed.
     */
    void replace(String name, String path) throws SystemException;

    /** Removes what has this name in here; does nothing if there is nothing. */
    void remove(String name);

    /** Removes the folder, which has to be empty. */
    @Override
    void close();
}
