package dev.supervisor.logfile;

/**
 * When a log is rotated and what is kept.
 *
 * @param maxbytes once it has this size, in bytes; 0: never
 * @param backups rotated files that are kept; 0: it is only emptied
 */
public record Rotation(long maxbytes, int backups) {
    public static final Rotation NEVER = new Rotation(0, 0);

    public Rotation {
        if (maxbytes < 0 || backups < 0) {
            throw new IllegalArgumentException("not a rotation: " + maxbytes + " bytes, " + backups + " backups");
        }
    }
}
