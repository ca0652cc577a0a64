package dev.supervisor.logfile;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A log file that only grows at its end and is rotated by its size (supervisor/loggers.py RotatingFileHandler): after a write that
 * brings it to {@code maxbytes}, {@code f.1} becomes {@code f.2} and so on, {@code f} becomes {@code f.1}, and {@code f} starts over. A
 * single write is never split. A reader of {@code f} always sees the full file or the new one, never a gap: the new one
 * is made under another name ({@code f.0}) and takes its place in one step. The existing backups are remembered,
 * because asking for fifty at each rotation costs more than writing a megabyte. Backups that others have put above a
 * free number stay where they are, where the original moves them up too.
 *
 * <p>No failure of the file system ends a log: the loss is reported to the caller, and the next write tries again.
 * {@code /dev/stdout}, {@code /dev/stderr} and {@code /dev/fd/N} are written through the descriptor that they stand
 * for, which is never rotated, removed or closed. One thread; blocks as long as the file system does, but never for the
 * reader of a pipe, a terminal or a socket.
 */
public final class RotatingLog implements AutoCloseable {

    /**
     * The result of a write.
     *
     * @param lost bytes that are not in the log
     * @param trouble the system's error, if any; also when nothing was lost but the log could not be rotated
     */
    public record Written(long lost, Optional<String> trouble) {
        static final Written ALL = new Written(0, Optional.empty());
    }

    private final Files files;
    private final Descriptors descriptors;
    private final String path;
    private final Optional<Fd> borrowed; // ours before, and never closed
    private Rotation rotation;
    private Optional<Fd> open;
    private boolean isRead;
    private boolean waits; // a write through it may wait for who reads it, if it is not made so that it does not
    private boolean rotates;
    private long rotateAt;
    /** So many of the first backups were there after the last rotation. */
    private int held;

    private RotatingLog(Files files, Descriptors descriptors, String path, Rotation rotation, Optional<Fd> borrowed) {
        this.files = files;
        this.descriptors = descriptors;
        this.path = path;
        this.borrowed = borrowed;
        this.waits = borrowed.isPresent();
        this.rotation = rotation;
        this.open = borrowed;
        this.rotates = false;
        this.rotateAt = rotation.maxbytes();
    }

    /**
     * Opens for appending, made if missing.
     *
     * @param path as {@link dev.supervisor.os.SystemText}
     * @throws SystemException if it cannot be opened; nothing is left open then
     */
    public static RotatingLog open(Files files, Descriptors descriptors, String path, Rotation rotation)
            throws SystemException {
        Optional<Fd> own = OwnDescriptor.at(path);
        RotatingLog log = new RotatingLog(files, descriptors, path, rotation, own);
        if (own.isPresent()) {
            log.beginBorrowed(own.get());
        } else {
            log.openForAppending();
        }
        return log;
    }

    /** Others who have a pipe or a terminal wait for its readers if they want to, and we do not. */
    private void beginBorrowed(Fd own) throws SystemException {
        isRead = !files.stat(own).regular(); // fails if there is no such descriptor
        Optional<Fd> anew = descriptors.openAnew(own);
        open = anew.or(() -> borrowed);
        waits = isRead && anew.isEmpty();
    }

    /** For a path that cannot be opened now: each write tries to. */
    public static RotatingLog notYetOpen(Files files, Descriptors descriptors, String path, Rotation rotation) {
        return new RotatingLog(files, descriptors, path, rotation, OwnDescriptor.at(path));
    }

    /** Whether what is written there is not kept to be read: a device, or a descriptor that was ours before. */
    public static boolean isDevice(String path) {
        return path.startsWith("/dev/") || OwnDescriptor.at(path).isPresent();
    }

    /** Whether what is open is no file: somebody reads it, or nobody does, and then it is full one day. */
    public boolean isRead() {
        return isRead;
    }

    /** The same for all paths of one descriptor that was ours before; the path itself for others. */
    public static String placeAt(String path) {
        return OwnDescriptor.at(path).map(own -> "/dev/fd/" + own.number()).orElse(path);
    }

    /** Whether it is written through a descriptor that was ours before, so that others may write there at the same time. */
    public boolean isShared() {
        return borrowed.isPresent();
    }

    public String path() {
        return path;
    }

    /** Rotates by other rules from the next write on. */
    public void rotate(Rotation other) {
        rotation = other;
        rotateAt = other.maxbytes();
    }

    /**
     * Adds a piece and rotates if that fills the log.
     *
     * @param piece a direct buffer; used up when this returns, whatever came of it, but for what a pipe, terminal or socket has no room for now:
     *     that is neither written nor lost, and is to be written before anything else
     */
    public Written write(ByteBuffer piece) {
        try {
            if (open.isEmpty()) {
                openForAppending();
            }
            Fd fd = open.orElseThrow();
            writeAsMuchAsFits(fd, piece);
            if (rotates && rotation.maxbytes() > 0 && files.position(fd) >= rotateAt) {
                rotateNow(fd);
            }
            return Written.ALL;
        } catch (SystemException e) {
            int lost = piece.remaining();
            piece.position(piece.limit());
            return new Written(lost, Optional.of(e.getMessage()));
        }
    }

    /**
     * Opens the path anew, because others have moved the file away. If that cannot be, the old file is written on.
     *
     * @return what the system said, if it could not be
     */
    public Optional<String> reopen() {
        if (isShared()) {
            return Optional.empty();
        }
        try {
            Optional<Fd> old = open;
            openForAppending();
            old.ifPresent(descriptors::close);
            return Optional.empty();
        } catch (SystemException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** As {@link #reopen}, if the path does not lead to the file that is open. */
    public Optional<String> reopenIfMoved() {
        return isAtItsPath() ? Optional.empty() : reopen();
    }

    /** Whether it is open, and what it writes is what others find at its path. */
    public boolean isInPlace() {
        return isShared() || isAtItsPath();
    }

    private boolean isAtItsPath() {
        return open.flatMap(this::identityOf)
                .filter(identity -> identityAt(path).equals(Optional.of(identity)))
                .isPresent();
    }

    /**
     * Removes the file and starts it anew; devices, pipes and our own descriptors are left as they are.
     *
     * @return what the system said, if it could not be
     */
    public Optional<String> clear() {
        if (isDevice(path) || files.stat(path).filter(there -> !there.regular()).isPresent()) {
            return Optional.empty();
        }
        try {
            startOver();
            return Optional.empty();
        } catch (SystemException e) {
            return Optional.of(e.getMessage());
        }
    }

    private void startOver() throws SystemException {
        Fd next;
        try {
            next = openSpare();
        } catch (SystemException noRoom) {
            unlinkIfThere(path);
            close(); // what is written into a removed file is lost without anybody knowing
            openForAppending();
            return;
        }
        putInPlace(next);
    }

    private Optional<String> identityAt(String path) {
        return files.stat(path).map(FileStat::identity);
    }

    private Optional<String> identityOf(Fd fd) {
        try {
            return Optional.of(files.stat(fd).identity());
        } catch (SystemException unusable) {
            return Optional.empty();
        }
    }

    /** Closes the file, if it is not a descriptor that was ours before. */
    @Override
    public void close() {
        if (!open.equals(borrowed)) {
            open.ifPresent(descriptors::close);
            open = borrowed;
        }
    }

    private void openForAppending() throws SystemException {
        Fd fd = files.openAppend(path);
        began(fd);
    }

    private void began(Fd fd) {
        open = Optional.of(fd);
        rotates = hasPositions(fd);
        isRead = !rotates;
        rotateAt = rotation.maxbytes();
    }

    private boolean hasPositions(Fd fd) {
        try {
            return files.position(fd) >= 0;
        } catch (SystemException named) {
            return false; // a named pipe, a terminal
        }
    }

    private void writeAsMuchAsFits(Fd fd, ByteBuffer piece) throws SystemException {
        while (piece.hasRemaining()) {
            int written = waits ? descriptors.writeAtOnce(fd, piece) : descriptors.write(fd, piece);
            if (written == Descriptors.WOULD_BLOCK) {
                return;
            }
            if (written == 0) {
                throw new SystemException("EAGAIN", "cannot write to " + path + ": it accepts nothing");
            }
        }
    }

    /** The descriptor that a poller watches for room, after a write that was incomplete. */
    public Fd awaited() {
        return open.orElseThrow();
    }

    /** Waits until there is room, after a write that has left something, but no longer than this. */
    void awaitRoom(Duration longest) throws SystemException {
        try (Poller poller = descriptors.poller()) {
            poller.watchWrites(awaited());
            poller.poll(Optional.of(longest), _ -> {});
            poller.forget(awaited());
        }
    }

    /**
     * Moves the backups up and starts over. Where that fails the file goes on growing, and the next try is when as much again has come:
     * each try moves backups.
     *
     * <p>The oldest backup is removed and not replaced: ext4 writes a file that replaces another one to the disk at once, and what is
     * rotated away within seconds need never get there.
     */
    private void rotateNow(Fd full) throws SystemException {
        rotateAt += rotation.maxbytes();
        if (rotation.backups() == 0) {
            open = Optional.empty();
            descriptors.close(full);
            began(files.openTruncated(path));
            return;
        }
        Fd next;
        try {
            next = openSpare();
        } catch (SystemException refused) {
            if (refused.errorName().equals("ENOENT")) {
                leaveRemovedFolder(full);
            }
            throw refused;
        }
        try {
            moveUp();
            becomeFirstBackup();
        } catch (SystemException e) {
            dropSpare(next);
            throw e;
        }
        putInPlace(next);
    }

    /**
     * Bytes written to a file that was removed with its directory are lost unnoticed, so it is closed: the next write
     * tries to recreate it.
     */
    private void leaveRemovedFolder(Fd full) {
        open = Optional.empty();
        descriptors.close(full);
    }

    /** The file that is to be the log, under a name of its own until it is. What is left there of a daemon that was killed is removed. */
    private Fd openSpare() throws SystemException {
        try {
            return files.openNew(spare());
        } catch (SystemException e) {
            if (!e.errorName().equals("EEXIST")) {
                throw e;
            }
            files.unlink(spare());
            return files.openNew(spare());
        }
    }

    private void putInPlace(Fd next) throws SystemException {
        try {
            files.rename(spare(), path);
        } catch (SystemException e) {
            dropSpare(next);
            throw e;
        }
        close();
        began(next);
    }

    private void dropSpare(Fd next) {
        descriptors.close(next);
        try {
            files.unlink(spare());
        } catch (SystemException _) {
            // it is empty, and taken away the next time
        }
    }

    private String spare() {
        return path + ".0";
    }

    private void moveUp() throws SystemException {
        int top = lastOfFirst();
        if (top == rotation.backups()) {
            unlinkIfThere(Files.numbered(path, top));
            top--;
        }
        held = 0;
        held = files.moveUp(path, top);
    }

    /** By a second name, so that it keeps the first until another file has it; where a file can have one name only it is renamed. */
    private void becomeFirstBackup() throws SystemException {
        String backup = Files.numbered(path, 1);
        try {
            files.link(path, backup);
        } catch (SystemException refused) {
            if (refused.errorName().equals("ENOENT")) {
                held = 0; // others have moved it away
            } else {
                files.rename(path, backup);
            }
        }
    }

    /** The last backup before the first that is not there. */
    private int lastOfFirst() {
        int last = Math.min(held, rotation.backups());
        while (last < rotation.backups()
                && files.stat(Files.numbered(path, last + 1)).isPresent()) {
            last++;
        }
        return last;
    }

    private void unlinkIfThere(String path) throws SystemException {
        try {
            files.unlink(path);
        } catch (SystemException e) {
            if (!e.errorName().equals("ENOENT")) {
                throw e;
            }
        }
    }
}
