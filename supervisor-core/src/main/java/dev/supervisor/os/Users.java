package dev.supervisor.os;

import java.util.List;
import java.util.Optional;

/** The user and group database. May block (LDAP): not for the loop thread. */
public interface Users {

    record User(String name, int uid, int gid) {}

    Optional<User> byName(String name);

    Optional<User> byUid(int uid);

    /** The gid of a group's name. */
    Optional<Integer> gidOf(String groupName);

    /** The primary gid of {@code user}, then those of all groups that list it as a member. */
    List<Integer> groupsOf(User user);

    /** Who we are: the effective uid. */
    int self();
}
