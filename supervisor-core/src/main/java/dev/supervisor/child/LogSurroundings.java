package dev.supervisor.child;

/**
 * What is the same for the logs of all children.
 *
 * @param identifier the daemon's name, part of the names of AUTO logs
 * @param childlogdir where AUTO logs are made
 * @param stripAnsi whether escape sequences are taken out of what children write
 */
public record LogSurroundings(String identifier, String childlogdir, boolean stripAnsi) {}
