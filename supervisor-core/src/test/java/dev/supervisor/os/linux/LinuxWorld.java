package dev.supervisor.os.linux;

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
import java.lang.foreign.Arena;

/** The Linux side of all doors. */
class LinuxWorld extends RealWorld {
    /** One for all tests, as it keeps a descriptor for as long as the process lives. */
    private static final LinuxHost HOST = host(LAUNCH);

    LinuxWorld() throws IOException {}

    static LinuxHost host(String launchProgram) {
        return host(new DirectSpawn(launchProgram, true));
    }

    static LinuxHost host(DirectSpawn spawner) {
        try {
            return new LinuxHost(spawner);
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
        return new LinuxDescriptors();
    }

    @Override
    public Files files() {
        return new LinuxFiles();
    }

    @Override
    public Sockets sockets() {
        return new LinuxSockets();
    }

    @Override
    public Users users() {
        return new LinuxUsers();
    }

    @Override
    public Limits limits() {
        return new LinuxLimits();
    }

    @Override
    public ProcessTable processes() {
        return new LinuxProcessTable();
    }

    @Override
    public Clock clock() {
        return new LinuxClock();
    }

    @Override
    protected Fd bindDatagrams(String path) {
        int type = Numbers.SOCK_DGRAM | Numbers.SOCK_CLOEXEC | Numbers.SOCK_NONBLOCK;
        Fd socket = new Fd(Libc.function("socket").call(Numbers.AF_UNIX, type, 0));
        try (Arena arena = Arena.ofConfined()) {
            long address = Scratch.unixAddress(arena, path);
            if (Libc.function("bind").call(socket.number(), address, Numbers.SOCKADDR_UN_SIZE) != 0) {
                throw new IllegalStateException(Libc.refused("cannot bind " + path));
            }
        } catch (SystemException refused) {
            throw new IllegalStateException(refused);
        }
        return socket;
    }
}
