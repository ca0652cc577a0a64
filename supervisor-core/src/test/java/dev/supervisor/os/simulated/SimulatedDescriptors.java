package dev.supervisor.os.simulated;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.Optional;

/** The descriptors of a {@link SimulatedKernel}. */
public final class SimulatedDescriptors implements Descriptors {
    private final SimulatedKernel kernel;
    private final DescriptorTable table;

    SimulatedDescriptors(SimulatedKernel kernel, DescriptorTable table) {
        this.kernel = kernel;
        this.table = table;
    }

    @Override
    public SimulatedPoller poller() {
        return new SimulatedPoller(kernel, table);
    }

    @Override
    public int read(Fd fd, ByteBuffer into) throws SystemException {
        return table.get(fd).read(direct(into));
    }

    @Override
    public int write(Fd fd, ByteBuffer from) throws SystemException {
        return table.get(fd).write(direct(from));
    }

    @Override
    public int writeAtOnce(Fd fd, ByteBuffer from) throws SystemException {
        return write(fd, from);
    }

    @Override
    public Optional<Fd> openAnew(Fd fd) {
        return Optional.empty(); // refused, as the system may
    }

    @Override
    public Fd connectDatagrams(String path) throws SystemException {
        return table.add(kernel.datagramsAt(path).connected());
    }

    @Override
    public void close(Fd fd) {
        table.close(fd);
    }

    @Override
    public int growPipe(Fd fd, int bytes) {
        return SimulatedPipe.CAPACITY; // refused, as the system may
    }

    private static ByteBuffer direct(ByteBuffer buffer) {
        if (!buffer.isDirect()) {
            throw new IllegalArgumentException("not a direct buffer");
        }
        return buffer;
    }
}
