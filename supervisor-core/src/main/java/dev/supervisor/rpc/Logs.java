package dev.supervisor.rpc;

/**
 * The logs that clients may read. Any thread.
 *
 * @param main the daemon's own
 * @param reads reads any of them
 */
public record Logs(MainLog main, LogReads reads) {

    /** The same for calls of which the answers have to wait for each other. */
    Logs holdingNothing() {
        return new Logs(main, reads.holdingNothing());
    }
}
