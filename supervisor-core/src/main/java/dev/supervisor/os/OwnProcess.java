package dev.supervisor.os;

import dev.supervisor.process.Pid;
import java.util.List;

/** This process: what it was started with and what it can still change about itself. While the daemon starts, on one thread. */
public interface OwnProcess {

    Pid pid();

    /**
     * The environment that we were started with, byte for byte and in its order, as {@link SystemText}: without what our
     * launcher did to it for the runtime's sake.
     */
    List<String> environment();

    /** The machine's name, as {@code uname -n} prints it. */
    String nodeName();

    /** Relative paths start from there from now on, for the system's calls of all threads. */
    void changeDirectory(String path) throws SystemException;

    /** New files of all threads get no permission that is in {@code umask}. */
    void setUmask(int umask);

    /**
     * Becomes a user, with all threads and for good: groups, group, user. Does nothing if we are that user already
     * (supervisor/options.py drop_privileges).
     *
     * @throws PrivilegeException if we stay who we are; the message is the original's
     */
    void become(Credentials credentials) throws PrivilegeException;

    /**
     * Does something as another user would, on a thread of its own, and waits for it: what it opens it must be allowed to, and what it makes is
     * that user's. We stay who we are. Any thread.
     *
     * @return false if this system has no threads with rights of their own; nothing is done then
     * @throws PrivilegeException if we may not become that user; nothing is done then, and the message is the original's
     */
    boolean actAs(Credentials credentials, Runnable work) throws PrivilegeException;

    /** The original's sentence about why we could not become another user. */
    final class PrivilegeException extends Exception {
        private static final long serialVersionUID = 1L;

        public PrivilegeException(String sentence) {
            super(sentence);
        }
    }

    /** Whether we are what {@link #startDetached} of another process has started. */
    boolean isDetached();

    /**
     * Starts this program once more, with the same command line, directory, umask and environment, in a session of its own and with
     * nothing on its standard input, and waits until it is ready or has ended. Its standard output and error are ours until then.
     *
     * @return what we should exit with: 0 once it has called {@link #ready}, else its own exit code, or 2 if that is 0 or there is none
     */
    int startDetached() throws SystemException;

    /**
     * For the detached one: lets go of the standard streams (they are {@code /dev/null} from now on) and tells the starter that it may
     * exit. Does nothing in any other process.
     */
    void ready();

    /**
     * The calling thread, which has little to do and others wait for it, gets a processor before ordinary ones, where the system has such a thing
     * and lets us. Nothing that it starts does, neither threads nor children. Does nothing if somebody has chosen a priority for us.
     */
    default void preferThisThread() {}

    /** Gives unused memory back to the system. Takes milliseconds. Any thread. */
    void trimMemory();
}
