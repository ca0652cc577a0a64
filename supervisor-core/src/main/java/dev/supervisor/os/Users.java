package dev.supervisor.os;

import java.util.List;
import java.util.Optional;

/** The user and group database. May block (LDAP): not for the loop thread. */
public interface Users {

    /** @param home the home directory */
    record User(String name, int uid, int gid, String home) {}

    Optional<User> byName(String name);

    Optional<User> byUid(int uid);

    /** The gid of a group's name. */
    Optional<Integer> gidOf(String groupName);

    /** Whether there is a group of this gid. */
    boolean hasGroup(int gid);

    /** The primary gid of {@code user}, then those of all groups that list it as a member. */
    List<Integer> groupsOf(User user);

    /** The daemon's effective uid. */
    int self();
}
