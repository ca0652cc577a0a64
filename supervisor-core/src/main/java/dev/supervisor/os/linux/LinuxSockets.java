package dev.supervisor.os.linux;

import dev.supervisor.os.Fd;
import dev.supervisor.os.HostAddress;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.nio.ByteOrder;

/** Listening sockets by socket, bind and listen; names of hosts by the runtime. */
public final class LinuxSockets implements Sockets {
    private static final Libc SOCKET = Libc.function("socket");
    private static final Libc BIND = Libc.function("bind");
    private static final Libc LISTEN = Libc.function("listen");
    private static final Libc SETSOCKOPT = Libc.function("setsockopt");

    private static final ValueLayout.OfShort NETWORK_SHORT = ValueLayout.JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

    /** By its whole path, because others see that; so its directory is checked before. */
    @Override
    public Fd bindUnix(String path) throws SystemException {
        try (Arena arena = Arena.ofConfined();
                Place _ = Place.of(path, "cannot bind " + path)) {
            long address = Scratch.unixAddress(arena, path);
            int socket = open(Numbers.AF_UNIX, path);
            bind(socket, address, Numbers.SOCKADDR_UN_SIZE, path);
            return new Fd(socket);
        }
    }

    @Override
    public String addressOf(String host) throws SystemException {
        return HostAddress.of(host);
    }

    @Override
    public Fd bindTcp(String host, int port) throws SystemException {
        try (Arena arena = Arena.ofConfined()) {
            long address = internetAddress(arena, host, port);
            int socket = open(Numbers.AF_INET, host);
            MemorySegment on = arena.allocateFrom(ValueLayout.JAVA_INT, 1);
            SETSOCKOPT.call(socket, Numbers.SOL_SOCKET, Numbers.SO_REUSEADDR, on.address(), Integer.BYTES);
            bind(socket, address, Numbers.SOCKADDR_IN_SIZE, host + ":" + port);
            return new Fd(socket);
        }
    }

    @Override
    public void listen(Fd socket, int backlog) throws SystemException {
        if (LISTEN.call(socket.number(), backlog) != 0) {
            throw Libc.refused("cannot listen at descriptor " + socket.number());
        }
    }

    private static int open(int family, String where) throws SystemException {
        int socket = SOCKET.call(family, Numbers.SOCK_STREAM | Numbers.SOCK_CLOEXEC, 0);
        if (socket < 0) {
            throw Libc.refused("cannot make a socket for " + where);
        }
        return socket;
    }

    private static void bind(int socket, long address, int size, String where) throws SystemException {
        if (BIND.call(socket, address, size) != 0) {
            SystemException refused = Libc.refused("cannot bind " + where);
            LinuxDescriptors.close(socket);
            throw refused;
        }
    }

    /** The address of a struct sockaddr_in. */
    private static long internetAddress(Arena arena, String host, int port) {
        MemorySegment address = arena.allocate(Numbers.SOCKADDR_IN_SIZE, Long.BYTES);
        address.set(ValueLayout.JAVA_SHORT, 0, (short) Numbers.AF_INET);
        address.set(NETWORK_SHORT, Numbers.SOCKADDR_IN_PORT, (short) port);
        byte[] bytes = Inet4Address.ofLiteral(host).getAddress();
        MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, Numbers.SOCKADDR_IN_ADDRESS, bytes.length);
        return address.address();
    }
}
