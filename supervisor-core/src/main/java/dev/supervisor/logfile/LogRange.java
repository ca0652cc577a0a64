package dev.supervisor.logfile;

import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A piece of a log that is too long to be held. A log that is rotated is still found, and once it is open it may be removed too; one that has
 * become shorter ends where it ends, and one that was cleared before it was opened has nothing. Immutable; any thread.
 */
public final class LogRange {
    private static final int BYTES_AT_A_TIME = 32 * 1024;

    private final Generations log;
    private final String identity;
    private final long from;
    private final long bytes;

    /**
     * @param identity of the file that is meant
     * @param from in bytes
     */
    LogRange(Generations log, String identity, long from, long bytes) {
        this.log = log;
        this.identity = identity;
        this.from = from;
        this.bytes = bytes;
    }

    public long bytes() {
        return bytes;
    }

    /**
     * Opens it at its beginning. Blocks as long as the file system does.
     *
     * @throws SystemException if the system refuses
     */
    public Reading open() throws SystemException {
        return new Reading(log.open(identity));
    }

    /** One reading of it. One thread at a time; blocks as long as the file system does. */
    public final class Reading implements AutoCloseable {
        private final Optional<OpenedFile> file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES_AT_A_TIME);
        private long there;

        private Reading(Optional<OpenedFile> file) {
            this.file = file;
        }

        /** The next bytes; none at the end. */
        public byte[] next() throws SystemException {
            if (file.isEmpty()) {
                return new byte[0];
            }
            byte[] piece = file.get().read(from + there, (int) Math.min(BYTES_AT_A_TIME, bytes - there), buffer);
            there += piece.length;
            return piece;
        }

        /** Goes back to the beginning. */
        public void rewind() {
            there = 0;
        }

        @Override
        public void close() {
            file.ifPresent(OpenedFile::close);
        }
    }
}
