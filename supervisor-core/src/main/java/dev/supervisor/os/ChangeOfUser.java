package dev.supervisor.os;

import dev.supervisor.os.OwnProcess.PrivilegeException;

/** How we become another user, in the original's order and with its sentences (supervisor/options.py drop_privileges). */
public final class ChangeOfUser {
    /** Only root becomes somebody else. */
    public static final String NOT_ROOT = "Can't drop privilege as nonroot user";

    private ChangeOfUser() {}

    /** The system calls; each returns whether it was granted. */
    public interface Calls {

        /** The number of the user that we are. */
        int self();

        boolean setGroups(int[] groups);

        boolean setGroup(int gid);

        boolean setUser(int uid);

        /** Why the last call was refused. */
        Errno error();
    }

    /** See {@link OwnProcess#become}. */
    public static void make(Credentials credentials, Calls calls) throws PrivilegeException {
        int self = calls.self();
        if (self == credentials.uid()) {
            return;
        }
        if (self != 0) {
            throw new PrivilegeException(NOT_ROOT);
        }
        int[] groups = credentials.groups().stream().mapToInt(Integer::intValue).toArray();
        if (!calls.setGroups(groups)) {
            throw new PrivilegeException("Could not set groups of effective user");
        }
        if (!calls.setGroup(credentials.gid())) {
            throw new PrivilegeException("Could not set group id of effective user");
        }
        if (!calls.setUser(credentials.uid())) {
            throw new PrivilegeException(
                    "Could not set user id of effective user: " + calls.error().name());
        }
    }
}
