package dev.supervisor.logfile;

/**
 * When a log is rotated and what is kept. A configuration may have negative numbers, which mean 0 (supervisor/loggers.py doRollover).
 *
 * @param maxbytes once it has this size, in bytes; 0: never
 * @param backups rotated files that are kept; 0: it is only emptied
 */
public record Rotation(long maxbytes, int backups) {
    public static final Rotation NEVER = new Rotation(0, 0);

    public Rotation {
        maxbytes = Math.max(0, maxbytes);
        backups = Math.max(0, backups);
    }
}
