package dev.supervisor.spec;

/** Where a socket is bound. */
public sealed interface SocketAddress {

    /** As the file says it, e.g. {@code unix:///run/x.sock}. */
    String url();

    /** In the file system. */
    record Unix(String path) implements SocketAddress {
        @Override
        public String url() {
            return "unix://" + path;
        }
    }

    /** On the network. */
    record Tcp(String host, int port) implements SocketAddress {
        @Override
        public String url() {
            return "tcp://" + host + ":" + port;
        }
    }
}
