package dev.supervisor.http;

import dev.supervisor.api.rpc.Versions;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.http.HttpAnswer.Piecewise;
import dev.supervisor.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Date;

/** From answers to messages of HTTP, with the headers in the original's order and spelling. Http thread only. */
final class ResponseHeads {
    private final String server = "supervisor/" + Versions.ours();
    private final Clock clock;

    ResponseHeads(Clock clock) {
        this.clock = clock;
    }

    /** The whole response. */
    FullHttpResponse whole(Document document, Asked asked) {
        ByteBuf body = asked.headOnly() ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(document.body());
        FullHttpResponse response = new DefaultFullHttpResponse(asked.version(), document.status(), body);
        begin(response.headers());
        document.headers().forEach(header -> response.headers().set(header.name(), header.value()));
        if (document.status().equals(HttpResponseStatus.OK)) {
            response.headers().set("Content-Type", document.contentType());
            response.headers().set("Content-Length", document.body().length);
        } else {
            response.headers().set("Content-Length", document.body().length);
            response.headers().set("Content-Type", document.contentType());
        }
        end(response.headers(), asked);
        return response;
    }

    /** What stands before a document that is sent in pieces. */
    HttpResponse head(Piecewise document, Asked asked) {
        HttpResponse response = new DefaultHttpResponse(asked.version(), HttpResponseStatus.OK);
        begin(response.headers());
        response.headers().set("Content-Type", document.contentType());
        response.headers().set("Content-Length", document.answer().length());
        end(response.headers(), asked);
        return response;
    }

    /** What stands before the pieces of a log. */
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

    /** What stands before events. */
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
        headers.set("Date", DateFormatter.format(Date.from(clock.now().wall())));
    }

    private static void end(HttpHeaders headers, Asked asked) {
        if (asked.staysOpen() && asked.version().equals(HttpVersion.HTTP_1_0)) {
            headers.set("Connection", "Keep-Alive");
        }
    }
}
