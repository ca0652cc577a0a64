package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A file that is open for reading at any place. One thread; blocks as long as the file system does. */
final class OpenedFile implements AutoCloseable {
    private static final int BYTES_PER_READ = 64 * 1024;
    private static final String NULL_DEVICE = "/dev/null";

    private final Files files;
    private final Descriptors descriptors;
    private final Fd fd;

    private OpenedFile(Files files, Descriptors descriptors, Fd fd) {
        this.files = files;
        this.descriptors = descriptors;
        this.fd = fd;
    }

    /** @throws SystemException also with ESPIPE if what is written there is not kept; nobody is waited for, and nothing taken from others */
    static OpenedFile of(Files files, Descriptors descriptors, String path) throws SystemException {
        if (path.equals(NULL_DEVICE)) {
            return new OpenedFile(files, descriptors, files.openRead(path));
        }
        Fd fd = files.openRegular(path).orElseThrow(() -> notKept(path));
        return new OpenedFile(files, descriptors, fd);
    }

    static SystemException notKept(String path) {
        return new SystemException("ESPIPE", "cannot read " + path + ": what was written to it is not kept");
    }

    long size() throws SystemException {
        return files.stat(fd).size();
    }

    /** Which file it is, whatever it is called by now. */
    String identity() throws SystemException {
        return files.stat(fd).identity();
    }

    /** Up to {@code length} bytes from {@code offset}; fewer if the file ends before. */
    byte[] read(long offset, int length) throws SystemException {
        return length <= 0
                ? new byte[0]
                : read(offset, length, ByteBuffer.allocateDirect(Math.min(length, BYTES_PER_READ)));
    }

    /**
     * The same for a caller that has a buffer.
     *
     * @param piece direct; what the system fills
     */
    byte[] read(long offset, int length, ByteBuffer piece) throws SystemException {
        files.seek(fd, offset);
        byte[] bytes = new byte[Math.max(0, length)];
        int there = 0;
        while (there < length) {
            piece.clear().limit(Math.min(piece.capacity(), length - there));
            if (descriptors.read(fd, piece) <= 0) {
                return Arrays.copyOf(bytes, there);
            }
            int read = piece.flip().remaining();
            piece.get(bytes, there, read);
            there += read;
        }
        return bytes;
    }

    @Override
    public void close() {
        descriptors.close(fd);
    }
}
