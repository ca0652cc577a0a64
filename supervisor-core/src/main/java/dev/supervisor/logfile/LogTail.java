package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import java.nio.charset.StandardCharsets;

/**
 * Follows a log as it grows, over rotations and clearings, as {@code tail -f} (supervisor/http.py tail_f_producer): once the path leads
 * to another file, the one that came behind the old one is shown from its start, also if that is a backup by now; as long as it leads
 * nowhere the old one is. One thread at a time; blocks as long as the file system does.
 */
public final class LogTail implements AutoCloseable {
    private static final int LONGEST_PIECE_BYTES = 64 * 1024;
    private static final byte[] TRUNCATED = "==> File truncated <==\n".getBytes(StandardCharsets.US_ASCII);

    private final Generations log;
    private OpenedFile file;
    private String identity;
    private long shown;

    private LogTail(Generations log, OpenedFile file, String identity, long shown) {
        this.log = log;
        this.file = file;
        this.identity = identity;
        this.shown = shown;
    }

    /**
     * @param head bytes of what is there already that are shown first; of a file that has fewer, all
     * @throws SystemException if it cannot be read
     */
    public static LogTail open(Files files, Descriptors descriptors, String path, int head) throws SystemException {
        Generations log = new Generations(files, descriptors, path);
        OpenedFile file = log.openLog();
        try {
            return new LogTail(log, file, file.identity(), Math.max(0, file.size() - head));
        } catch (SystemException e) {
            file.close();
            throw e;
        }
    }

    /** The bytes since the last call, or the first piece; empty if there are none. */
    public byte[] next() throws SystemException {
        String there = log.identityAt(0); // before the old file is read: nothing is added to it once another is there
        byte[] piece = unread();
        if (piece.length > 0 || there.isEmpty() || there.equals(identity)) {
            return piece;
        }
        switch (log.after(identity)) {
            case Generations.Next.Opened(OpenedFile other) -> goTo(other);
            case Generations.Next.Unknown() -> goTo(log.openLog());
            case Generations.Next.None() -> {
                return piece;
            }
        }
        return unread();
    }

    private void goTo(OpenedFile other) throws SystemException {
        file.close();
        file = other;
        identity = other.identity();
        shown = 0;
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
}
