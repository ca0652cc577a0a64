package dev.supervisor.os;

/**
 * A directory, and whether another user may have put something there for us to fall for. In a directory that everybody
 * may write to, others could lead us through a link to any file, or read what we write in a file or pipe of theirs. The
 * rules are the kernel's own, which not every system has switched on (proc_sys_fs(5): protected_symlinks,
 * protected_regular, protected_fifos). Root and the directory's owner are trusted: both could do anything there anyway.
 *
 * @param mode its permission bits, the sticky one among them
 * @param owner its owner
 */
public record SharedFolder(int mode, int owner) {
    private static final int ROOT = 0;
    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int EVERYBODY_WRITES = 0002;

    /** Whether a link in it may be followed; unlike the kernel's, the rule is for folders without the sticky bit too. */
    public boolean trustsLinkOf(int user, int self) {
        return (mode & EVERYBODY_WRITES) == 0 || trusts(user, self);
    }

    /** Whether a file or a pipe in it may be written to. */
    public boolean trustsFileOf(int user, int self) {
        boolean shared = (mode & STICKY) != 0 && (mode & (GROUP_WRITES | EVERYBODY_WRITES)) != 0;
        return !shared || trusts(user, self);
    }

    private boolean trusts(int user, int self) {
        return user == ROOT || user == self || user == owner;
    }

    /**
     * The exception to throw where it may not.
     *
     * @param deed the refused action, as in {@code cannot open /tmp/x}
     * @param what the obstacle, as in {@code a link}
     */
    public static SystemException refused(String deed, String what) {
        return new SystemException(
                Errno.named("EACCES"), deed + ", " + what + " of another user in a folder of everybody's");
    }
}
