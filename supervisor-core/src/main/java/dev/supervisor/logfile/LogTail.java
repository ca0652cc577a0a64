package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import java.nio.charset.StandardCharsets;

/**
 * Follows a log as it grows, over rotations and clearings, as {@code tail -f} (supervisor/http.py tail_f_producer): once the path leads
 * to another file that one is shown from its start; as long as it leads nowhere the old one is. One thread at a time; blocks as long as
 * the file system does.
 */
public final class LogTail implements AutoCloseable {
    private static final int LONGEST_PIECE_BYTES = 64 * 1024;
    private static final byte[] TRUNCATED = "==> File truncated <==\n".getBytes(StandardCharsets.US_ASCII);

    private final Files files;
    private final Descriptors descriptors;
    private final String path;
    private OpenedFile file;
    private String identity;
    private long shown;

    private LogTail(Files files, Descriptors descriptors, String path, OpenedFile file) {
        this.files = files;
        this.descriptors = descriptors;
        this.path = path;
        this.file = file;
        this.identity = identityAt(path);
    }

    /**
     * @param head bytes of what is there already that are shown first; of a file that has fewer, all
     * @throws SystemException if it cannot be read
     */
    public static LogTail open(Files files, Descriptors descriptors, String path, int head) throws SystemException {
        LogTail tail = new LogTail(files, descriptors, path, OpenedFile.of(files, descriptors, path));
        try {
            tail.shown = Math.max(0, tail.file.size() - head);
        } catch (SystemException e) {
            tail.close();
            throw e;
        }
        return tail;
    }

    /** What has come since the last call, or the first piece of it; empty if nothing has. */
    public byte[] next() throws SystemException {
        String there = identityAt(path); // before the old file is read: nothing is added to it once another is there
        byte[] piece = unread();
        if (piece.length > 0 || there.isEmpty() || there.equals(identity)) {
            return piece;
        }
        OpenedFile other = OpenedFile.of(files, descriptors, path);
        file.close();
        file = other;
        identity = there;
        shown = 0;
        return unread();
    }

    private byte[] unread() throws SystemException {
        long size = file.size();
        if (size < shown) {
            shown = 0;
            return TRUNCATED.clone();
        }
        byte[] piece = file.read(shown, (int) Math.min(size - shown, LONGEST_PIECE_BYTES));
        shown += piece.length;
        return piece;
    }

    @Override
    public void close() {
        file.close();
    }

    /** Empty if nothing is there. */
    private String identityAt(String path) {
        return files.stat(path).map(FileStat::identity).orElse("");
    }
}
