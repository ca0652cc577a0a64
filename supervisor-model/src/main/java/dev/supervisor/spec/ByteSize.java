package dev.supervisor.spec;

/** A number of bytes; the file may say KB, MB or GB. Zero often means "no limit". */
public record ByteSize(long bytes) {}
