package dev.supervisor.os.portable;

import dev.supervisor.os.Errno;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.SystemText;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jnr.constants.platform.AddressFamily;
import jnr.constants.platform.Sock;
import jnr.ffi.Platform;

/** Sockets and the structs that name them: BSDs have the size in the first byte and the family in the second, others the family in both. */
final class SocketAddresses {
    static final int UNIX = AddressFamily.AF_UNIX.intValue();
    static final int INTERNET = AddressFamily.AF_INET.intValue();

    private static final boolean SIZE_IN_FRONT = Platform.getNativePlatform().isBSD();
    private static final int PATH = 2;
    private static final int UNIX_SIZE = SIZE_IN_FRONT ? 106 : 110;
    private static final int INTERNET_SIZE = 16;

    private SocketAddresses() {}

    /** A new one, closed on exec. */
    static int socket(int family, Sock type, String where) throws SystemException {
        int socket = Unix.LIBC.socket(family, type.intValue(), 0);
        if (socket < 0) {
            throw Unix.refused("cannot make a socket for " + where);
        }
        Pipe.closeOnExec(socket);
        return socket;
    }

    /**
     * The struct sockaddr_un of a path.
     *
     * @throws SystemException if the path is too long for it
     */
    static byte[] unix(String path) throws SystemException {
        byte[] bytes = SystemText.encode(path);
        if (bytes.length >= UNIX_SIZE - PATH) {
            throw new SystemException(Errno.named("ENAMETOOLONG"), "cannot connect to " + path);
        }
        return begin(UNIX, UNIX_SIZE).put(bytes).array();
    }

    /** The struct sockaddr_in of an address in digits and a port. */
    static byte[] internet(String address, int port) {
        return begin(INTERNET, INTERNET_SIZE)
                .order(ByteOrder.BIG_ENDIAN)
                .putShort((short) port)
                .put(Inet4Address.ofLiteral(address).getAddress())
                .array();
    }

    private static ByteBuffer begin(int family, int size) {
        ByteBuffer address = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        return SIZE_IN_FRONT ? address.put((byte) size).put((byte) family) : address.putShort((short) family);
    }
}
