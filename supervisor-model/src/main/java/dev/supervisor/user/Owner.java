package dev.supervisor.user;

/**
 * The owner of a socket: {@code user} or {@code user:group} of the file.
 *
 * @param gid {@link #SAME_GROUP} leaves the group alone
 */
public record Owner(int uid, int gid) {
    public static final int SAME_GROUP = -1;
}
