package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;

/**
 * A piece of a log that is too long to be held. A log that is renamed or removed while it is open is still read; one that has become
 * shorter ends where it ends. Immutable; any thread.
 */
public final class LogRange {
    private static final int BYTES_AT_A_TIME = 32 * 1024;

    private final Files files;
    private final Descriptors descriptors;
    private final String path;
    private final String identity;
    private final long from;
    private final long bytes;

    /**
     * @param identity of the file that is meant
     * @param from in bytes
     */
    LogRange(Files files, Descriptors descriptors, String path, String identity, long from, long bytes) {
        this.files = files;
        this.descriptors = descriptors;
        this.path = path;
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
     * @throws SystemException if the path leads to another file meanwhile, or the system refuses
     */
    public Reading open() throws SystemException {
        String there = files.stat(path).map(FileStat::identity).orElse("");
        if (!there.equals(identity)) {
            throw new SystemException("ESTALE", path + " is another file now");
        }
        return new Reading(OpenedFile.of(files, descriptors, path));
    }

    /** One reading of it. One thread at a time; blocks as long as the file system does. */
    public final class Reading implements AutoCloseable {
        private final OpenedFile file;
        private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES_AT_A_TIME);
        private long there;

        private Reading(OpenedFile file) {
            this.file = file;
        }

        /** The next bytes; none at the end. */
        public byte[] next() throws SystemException {
            byte[] piece = file.read(from + there, (int) Math.min(BYTES_AT_A_TIME, bytes - there), buffer);
            there += piece.length;
            return piece;
        }

        /** Goes back to the beginning. */
        public void rewind() {
            there = 0;
        }

        @Override
        public void close() {
            file.close();
        }
    }
}
