package dev.supervisor.os.portable;

import dev.supervisor.os.Fd;
import dev.supervisor.os.HostAddress;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import jnr.constants.platform.Sock;
import jnr.constants.platform.SocketLevel;
import jnr.constants.platform.SocketOption;

/** Listening sockets by socket, bind and listen; names of hosts by the runtime. */
final class PortableSockets implements Sockets {
    @Override
    public Fd bindUnix(String path) throws SystemException {
        byte[] address = SocketAddresses.unix(path);
        Way.judgeFolderOf(path, "cannot bind " + path);
        int socket = SocketAddresses.socket(SocketAddresses.UNIX, Sock.SOCK_STREAM, path);
        bind(socket, address, path);
        return new Fd(socket);
    }

    @Override
    public String addressOf(String host) throws SystemException {
        return HostAddress.of(host);
    }

    @Override
    public Fd bindTcp(String host, int port) throws SystemException {
        byte[] address = SocketAddresses.internet(host, port);
        int socket = SocketAddresses.socket(SocketAddresses.INTERNET, Sock.SOCK_STREAM, host);
        int[] on = {1};
        Unix.LIBC.setsockopt(
                socket, SocketLevel.SOL_SOCKET.intValue(), SocketOption.SO_REUSEADDR.intValue(), on, Integer.BYTES);
        bind(socket, address, host + ":" + port);
        return new Fd(socket);
    }

    @Override
    public void listen(Fd socket, int backlog) throws SystemException {
        if (Unix.LIBC.listen(socket.number(), backlog) != 0) {
            throw Unix.refused("cannot listen at descriptor " + socket.number());
        }
    }

    private static void bind(int socket, byte[] address, String where) throws SystemException {
        if (Unix.LIBC.bind(socket, address, address.length) != 0) {
            SystemException refused = Unix.refused("cannot bind " + where);
            PortableDescriptors.close(socket);
            throw refused;
        }
    }
}
