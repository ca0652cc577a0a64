package dev.supervisor.api.xmlrpc;

/** Bytes that are no call or response, or more than we are willing to read. The message says what is wrong, for a log. */
public final class XmlRpcException extends Exception {
    private static final long serialVersionUID = 1L;

    public XmlRpcException(String message) {
        super(message);
    }

    public XmlRpcException(String message, Throwable cause) {
        super(message, cause);
    }
}
