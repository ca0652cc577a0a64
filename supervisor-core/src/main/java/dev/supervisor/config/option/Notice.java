package dev.supervisor.config.option;

import dev.supervisor.config.text.LogLevel;

/**
 * A remark about the file for the activity log.
 *
 * @param text for the activity log, once there is one
 * @param aloud whether it is also printed to standard error, at once: the original refuses such a file
 */
public record Notice(LogLevel level, String text, boolean aloud) {}
