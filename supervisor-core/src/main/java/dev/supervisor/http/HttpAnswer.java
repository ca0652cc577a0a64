package dev.supervisor.http;

import dev.supervisor.logfile.LogTail;
import dev.supervisor.rest.EventStream;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** The answer to a request. */
sealed interface HttpAnswer {

    /** One line of the head. */
    record Header(String name, String value) {}

    /**
     * A whole document.
     *
     * @param headers those beside {@code Content-Type} and {@code Content-Length}
     */
    record Document(HttpResponseStatus status, String contentType, byte[] body, List<Header> headers)
            implements HttpAnswer {

        /** A document that was asked for. */
        static Document of(String contentType, byte[] body) {
            return new Document(HttpResponseStatus.OK, contentType, body, List.of());
        }

        /** The page about an error (supervisor/medusa/http_server.py). */
        static Document error(HttpResponseStatus status) {
            return error(status, List.of());
        }

        static Document error(HttpResponseStatus status, List<Header> headers) {
            return error(status, "", headers);
        }

        /** @param sentence a person reads it below the original's words */
        static Document error(HttpResponseStatus status, String sentence) {
            String escaped = sentence.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            return error(status, "<p>" + escaped + "\r\n", List.of());
        }

        private static Document error(HttpResponseStatus status, String more, List<Header> headers) {
            String page = "<head>\r\n<title>Error response</title>\r\n</head>\r\n<body>\r\n<h1>Error response</h1>\r\n"
                    + "<p>Error code " + status.code() + ".\r\n<p>Message: " + status.reasonPhrase()
                    + ".\r\n" + more + "</body>\r\n";
            return new Document(status, "text/html", page.getBytes(StandardCharsets.UTF_8), headers);
        }
    }

    /** A document that is read while it is sent. */
    record Piecewise(LongAnswer answer, String contentType) implements HttpAnswer {}

    /**
     * A log as it grows, without end.
     *
     * @param modified when it was last written to
     * @param headers those beside {@code Last-Modified}, {@code Content-Type} and {@code Transfer-Encoding}
     */
    record Follow(LogTail log, Instant modified, List<Header> headers) implements HttpAnswer {}

    /** Events as they happen, without end. */
    record Events(EventStream events) implements HttpAnswer {}
}
