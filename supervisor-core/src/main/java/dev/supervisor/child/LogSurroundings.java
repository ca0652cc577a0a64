package dev.supervisor.child;

/**
 * The facts that are the same for the logs of all children.
 *
 * @param identifier the daemon's name, part of the names of AUTO logs
 * @param childlogdir the directory of AUTO logs
 * @param stripAnsi whether escape sequences are removed from the output of children
 */
public record LogSurroundings(String identifier, String childlogdir, boolean stripAnsi) {}
