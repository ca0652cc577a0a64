package dev.supervisor.fcgi;

import dev.supervisor.activity.SocketNarrator;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.Sockets;
import dev.supervisor.os.SystemException;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.Optional;

/**
 * The listening socket that the processes of one group have as their descriptor 0: made for the first of them that starts, closed when the
 * last has ended; the file of a Unix socket stays (supervisor/socket_manager.py). Loop thread only.
 */
final class SharedSocket {
    private record Open(Fd socket, int holders) {}

    private final SharedSocketSpec spec;
    private final SocketAddress place;
    private final Files files;
    private final Sockets sockets;
    private final Descriptors descriptors;
    private final SocketNarrator narrator;
    private Optional<Open> open = Optional.empty();

    /** @param place where it is bound; the spec's own says what people call it */
    SharedSocket(
            SharedSocketSpec spec,
            SocketAddress place,
            Files files,
            Sockets sockets,
            Descriptors descriptors,
            SocketNarrator narrator) {
        this.spec = spec;
        this.place = place;
        this.files = files;
        this.sockets = sockets;
        this.descriptors = descriptors;
        this.narrator = narrator;
    }

    /**
     * The socket, for one more process; it is still ours to close.
     *
     * @throws SystemException if it cannot be made, in the original's words
     */
    Fd take() throws SystemException {
        Open taken = open.isPresent() ? new Open(open.get().socket(), open.get().holders() + 1) : new Open(create(), 1);
        open = Optional.of(taken);
        return taken.socket();
    }

    /** One process that had taken it has it no more. */
    void release() {
        Open held = open.orElseThrow(() -> new IllegalStateException("nobody holds " + url()));
        if (held.holders() > 1) {
            open = Optional.of(new Open(held.socket(), held.holders() - 1));
            return;
        }
        open = Optional.empty();
        narrator.closing(url());
        descriptors.close(held.socket());
    }

    private Fd create() throws SystemException {
        narrator.creating(url());
        Fd socket =
                switch (place) {
                    case SocketAddress.Unix(String path) ->
                        new SharedSocketFile(spec, files, sockets, descriptors).bind(path);
                    case SocketAddress.Tcp(String host, int port) -> bindTcp(host, port);
                };
        try {
            sockets.listen(socket, spec.socket_backlog().orElse(Sockets.LONGEST_BACKLOG));
            return socket;
        } catch (SystemException refused) {
            descriptors.close(socket);
            throw failure(refused, refused.error().pythonWords());
        }
    }

    private Fd bindTcp(String host, int port) throws SystemException {
        try {
            return sockets.bindTcp(host, port);
        } catch (SystemException refused) {
            throw failure(refused, refused.error().pythonWords());
        }
    }

    private SystemException failure(SystemException refused, String why) {
        return failure(url(), refused, why);
    }

    static SystemException failure(String url, SystemException refused, String why) {
        return new SystemException(refused.errorName(), sentence(url, why));
    }

    static String sentence(String url, String why) {
        return "Could not create FastCGI socket " + url + ": " + why;
    }

    private String url() {
        return spec.socket().url();
    }
}
