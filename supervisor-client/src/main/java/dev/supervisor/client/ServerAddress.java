package dev.supervisor.client;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Where a server listens. */
public sealed interface ServerAddress {

    /** The value of the {@code Host} header of a request. */
    String host();

    /**
     * Connects a blocking channel.
     *
     * @throws ServerException that says why there is no connection
     */
    SocketChannel connect() throws ServerException;

    /**
     * Reads a {@code serverurl}: {@code unix://PATH} or {@code http://HOST[:PORT]}. A user in it, and whatever follows the
     * port, mean nothing (supervisor/xmlrpc.py SupervisorTransport).
     *
     * @throws ServerException {@code BAD_ADDRESS} for any other
     */
    static ServerAddress parse(String serverUrl) throws ServerException {
        if (serverUrl.startsWith(UnixSocket.SCHEME)) {
            return new UnixSocket(serverUrl.substring(UnixSocket.SCHEME.length()));
        }
        if (serverUrl.startsWith(Tcp.SCHEME)) {
            return Tcp.parse(serverUrl);
        }
        throw new ServerException(ServerException.Kind.BAD_ADDRESS, "Unknown protocol for serverurl " + serverUrl);
    }

    /** A socket in the file system. */
    record UnixSocket(String path) implements ServerAddress {
        static final String SCHEME = "unix://";

        /** The JDK's own words for a path that it does not even give to the system. */
        private static final String TOO_LONG = "Unix domain path too long";

        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public SocketChannel connect() throws ServerException {
            try {
                return open(StandardProtocolFamily.UNIX, UnixDomainSocketAddress.of(path));
            } catch (ConnectException e) {
                throw refused(e);
            } catch (InvalidPathException e) {
                throw new ServerException(ServerException.Kind.BAD_ADDRESS, e.getMessage());
            } catch (IOException e) {
                throw explained(e);
            }
        }

        /** Java tells errors of sockets apart by text only, in any language, so the file system is asked what is the matter. */
        private ServerException explained(IOException refusal) {
            if (TOO_LONG.equals(refusal.getMessage())) {
                return new ServerException(ServerException.Kind.OTHER, "AF_UNIX path too long", refusal);
            }
            Path file = Path.of(path);
            try {
                file.getFileSystem().provider().checkAccess(file, AccessMode.WRITE);
                return other(refusal);
            } catch (NoSuchFileException e) {
                return isBelowFile(file)
                        ? new ServerException(
                                ServerException.Kind.NOT_A_DIRECTORY, "[Errno 20] Not a directory", refusal)
                        : new ServerException(
                                ServerException.Kind.NO_SUCH_FILE, "[Errno 2] No such file or directory", refusal);
            } catch (AccessDeniedException e) {
                return new ServerException(ServerException.Kind.NOT_PERMITTED, "[Errno 13] Permission denied", refusal);
            } catch (IOException e) {
                return other(refusal);
            }
        }

        private static boolean isBelowFile(Path file) {
            for (Path above = file.getParent(); above != null; above = above.getParent()) {
                if (Files.exists(above)) {
                    return !Files.isDirectory(above);
                }
            }
            return false;
        }

        private ServerException other(IOException cause) {
            return new ServerException(
                    ServerException.Kind.OTHER, "cannot connect to " + path + ": " + cause.getMessage(), cause);
        }
    }

    /** A port of a host. */
    record Tcp(String hostName, int port) implements ServerAddress {
        static final String SCHEME = "http://";
        private static final int DEFAULT_PORT = 80;

        static Tcp parse(String serverUrl) throws ServerException {
            String authority = serverUrl.substring(SCHEME.length(), endOfAuthority(serverUrl));
            String place = authority.substring(authority.lastIndexOf('@') + 1);
            int bracket = place.indexOf(']');
            int colon = place.indexOf(':', bracket + 1);
            String host = colon < 0 ? place : place.substring(0, colon);
            String port = colon < 0 ? "" : place.substring(colon + 1);
            String bare = bracket > 0 && host.startsWith("[") ? host.substring(1, bracket) : host;
            return new Tcp(bare.toLowerCase(Locale.ROOT), port.isEmpty() ? DEFAULT_PORT : portNumber(port));
        }

        private static int endOfAuthority(String serverUrl) {
            int end = SCHEME.length();
            while (end < serverUrl.length() && "/?#".indexOf(serverUrl.charAt(end)) < 0) {
                end++;
            }
            return end;
        }

        private static int portNumber(String text) throws ServerException {
            try {
                int port = Integer.parseInt(text);
                if (port >= 0 && port <= 0xFFFF) {
                    return port;
                }
            } catch (NumberFormatException e) {
                throw new ServerException(
                        ServerException.Kind.BAD_ADDRESS, "Port could not be cast to integer value as '" + text + "'");
            }
            throw new ServerException(ServerException.Kind.BAD_ADDRESS, "Port out of range 0-65535");
        }

        @Override
        public String host() {
            String host = hostName.indexOf(':') < 0 ? hostName : "[" + hostName + "]";
            return port == DEFAULT_PORT ? host : host + ":" + port;
        }

        /** Tries each address of the host; the first refusal is the one to tell. */
        @Override
        public SocketChannel connect() throws ServerException {
            ServerException first = null;
            for (InetAddress address : addresses()) {
                try {
                    return open(
                            address.getAddress().length == 4
                                    ? StandardProtocolFamily.INET
                                    : StandardProtocolFamily.INET6,
                            new InetSocketAddress(address, port));
                } catch (IOException e) {
                    first = first == null ? explained(e) : first;
                }
            }
            throw first;
        }

        private InetAddress[] addresses() throws ServerException {
            try {
                return InetAddress.getAllByName(hostName);
            } catch (UnknownHostException e) {
                throw new ServerException(ServerException.Kind.UNKNOWN_HOST, "[Errno -2] Name or service not known", e);
            }
        }

        private ServerException explained(IOException refusal) {
            if (refusal instanceof ConnectException && "Connection refused".equals(refusal.getMessage())) {
                return refused(refusal);
            }
            return new ServerException(
                    ServerException.Kind.OTHER, "cannot connect to " + host() + ": " + refusal.getMessage(), refusal);
        }
    }

    private static ServerException refused(IOException cause) {
        return new ServerException(ServerException.Kind.REFUSED, "[Errno 111] Connection refused", cause);
    }

    private static SocketChannel open(StandardProtocolFamily family, SocketAddress address) throws IOException {
        SocketChannel channel = SocketChannel.open(family);
        boolean connected = false;
        try {
            connected = channel.connect(address);
            return channel;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }
}
