package dev.supervisor.os;

import java.util.List;

/**
 * The user and groups of a child, set before it runs its program.
 *
 * @param groups all supplementary groups, the primary one first
 */
public record Credentials(int uid, int gid, List<Integer> groups) {
    public Credentials {
        groups = List.copyOf(groups);
    }
}
