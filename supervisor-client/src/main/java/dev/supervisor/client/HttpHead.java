package dev.supervisor.client;

import java.util.Locale;

/**
 * The first lines of an answer, as far as they concern the client.
 *
 * @param contentLength bytes of the body; -1: until the connection ends
 */
record HttpHead(int status, String reason, boolean chunked, long contentLength, boolean closes) {

    private static final int UNKNOWN_LENGTH = -1;

    /** Reads one header after the other into what is known so far. */
    static final class Builder {
        private final int status;
        private final String reason;
        private final boolean oldProtocol;
        private boolean chunked;
        private long contentLength = UNKNOWN_LENGTH;
        private boolean closes;

        /** @throws ServerException if that is not how an HTTP answer begins */
        Builder(String statusLine) throws ServerException {
            int blank = statusLine.indexOf(' ');
            if (!statusLine.startsWith("HTTP/") || blank < 0) {
                throw bad(statusLine);
            }
            String rest = statusLine.substring(blank + 1).strip();
            int end = rest.indexOf(' ');
            this.status = number(end < 0 ? rest : rest.substring(0, end));
            this.reason = end < 0 ? "" : rest.substring(end + 1).strip();
            this.oldProtocol = statusLine.startsWith("HTTP/1.0");
            this.closes = oldProtocol;
        }

        void add(String header) throws ServerException {
            int colon = header.indexOf(':');
            if (colon < 0) {
                throw bad(header);
            }
            String value = header.substring(colon + 1).strip();
            switch (header.substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "content-length" -> contentLength = length(value);
                case "transfer-encoding" -> chunked = value.equalsIgnoreCase("chunked");
                case "connection" -> closes = closes(value);
                default -> {}
            }
        }

        private boolean closes(String value) {
            return oldProtocol ? !value.equalsIgnoreCase("keep-alive") : value.equalsIgnoreCase("close");
        }

        HttpHead build() {
            return new HttpHead(status, reason, chunked, contentLength, closes);
        }

        private static long length(String text) throws ServerException {
            try {
                return Long.parseUnsignedLong(text) < 0 ? Long.MAX_VALUE : Long.parseUnsignedLong(text);
            } catch (NumberFormatException e) {
                throw bad(text);
            }
        }

        private static int number(String text) throws ServerException {
            try {
                return Integer.parseUnsignedInt(text);
            } catch (NumberFormatException e) {
                throw bad(text);
            }
        }

        private static ServerException bad(String line) {
            return new ServerException(ServerException.Kind.BAD_ANSWER, "not an HTTP answer: " + line);
        }
    }
}
