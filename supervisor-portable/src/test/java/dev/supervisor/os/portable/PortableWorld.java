package dev.supervisor.os.portable;

import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Host;
import dev.supervisor.os.Limits;
import dev.supervisor.os.ProcessTable;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.Users;
import dev.supervisor.os.contract.RealWorld;
import dev.supervisor.time.Clock;
import java.io.IOException;
import java.util.Set;
import jnr.constants.platform.Sock;

/** The portable side of all doors. */
final class PortableWorld extends RealWorld {
    /** One for all tests: its thread reaps whatever ends, so these tests have a JVM of their own (the build sees to that). */
    private static final PortableHost HOST = host(LAUNCH);

    PortableWorld() throws IOException {}

    static PortableHost host(String launchProgram) {
        try {
            return new PortableHost(launchProgram);
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public Host host() {
        return HOST;
    }

    @Override
    public Descriptors descriptors() {
        return new PortableDescriptors();
    }

    @Override
    public Files files() {
        return new PortableFiles();
    }

    @Override
    public Sockets sockets() {
        return new PortableSockets();
    }

    @Override
    public Users users() {
        return new PortableUsers();
    }

    @Override
    public Limits limits() {
        return new PortableLimits();
    }

    @Override
    public ProcessTable processes() {
        return new PortableProcessTable(HOST);
    }

    @Override
    public Clock clock() {
        return new PortableClock();
    }

    @Override
    protected Fd bindDatagrams(String path) {
        try {
            byte[] address = SocketAddresses.unix(path);
            int socket = SocketAddresses.socket(SocketAddresses.UNIX, Sock.SOCK_DGRAM, path);
            Pipe.neverBlock(socket);
            if (Unix.LIBC.bind(socket, address, address.length) != 0) {
                throw Unix.refused("cannot bind " + path);
            }
            return new Fd(socket);
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public int descriptorsOfAChild() {
        return 5; // both ends of the pipe that tells of its end are ours
    }

    @Override
    public Set<Unknown> unknown() {
        return Set.of(Unknown.values());
    }
}
