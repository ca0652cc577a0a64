package dev.supervisor.logfile;

/**
 * A piece of a log, which begins and ends between two characters.
 *
 * @param from where it begins in its file, in bytes
 * @param next where the next one begins in the file in which it ends
 * @param cursor the same for a reader that continues there although the log may have been rotated
 * @param gap whether something may be missing before it: earlier text was rotated away, or emptied
 */
public record LogPiece(long from, long next, LogCursor cursor, boolean gap, String text) {}
