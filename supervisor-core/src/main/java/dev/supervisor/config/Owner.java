package dev.supervisor.config;

/**
 * Who a socket is given to: {@code user} or {@code user:group} of the file.
 *
 * @param gid -1 leaves the group alone
 */
public record Owner(int uid, int gid) {}
