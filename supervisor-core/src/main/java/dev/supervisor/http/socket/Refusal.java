package dev.supervisor.http.socket;

import dev.supervisor.os.Errno;
import java.util.stream.IntStream;

/** The original's sentences about servers that cannot be opened (supervisor/options.py openhttpservers). */
final class Refusal {
    static final String IN_USE = "Another program is already listening on a port that one of our HTTP servers is "
            + "configured to use.  Shut this program down first before starting supervisord.";

    static final String TOO_LONG = reported("AF_UNIX path too long");

    private static final int LAST_ERRNO = 132;
    private static final int NO_SUCH_NAME = -2;
    private static final int TRY_AGAIN = -3;

    private Refusal() {}

    /** @param message of an exception of Java's: the system's text of the error, or Java's own */
    static String sentence(String message) {
        Errno errno = known(message);
        if (errno.number() > 0) {
            return sentence(errno);
        }
        return reported(message);
    }

    static String sentence(Errno errno) {
        return errno.name().equals("EADDRINUSE")
                ? IN_USE
                : reported("errno." + errno.name() + " (" + errno.number() + ")");
    }

    /** A name that has no address; the original shows the number of the resolver's error. */
    static String unresolved(String message) {
        int number = message.endsWith("Temporary failure in name resolution") ? TRY_AGAIN : NO_SUCH_NAME;
        return reported(Integer.toString(number));
    }

    private static String reported(String what) {
        return "Cannot open an HTTP server: socket.error reported " + what;
    }

    /** The error that Java words like this; one without a number if it is none of the system's. */
    static Errno known(String message) {
        return IntStream.rangeClosed(1, LAST_ERRNO)
                .mapToObj(Errno::of)
                .filter(errno -> errno.reason().equals(message))
                .findFirst()
                .orElseGet(() -> new Errno(0, "", message));
    }
}
