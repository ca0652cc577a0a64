package dev.supervisor.http;

import dev.supervisor.api.rpc.Versions;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.http.HttpAnswer.Header;
import dev.supervisor.http.HttpAnswer.Piecewise;
import dev.supervisor.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

/** From answers to HTTP, with the headers in the original's order and spelling. Http thread only. */
final class ResponseHeads {
    private static final int TYPICAL_CHARS = 192;
    private static final int WORTH_COPYING_BYTES = 4 << 10;
    private static final String KEPT = "Keep-Alive";

    private final String server = "supervisor/" + Versions.ours();
    private final Clock clock;
    private Instant dated = Instant.EPOCH;
    private String date = DateFormatter.format(Date.from(dated));

    ResponseHeads(Clock clock) {
        this.clock = clock;
    }

    /** The whole response, as it is on the wire: put together here, as this is what nearly all are. */
    ByteBuf whole(Document document, Asked asked) {
        StringBuilder head = new StringBuilder(TYPICAL_CHARS)
                .append(asked.version().text())
                .append(' ')
                .append(document.status().codeAsText())
                .append(' ')
                .append(document.status().reasonPhrase())
                .append("\r\n");
        line(head, "Server", server);
        line(head, "Date", date());
        for (Header header : document.headers()) {
            line(head, header.name(), header.value());
        }
        String length = Integer.toString(document.body().length);
        if (document.status().equals(HttpResponseStatus.OK)) {
            line(head, "Content-Type", document.contentType());
            line(head, "Content-Length", length);
        } else {
            line(head, "Content-Length", length);
            line(head, "Content-Type", document.contentType());
        }
        if (isKeptForOldClient(asked)) {
            line(head, "Connection", KEPT);
        }
        byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return asked.headOnly() ? Unpooled.wrappedBuffer(bytes) : together(bytes, document.body());
    }

    private static void line(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /** A small body is written together with its head; a large one is not copied. */
    private static ByteBuf together(byte[] head, byte[] body) {
        if (body.length > WORTH_COPYING_BYTES) {
            return Unpooled.wrappedBuffer(head, body);
        }
        byte[] whole = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return Unpooled.wrappedBuffer(whole);
    }

    /** The head of a document that is sent in pieces. */
    HttpResponse head(Piecewise document, Asked asked) {
        HttpResponse response = new DefaultHttpResponse(asked.version(), HttpResponseStatus.OK);
        begin(response.headers());
        response.headers().set("Content-Type", document.contentType());
        response.headers().set("Content-Length", document.answer().length());
        end(response.headers(), asked);
        return response;
    }

    /** The head before the pieces of a log. */
    HttpResponse head(Follow follow, Asked asked) {
        HttpResponse response = new DefaultHttpResponse(asked.version(), HttpResponseStatus.OK);
        begin(response.headers());
        response.headers().set("Last-Modified", DateFormatter.format(Date.from(follow.modified())));
        response.headers().set("Content-Type", "text/plain;charset=utf-8");
        follow.headers().forEach(header -> response.headers().set(header.name(), header.value()));
        if (asked.version().equals(HttpVersion.HTTP_1_1)) {
            response.headers().set("Transfer-Encoding", "chunked");
        }
        return response;
    }

    /** The head before events. */
    HttpResponse head(Asked asked) {
        HttpResponse response = new DefaultHttpResponse(asked.version(), HttpResponseStatus.OK);
        begin(response.headers());
        response.headers().set("Content-Type", "text/event-stream");
        response.headers().set("Cache-Control", "no-store");
        response.headers().set("X-Accel-Buffering", "no");
        if (asked.version().equals(HttpVersion.HTTP_1_1)) {
            response.headers().set("Transfer-Encoding", "chunked");
        }
        return response;
    }

    private void begin(HttpHeaders headers) {
        headers.set("Server", server);
        headers.set("Date", date());
    }

    /** Written anew once a second at most. */
    private String date() {
        Instant now = clock.now().wall();
        if (now.getEpochSecond() != dated.getEpochSecond()) {
            dated = now;
            date = DateFormatter.format(Date.from(now));
        }
        return date;
    }

    private static void end(HttpHeaders headers, Asked asked) {
        if (isKeptForOldClient(asked)) {
            headers.set("Connection", KEPT);
        }
    }

    private static boolean isKeptForOldClient(Asked asked) {
        return asked.staysOpen() && asked.version().equals(HttpVersion.HTTP_1_0);
    }
}
