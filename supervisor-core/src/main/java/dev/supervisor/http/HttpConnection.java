package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.http.HttpAnswer.Header;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * One client: its requests one after the other, each answered before the next one is looked at, and read no faster than that. Http thread
 * only.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final int LONGEST_BODY_BYTES = 2 << 20;

    private static final List<Header> WHO_ARE_YOU =
            List.of(new Header("Connection", "close"), new Header("WWW-Authenticate", "Basic realm=\"default\""));

    /** Told to all connections: the server closes. */
    record Finish() {}

    /** Where the connection is between one request and the next. */
    private sealed interface Phase {

        /** Nothing of a request is there. */
        record Waiting() implements Phase {}

        /** The head of a request is there, and some of its body. */
        record Reading(HttpRequest head, ByteArrayOutputStream body) implements Phase {}

        /** The answer to a request is being made or sent. */
        record Answering(Persistence persistence) implements Phase {}

        /** A log is being sent as it grows. */
        record Following(LogStream stream) implements Phase {}

        /** Nothing is read any more. */
        record Over() implements Phase {}
    }

    private final Site site;
    private final RequestDeadline deadline;
    private final Queue<HttpObject> unread = new ArrayDeque<>();
    private Phase phase = new Phase.Waiting();

    HttpConnection(Site site, RequestDeadline deadline) {
        this.site = site;
        this.deadline = deadline;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (phase instanceof Phase.Following || phase instanceof Phase.Over) {
            ReferenceCountUtil.release(message); // nobody will ever answer
        } else {
            unread.add((HttpObject) message);
            readOn(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case RequestDeadline.Missed _
            when isReading() -> refuse(context, Persistence.NONE, Document.error(HttpResponseStatus.REQUEST_TIMEOUT));
            case Finish _ -> finish(context);
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (phase instanceof Phase.Following(LogStream stream)) {
            stream.end();
        }
        over();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the client is gone, or does not speak HTTP at all
    }

    /** Lets an answer come through, and ends what has no end. */
    private void finish(ChannelHandlerContext context) {
        switch (phase) {
            case Phase.Waiting _, Phase.Reading _ -> context.close();
            case Phase.Over _ -> {
                // It closes by itself.
            }
            case Phase.Answering(Persistence persistence) -> phase = new Phase.Answering(persistence.ending());
            case Phase.Following(LogStream stream) -> stream.end();
        }
    }

    private void readOn(ChannelHandlerContext context) {
        while (isReading() && !unread.isEmpty()) {
            HttpObject message = unread.remove();
            try {
                read(context, message);
            } finally {
                ReferenceCountUtil.release(message);
            }
        }
        context.channel().config().setAutoRead(isReading());
    }

    private boolean isReading() {
        return switch (phase) {
            case Phase.Waiting _, Phase.Reading _ -> true;
            case Phase.Answering _, Phase.Following _, Phase.Over _ -> false;
        };
    }

    private void read(ChannelHandlerContext context, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            refuse(
                    context,
                    Persistence.NONE,
                    Document.error(reason(message.decoderResult().cause())));
            return;
        }
        if (message instanceof HttpRequest head) {
            begin(context, head);
        }
        if (message instanceof HttpContent content && phase instanceof Phase.Reading(var head, var body)) {
            add(context, head, body, content);
        }
    }

    private void begin(ChannelHandlerContext context, HttpRequest head) {
        BasicAuthentication.Verdict verdict = site.authentication()
                .map(door -> door.judge(Optional.ofNullable(head.headers().get("Authorization"))))
                .orElse(BasicAuthentication.Verdict.WELCOME);
        switch (verdict) {
            case UNKNOWN ->
                refuse(context, Persistence.of(head), Document.error(HttpResponseStatus.UNAUTHORIZED, WHO_ARE_YOU));
            case UNREADABLE -> refuse(context, Persistence.of(head), Document.error(HttpResponseStatus.BAD_REQUEST));
            case WELCOME -> beginBody(context, head);
        }
    }

    private void beginBody(ChannelHandlerContext context, HttpRequest head) {
        boolean isPost = head.method().name().equals("POST");
        if (HttpUtil.isTransferEncodingChunked(head) || isPost && !HttpUtil.isContentLengthSet(head)) {
            refuse(context, Persistence.of(head), Document.error(HttpResponseStatus.LENGTH_REQUIRED));
        } else if (HttpUtil.getContentLength(head, 0L) > LONGEST_BODY_BYTES) {
            refuse(context, Persistence.of(head), Document.error(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE));
        } else {
            phase = new Phase.Reading(head, new ByteArrayOutputStream());
        }
    }

    private void add(ChannelHandlerContext context, HttpRequest head, ByteArrayOutputStream body, HttpContent content) {
        byte[] more = new byte[content.content().readableBytes()];
        content.content().readBytes(more);
        body.writeBytes(more);
        if (content instanceof LastHttpContent) {
            deadline.met();
            phase = new Phase.Answering(Persistence.of(head));
            HttpCall call = HttpCall.of(head.method().name(), head.uri(), body.toByteArray());
            answer(call, context)
                    .whenCompleteAsync(
                            (answer, failure) -> respond(context, call, answer, failure), context.executor());
        }
    }

    private CompletableFuture<HttpAnswer> answer(HttpCall call, ChannelHandlerContext context) {
        try {
            return site.endpoint().answer(call, context.executor());
        } catch (RuntimeException mistake) {
            return CompletableFuture.failedFuture(mistake);
        }
    }

    private void respond(ChannelHandlerContext context, HttpCall call, HttpAnswer answer, Throwable failure) {
        if (failure != null) {
            site.narrator().requestMishandled(call.body(), failure.toString());
            send(context, Document.error(HttpResponseStatus.INTERNAL_SERVER_ERROR));
            return;
        }
        switch (answer) {
            case Document document -> send(context, document);
            case Follow follow -> follow(context, follow);
        }
    }

    private void send(ChannelHandlerContext context, Document document) {
        if (phase instanceof Phase.Answering(Persistence persistence)) {
            context.writeAndFlush(site.heads().whole(document, persistence)).addListener(_ -> sent(context));
        }
    }

    private void sent(ChannelHandlerContext context) {
        if (phase instanceof Phase.Answering(Persistence persistence)) {
            if (persistence.staysOpen()) {
                phase = new Phase.Waiting();
                readOn(context);
            } else {
                close(context, context.newSucceededFuture());
            }
        }
    }

    private void follow(ChannelHandlerContext context, Follow follow) {
        LogStream stream = new LogStream(follow.log(), site.worker(), context);
        if (phase instanceof Phase.Answering(Persistence persistence)) {
            phase = new Phase.Following(stream);
            forgetUnread();
            context.channel().config().setAutoRead(true); // else nobody would notice that the client leaves
            context.writeAndFlush(site.heads().head(follow, persistence));
            stream.look();
        } else {
            stream.end();
        }
    }

    /** Answers and closes: what else comes from this client cannot be told from the rest of what was refused. */
    private void refuse(ChannelHandlerContext context, Persistence persistence, Document error) {
        over();
        close(context, context.writeAndFlush(site.heads().whole(error, persistence.ending())));
    }

    private void close(ChannelHandlerContext context, ChannelFuture after) {
        over();
        after.addListener(_ -> context.close());
    }

    private void over() {
        deadline.met();
        phase = new Phase.Over();
        forgetUnread();
    }

    private void forgetUnread() {
        while (!unread.isEmpty()) {
            ReferenceCountUtil.release(unread.remove());
        }
    }

    private static HttpResponseStatus reason(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            case TooLongFrameException _ -> HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE;
            default -> HttpResponseStatus.BAD_REQUEST;
        };
    }
}
