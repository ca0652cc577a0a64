package dev.supervisor.daemon;

import dev.supervisor.activity.Narrator;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.PrivateFolder;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The file that holds the daemon's pid while it runs; removed at the end only if it still does (supervisor/supervisord.py, supervisor/options.py
 * write_pidfile). Put there whole, so that nobody ever reads half of it or nothing. Written on the daemon's main thread or a worker.
 */
final class PidFile implements AutoCloseable {
    /** Nothing is won by trying in place what there is no room for: what is there would be lost too. */
    private static final Set<String> NO_ROOM = Set.of("ENOSPC", "EDQUOT");

    private static final int LONGEST = 64;
    private static final Pattern PID = Pattern.compile("\\d{1,9}\n");

    private final Files files;
    private final Descriptors descriptors;
    private final Narrator narrator;
    private final String path;
    private final Pid self;
    private final String text;
    private boolean written;
    private boolean closed;

    PidFile(Files files, Descriptors descriptors, Narrator narrator, String path, Pid self) {
        this.files = files;
        this.descriptors = descriptors;
        this.narrator = narrator;
        this.path = path;
        this.self = self;
        this.text = self.number() + "\n";
    }

    /** Whether somebody's pid is there, of a daemon that was killed perhaps. */
    boolean isLeftBehind() {
        return content().isPresent();
    }

    /** The pid in the file. */
    OptionalInt pidThere() {
        return content()
                .filter(there -> PID.matcher(there).matches())
                .map(there -> OptionalInt.of(Integer.parseInt(there.strip())))
                .orElse(OptionalInt.empty());
    }

    /**
     * Writes it; a failure is logged, and has no other effect.
     *
     * @return whether it is there
     */
    boolean write() {
        boolean done = tryToWrite();
        if (done) {
            narrator.startedWithPid(self.number());
        } else {
            narrator.couldNotWritePidfile(path);
        }
        return done;
    }

    /** As {@link #write}, when it could not be written before; says nothing if it still cannot. */
    boolean mend() {
        boolean done = tryToWrite();
        if (done) {
            narrator.wrotePidfileAfterAll(path);
        }
        return done;
    }

    private synchronized boolean tryToWrite() {
        if (closed) {
            return true;
        }
        try {
            put();
            written = true;
        } catch (SystemException refused) {
            return false;
        }
        return written;
    }

    /** Writes in place if it is not a regular file, or the target of a link. */
    private void put() throws SystemException {
        Optional<FileStat> there = files.stat(path);
        boolean special = there.filter(seen -> !seen.regular()).isPresent();
        if (special || files.isLink(path)) {
            write(special ? files.openAppend(path) : files.openTruncated(path));
            return;
        }
        try {
            replace();
        } catch (SystemException refused) {
            if (there.isEmpty() || NO_ROOM.contains(refused.errorName())) {
                throw refused;
            }
            write(files.openTruncated(path)); // the file may be ours to write and its folder not
        }
    }

    private void replace() throws SystemException {
        int slash = path.lastIndexOf('/');
        String name = "pid";
        try (PrivateFolder folder = files.privateFolder(slash < 0 ? "." : path.substring(0, slash + 1))) {
            try {
                write(files.openAppend(folder.path() + "/" + name));
                folder.replace(name, path);
            } finally {
                folder.remove(name);
            }
        }
    }

    private void write(Fd fd) throws SystemException {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
            ByteBuffer left = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
            while (left.hasRemaining()) {
                if (descriptors.write(fd, left) <= 0) {
                    throw new SystemException("EAGAIN", "cannot write to " + path + ": it accepts nothing");
                }
            }
        } finally {
            descriptors.close(fd);
        }
    }

    /** Removes it, if we wrote it and nobody else has removed it or written another pid. */
    @Override
    public synchronized void close() {
        closed = true;
        if (!written || !content().equals(Optional.of(text))) {
            return;
        }
        try {
            files.unlink(path);
        } catch (SystemException gone) {
            // Nobody needs to know: what was to go is not there.
        }
    }

    private Optional<String> content() {
        try {
            Optional<Fd> fd = files.openRegular(path);
            if (fd.isEmpty()) {
                return Optional.empty();
            }
            try {
                ByteBuffer found = ByteBuffer.allocateDirect(LONGEST);
                descriptors.read(fd.get(), found);
                byte[] bytes = new byte[found.flip().remaining()];
                found.get(bytes);
                return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
            } finally {
                descriptors.close(fd.get());
            }
        } catch (SystemException missing) {
            return Optional.empty();
        }
    }
}
