package dev.supervisor.pump;

import java.util.Optional;

/**
 * What becomes of one output stream of a process.
 *
 * @param file the log file, if there is one
 */
public record ChannelPlan(Optional<LogFilePlan> file) {

    /** Read and thrown away. */
    public static final ChannelPlan DISCARD = new ChannelPlan(Optional.empty());

    /**
     * @param maxbytes rotated once it has this size; 0: never
     * @param backups rotated files that are kept
     */
    public record LogFilePlan(String path, long maxbytes, int backups) {}
}
