package dev.supervisor.config;

/** Something the activity log should say about the file once there is a log. */
public record Notice(LogLevel level, String text) {}
