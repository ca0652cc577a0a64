package dev.supervisor.client;

import java.io.IOException;

/** The server could not be asked, or did not answer the question. The message is a sentence for people. */
public final class ServerException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * The failure, and the name under which people know it: the original shows the class of the exception, and people
     * find a message on the web by that.
     */
    public enum Kind {
        REFUSED("ConnectionRefusedError"),
        NO_SUCH_FILE("FileNotFoundError"),
        NOT_A_DIRECTORY("NotADirectoryError"),
        NOT_PERMITTED("PermissionError"),
        UNKNOWN_HOST("socket.gaierror"),
        BAD_ADDRESS("ValueError"),
        UNAUTHORIZED("xmlrpc.client.ProtocolError"),
        HTTP_STATUS("xmlrpc.client.ProtocolError"),
        HUNG_UP("http.client.RemoteDisconnected"),
        BAD_ANSWER("xmlrpc.client.ResponseError"),
        TIMED_OUT("TimeoutError"),
        OTHER("OSError");

        private final String knownAs;

        Kind(String knownAs) {
            this.knownAs = knownAs;
        }

        public String knownAs() {
            return knownAs;
        }
    }

    private final Kind kind;

    public ServerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public ServerException(Kind kind, String message, IOException cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** An answer for which this client has not enough memory; the parts read so far can be discarded. */
    static ServerException tooLarge(String answer) {
        return new ServerException(Kind.BAD_ANSWER, answer + " does not fit into supervisorctl's memory");
    }

    public Kind kind() {
        return kind;
    }

    /**
     * The text after the address of a server that does not exist.
     *
     * @throws ServerException this, if it need not mean that
     */
    public String absence() throws ServerException {
        return switch (kind) {
            case REFUSED -> " refused connection";
            case NO_SUCH_FILE -> " no such file";
            case TIMED_OUT -> ": " + getMessage();
            case NOT_A_DIRECTORY,
                    NOT_PERMITTED,
                    UNKNOWN_HOST,
                    BAD_ADDRESS,
                    UNAUTHORIZED,
                    HTTP_STATUS,
                    HUNG_UP,
                    BAD_ANSWER,
                    OTHER -> throw this;
        };
    }
}
