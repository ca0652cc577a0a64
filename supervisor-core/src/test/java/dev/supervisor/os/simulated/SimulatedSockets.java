package dev.supervisor.os.simulated;

import dev.supervisor.os.Errno;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

/** The sockets of a {@link SimulatedKernel}; its only hosts are {@code localhost} and addresses. */
public final class SimulatedSockets implements Sockets {
    private static final int EVERYBODY = 0777;
    private static final Map<String, String> HOSTS =
            Map.of("localhost", "127.0.0.1", "127.0.0.1", "127.0.0.1", "0.0.0.0", "0.0.0.0");

    private final DescriptorTable descriptors;
    private final SimulatedFiles files;
    private final Map<String, Bound> bound = new HashMap<>();
    private boolean namesRefused;

    SimulatedSockets(DescriptorTable descriptors, SimulatedFiles files) {
        this.descriptors = descriptors;
        this.files = files;
    }

    /** From now on nobody may look a host up. */
    public void refuseNames() {
        namesRefused = true;
    }

    /** How many connections may wait at a path or {@code 127.0.0.1:port}. */
    public int backlogAt(String address) {
        return bound.get(address).backlog;
    }

    /** Whether somebody listens at a path or {@code 127.0.0.1:port}. */
    public boolean takesConnections(String address) {
        return bound.containsKey(address) && bound.get(address).backlog > 0;
    }

    @Override
    public Fd bindUnix(String path) throws SystemException {
        if (files.stat(path).isPresent()) {
            throw inUse(path);
        }
        files.makeEmpty(path, EVERYBODY);
        return bind(path);
    }

    @Override
    public String addressOf(String host) throws SystemException {
        if (namesRefused) {
            throw new AssertionError("nobody may look up " + host);
        }
        if (!HOSTS.containsKey(host)) {
            throw new SystemException(Errno.named("EAI_NONAME"), "cannot find host " + host);
        }
        return HOSTS.get(host);
    }

    @Override
    public Fd bindTcp(String host, int port) throws SystemException {
        if (!HOSTS.containsValue(host)) {
            throw new IllegalArgumentException("not an address: " + host);
        }
        String address = "127.0.0.1:" + port;
        if (bound.containsKey(address)) {
            throw inUse(address);
        }
        return bind(address);
    }

    private Fd bind(String address) throws SystemException {
        Bound socket = new Bound(address);
        Fd fd = descriptors.add(socket);
        bound.put(address, socket);
        return fd;
    }

    @Override
    public void listen(Fd socket, int backlog) throws SystemException {
        if (!(descriptors.get(socket) instanceof Bound listening)) {
            throw new SystemException(Errno.named("ENOTSOCK"), "cannot listen at descriptor " + socket.number());
        }
        listening.backlog = backlog;
    }

    private static SystemException inUse(String address) {
        return new SystemException(Errno.named("EADDRINUSE"), "cannot bind " + address);
    }

    private final class Bound implements OpenThing {
        private final String address;
        private int backlog;

        private Bound(String address) {
            this.address = address;
        }

        @Override
        public int read(ByteBuffer into) throws SystemException {
            throw notConnected();
        }

        @Override
        public int write(ByteBuffer from) throws SystemException {
            throw notConnected();
        }

        private static SystemException notConnected() {
            return new SystemException(Errno.named("ENOTCONN"), "cannot use a listening socket");
        }

        @Override
        public boolean readable() {
            return false;
        }

        @Override
        public boolean writable() {
            return false;
        }

        @Override
        public boolean broken() {
            return false;
        }

        @Override
        public void close() {
            bound.remove(address, this);
        }
    }
}
