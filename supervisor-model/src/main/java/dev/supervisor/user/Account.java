package dev.supervisor.user;

import java.util.List;

/**
 * A user that exists, looked up when the file was read.
 *
 * @param groups all supplementary groups, the primary one first
 */
public record Account(String name, int uid, int gid, List<Integer> groups) {
    public Account {
        groups = List.copyOf(groups);
    }
}
