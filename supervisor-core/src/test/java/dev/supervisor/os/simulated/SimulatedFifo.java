package dev.supervisor.os.simulated;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Errno;
import dev.supervisor.os.Files.FileStat;
import dev.supervisor.os.SystemException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** A named pipe, for those that have it open. */
final class SimulatedFifo {
    private final SimulatedFile file;
    private byte[] bytes = {};
    private int readers;
    private int writers;

    /** @param file what it is at its path */
    SimulatedFifo(SimulatedFile file) {
        this.file = file;
    }

    boolean isRead() {
        return readers > 0;
    }

    OpenThing reader() {
        readers++;
        return new Reader();
    }

    OpenThing writer() {
        writers++;
        return new Writer();
    }

    /** One of its ends, opened. */
    interface End extends OpenThing {
        FileStat stat();
    }

    private static SystemException refusal(String error) {
        return new SystemException(Errno.named(error), "cannot use a named pipe");
    }

    private final class Reader implements End {
        @Override
        public FileStat stat() {
            return file.stat();
        }

        @Override
        public int read(ByteBuffer into) {
            if (bytes.length == 0) {
                return writers == 0 ? 0 : Descriptors.WOULD_BLOCK;
            }
            int part = Math.min(bytes.length, into.remaining());
            into.put(bytes, 0, part);
            bytes = Arrays.copyOfRange(bytes, part, bytes.length);
            return part;
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            throw refusal("EBADF");
        }

        @Override
        public boolean readable() {
            return bytes.length > 0 || broken();
        }

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public boolean broken() {
            return writers == 0;
        }

        @Override
        public void close() {
            readers--;
        }
    }

    private final class Writer implements End {
        @Override
        public FileStat stat() {
            return file.stat();
        }

        @Override
        public int read(ByteBuffer into) throws SystemException {
            throw refusal("EBADF");
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            if (broken()) {
                throw refusal("EPIPE");
            }
            int part = Math.min(from.remaining(), SimulatedPipe.CAPACITY - bytes.length);
            if (part == 0) {
                return Descriptors.WOULD_BLOCK;
            }
            byte[] more = new byte[part];
            from.get(more);
            ByteArrayOutputStream both = new ByteArrayOutputStream();
            both.writeBytes(bytes);
            both.writeBytes(more);
            bytes = both.toByteArray();
            return part;
        }

        @Override
        public boolean readable() {
            return false;
        }

        @Override
        public boolean writable() {
            return bytes.length < SimulatedPipe.CAPACITY || broken();
        }

        @Override
        public boolean broken() {
            return readers == 0;
        }

        @Override
        public void close() {
            writers--;
        }
    }
}
