package dev.supervisor.config.text;

import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.spec.SocketAddress;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text to places of sockets, with the sentences of the original where it is none. */
public final class SocketValues {
    public static final String NO_SOCKET = "[{section}] section requires a \"socket\" line";

    private static final String UNIX = "unix://";
    private static final Pattern TCP = Pattern.compile("tcp://([^\\s:]+):(\\d+)\n?", Pattern.UNICODE_CHARACTER_CLASS);
    private static final int LARGEST_BACKLOG = 65535;
    private static final int LARGEST_PORT = 65535;

    private SocketValues() {}

    /** The socket of a group. */
    public static SocketAddress shared(String text, Surroundings surroundings) throws BadValueException {
        if (text.isEmpty()) {
            throw new BadValueException(NO_SOCKET);
        }
        if (text.startsWith(UNIX)) {
            String path = text.substring(UNIX.length());
            if (!path.startsWith("/")) {
                throw new BadValueException(
                        tuple("Unix socket path %s is not an absolute path", path) + " in [{section}] socket");
            }
            return new SocketAddress.Unix(PosixPath.whole(path, surroundings));
        }
        Matcher tcp = TCP.matcher(text);
        if (!tcp.matches()) {
            throw new BadValueException(tuple("Bad socket format %s", text) + " in [{section}] socket");
        }
        try {
            return new SocketAddress.Tcp(tcp.group(1).toLowerCase(Locale.ROOT), port(tcp.group(2)));
        } catch (BadValueException e) {
            throw new BadValueException(e.getMessage() + " in [{section}] socket");
        }
    }

    /** Where a server listens: {@code port}, {@code :port}, {@code *:port} or {@code host:port}; an empty host means all. */
    public static SocketAddress.Tcp inet(String text) throws BadValueException {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            try {
                return new SocketAddress.Tcp("", port(text));
            } catch (BadValueException _) {
                throw new BadValueException("not a valid port number: " + repr(text) + " ");
            }
        }
        String number = text.substring(colon + 1);
        if (number.isEmpty()) {
            throw new BadValueException("no port number specified in ''");
        }
        int port = port(number);
        String host = text.substring(0, colon).toLowerCase(Locale.ROOT);
        return new SocketAddress.Tcp(host.equals("*") ? "" : host, port);
    }

    public static int backlog(String text) throws BadValueException {
        BigInteger number = PythonInteger.decimal(text, text);
        if (number.signum() < 1 || number.compareTo(BigInteger.valueOf(LARGEST_BACKLOG)) > 0) {
            throw new BadValueException("Invalid socket_backlog value " + number);
        }
        return number.intValue();
    }

    private static int port(String text) throws BadValueException {
        BigInteger number = PythonInteger.decimal(text, text);
        if (number.signum() < 1) {
            throw new BadValueException(number + " is below lower bound (1)");
        }
        if (number.compareTo(BigInteger.valueOf(LARGEST_PORT)) > 0) {
            throw new BadValueException(number + " is above upper bound (65535)");
        }
        return number.intValue();
    }

    /** As Python prints the arguments of an exception that has two. */
    private static String tuple(String first, String second) {
        return "(" + repr(first) + ", " + repr(second) + ")";
    }

    private static String repr(String text) {
        return PythonRepr.of(text);
    }
}
