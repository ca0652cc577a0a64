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
 * A log file that grows at its end and is rotated by its size (supervisor/loggers.py RotatingFileHandler): after a
 * write that brings it to {@code maxbytes}, {@code f.1} becomes {@code f.2} and so on, {@code f} becomes {@code f.1},
 * and {@code f} starts over. A single write is never split. Readers of {@code f} see the full file or the new one,
 * never a gap: the new one is made as {@code f.0} and renamed. The existing backups are remembered, because asking for
 * fifty at each rotation costs more than writing a megabyte; backups above a free number stay where they are, where the
 * original moves them up too.
 *
 * <p>No failure of the file system ends a log: the caller learns of the loss, and the next write tries again.
 * {@code /dev/stdout}, {@code /dev/stderr} and {@code /dev/fd/N} are written through their descriptor, which is never
 * rotated, removed or closed. One thread; blocks as long as the file system does, but never for a reader.
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
    private boolean waits; // a plain write through it may wait for its reader
    private boolean rotates;
    private long rotateAt;
    /** The number of the first backups that existed after the last rotation. */
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
     * Opens for appending; creates it if missing.
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

    /** Others that have a pipe or a terminal may wait for its readers; we do not. */
    private void beginBorrowed(Fd own) throws SystemException {
        isRead = !files.stat(own).regular(); // fails if there is no such descriptor
        Optional<Fd> anew = descriptors.openAnew(own);
        open = anew.or(() -> borrowed);
        waits = isRead && anew.isEmpty();
    }

    /** For a path that cannot be opened now: each write tries again. */
    public static RotatingLog notYetOpen(Files files, Descriptors descriptors, String path, Rotation rotation) {
        return new RotatingLog(files, descriptors, path, rotation, OwnDescriptor.at(path));
    }

    /** Whether its output cannot be read back: a device, or an inherited descriptor. */
    public static boolean isDevice(String path) {
        return path.startsWith("/dev/") || OwnDescriptor.at(path).isPresent();
    }

    /** Whether the open descriptor is not a regular file: without a reader it fills up. */
    public boolean isRead() {
        return isRead;
    }

    /** The same for all paths of one inherited descriptor; the path itself for others. */
    public static String placeAt(String path) {
        return OwnDescriptor.at(path).map(own -> "/dev/fd/" + own.number()).orElse(path);
    }

    /** Whether it is written through an inherited descriptor, so that others may write there at the same time. */
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
     * @param piece a direct buffer; used up when this returns, whatever the result, except for bytes for which a pipe,
     *     terminal or socket has no room now: they are neither written nor lost, and must be written before others
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
     * Reopens the path, because others have moved the file away. If that fails, the old file stays in use.
     *
     * @return the system's error, if it failed
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

    /** As {@link #reopen}, if the path does not lead to the open file. */
    public Optional<String> reopenIfMoved() {
        return isAtItsPath() ? Optional.empty() : reopen();
    }

    /** Whether it is open, and its path leads to the open file. */
    public boolean isInPlace() {
        return isShared() || isAtItsPath();
    }

    private boolean isAtItsPath() {
        return open.flatMap(this::identityOf)
                .filter(identity -> identityAt(path).equals(Optional.of(identity)))
                .isPresent();
    }

    /**
     * Removes and recreates the file; devices, pipes and our own descriptors are left as they are.
     *
     * @return the system's error, if it failed
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
            Files.unlinkIfThere(files, path);
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

    /** Closes the file, unless it is an inherited descriptor. */
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

    /** Waits until there is room, after an incomplete write, but no longer than this. */
    void awaitRoom(Duration longest) throws SystemException {
        try (Poller poller = descriptors.poller()) {
            poller.watchWrites(awaited());
            poller.poll(Optional.of(longest), _ -> {});
            poller.forget(awaited());
        }
    }

    /**
     * Moves the backups up and starts over. If that fails the file goes on growing, and the next attempt comes after as
     * many bytes again, because each attempt moves backups.
     *
     * <p>The oldest backup is removed rather than replaced: ext4 writes a file that replaces another one to the disk at
     * once, and data that is rotated away within seconds need never get there.
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

    /** Bytes written to a file that was removed with its directory are lost, so it is closed and recreated. */
    private void leaveRemovedFolder(Fd full) {
        open = Optional.empty();
        descriptors.close(full);
    }

    /** The next log file, under a name of its own until it is in use. A leftover of a daemon that was killed is removed. */
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
            Files.unlinkIfThere(files, Files.numbered(path, top));
            top--;
        }
        held = 0;
        held = files.moveUp(path, top);
    }

    /** By a second name, so that it keeps the first until another file has it; renamed where there are no links. */
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

    /** The last backup before the first gap. */
    private int lastOfFirst() {
        int last = Math.min(held, rotation.backups());
        while (last < rotation.backups()
                && files.stat(Files.numbered(path, last + 1)).isPresent()) {
            last++;
        }
        return last;
    }
}
