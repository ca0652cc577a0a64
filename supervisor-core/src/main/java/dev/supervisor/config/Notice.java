package dev.supervisor.config;

/**
 * Something that should be said about the file.
 *
 * @param text for the activity log, once there is one
 * @param aloud whether it is said on standard error too, at once: the original refuses such a file
 */
public record Notice(LogLevel level, String text, boolean aloud) {}
