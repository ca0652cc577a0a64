package dev.supervisor.rest;

/** The answer to a client. */
public sealed interface RestAnswer {

    /**
     * A whole document.
     *
     * @param status of HTTP
     */
    record Document(int status, String contentType, byte[] body) implements RestAnswer {}

    /** Events as they happen, until one of the two has enough. */
    record Stream(EventStream events) implements RestAnswer {}
}
