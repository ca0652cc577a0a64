package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The object behind a path; lives on while it is open, also without a name. */
final class SimulatedFile {
    private final boolean directory;
    private final boolean regular;
    private final int inode;
    private int mode;
    private int owner;
    private int group;
    private byte[] content = {};
    private Optional<Errno> writeRefusal = Optional.empty();

    SimulatedFile(boolean directory, int mode, int inode) {
        this(directory, !directory, mode, inode);
    }

    private SimulatedFile(boolean directory, boolean regular, int mode, int inode) {
        this.directory = directory;
        this.regular = regular;
        this.mode = mode;
        this.inode = inode;
    }

    /** A named pipe, which is there and nothing else. */
    static SimulatedFile pipe(int mode, int inode) {
        return new SimulatedFile(false, false, mode, inode);
    }

    SimulatedFile with(byte[] newContent) {
        content = newContent.clone();
        return this;
    }

    byte[] content() {
        return content.clone();
    }

    boolean directory() {
        return directory;
    }

    void chmod(int newMode) {
        mode = newMode;
    }

    void chown(int newOwner, int newGroup) {
        owner = newOwner;
        group = newGroup;
    }

    void refuseWrites(Optional<Errno> why) {
        writeRefusal = why;
    }

    FileStat stat() {
        return new FileStat(directory, regular, mode, content.length, "0:" + inode, ManualClock.EPOCH, owner, group);
    }

    Opened opened(boolean forWriting, boolean append) {
        return new Opened(forWriting, append);
    }

    /** An open file and where in it we are. */
    final class Opened implements OpenThing {
        private final boolean forWriting;
        private final boolean append;
        private int position;

        private Opened(boolean forWriting, boolean append) {
            this.forWriting = forWriting;
            this.append = append;
        }

        FileStat stat() {
            return SimulatedFile.this.stat();
        }

        long position() {
            return position;
        }

        void seek(long to) {
            position = Math.toIntExact(to);
        }

        @Override
        public int read(ByteBuffer into) throws SystemException {
            if (forWriting) {
                throw new SystemException(Errno.named("EBADF"), "cannot read");
            }
            if (directory) {
                throw new SystemException(Errno.named("EISDIR"), "cannot read");
            }
            int part = Math.max(0, Math.min(into.remaining(), content.length - position));
            into.put(content, Math.min(position, content.length), part);
            position += part;
            return part;
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            if (!forWriting) {
                throw new SystemException(Errno.named("EBADF"), "cannot write");
            }
            if (writeRefusal.isPresent()) {
                throw new SystemException(writeRefusal.get(), "cannot write");
            }
            int part = from.remaining();
            if (append) {
                position = content.length;
            }
            content = Arrays.copyOf(content, Math.max(content.length, position + part));
            from.get(content, position, part);
            position += part;
            return part;
        }

        @Override
        public boolean readable() {
            return true;
        }

        @Override
        public boolean writable() {
            return true;
        }

        @Override
        public boolean broken() {
            return false;
        }

        @Override
        public void close() {
            // the content stays with the name
        }
    }
}
