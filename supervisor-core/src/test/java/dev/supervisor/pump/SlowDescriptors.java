package dev.supervisor.pump;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Poller;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** Real ones, of which writing may take long. */
final class SlowDescriptors implements Descriptors {
    private final Descriptors real;
    private final Disk disk;

    /** Holds up writes. */
    interface Disk {
        /** Returns when there is nothing in the way of writing to it. */
        void await(Fd fd);
    }

    SlowDescriptors(Descriptors real, Disk disk) {
        this.real = real;
        this.disk = disk;
    }

    @Override
    public Poller poller() throws SystemException {
        return real.poller();
    }

    @Override
    public int read(Fd fd, ByteBuffer into) throws SystemException {
        return real.read(fd, into);
    }

    @Override
    public int write(Fd fd, ByteBuffer from) throws SystemException {
        disk.await(fd);
        return real.write(fd, from);
    }

    @Override
    public int writeAtOnce(Fd fd, ByteBuffer from) throws SystemException {
        return real.writeAtOnce(fd, from);
    }

    @Override
    public Optional<Fd> openAnew(Fd fd) {
        return real.openAnew(fd);
    }

    @Override
    public Fd connectDatagrams(String path) throws SystemException {
        return real.connectDatagrams(path);
    }

    @Override
    public void close(Fd fd) {
        real.close(fd);
    }

    @Override
    public int growPipe(Fd fd, int bytes) {
        return real.growPipe(fd, bytes);
    }
}
