package dev.supervisor.http;

import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Events;
import dev.supervisor.http.HttpAnswer.Follow;
import dev.supervisor.http.HttpAnswer.Header;
import dev.supervisor.http.HttpAnswer.Piecewise;
import dev.supervisor.http.login.Door;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One client: its requests one after the other, each answered before the next one is looked at, and read no faster than that. Http thread
 * only.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    private static final byte[] NO_BODY = {};
    private static final int MOST_UNREAD_AT_THE_DOOR = 4;

    private static final List<Header> WHO_ARE_YOU =
            List.of(new Header("Connection", "close"), new Header("WWW-Authenticate", "Basic realm=\"default\""));

    /** Told to all connections: the server closes. */
    record Finish() {}

    private final Site site;
    private final RequestDecoder decoder;
    private final RequestDeadline deadline;
    private final AccessLog accessLog;
    private final Queue<HttpObject> unread = new ArrayDeque<>();
    private Phase phase = new Phase.Waiting();
    private boolean readsOn;
    private Optional<String> welcome = Optional.empty();

    HttpConnection(Site site, RequestDecoder decoder, RequestDeadline deadline, AccessLog accessLog) {
        this.site = site;
        this.decoder = decoder;
        this.deadline = deadline;
        this.accessLog = accessLog;
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
    public void channelReadComplete(ChannelHandlerContext context) {
        watch(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        switch (event) {
            case RequestDeadline.Missed _
            when isReading() -> refuse(context, Asked.NOTHING, Document.error(HttpResponseStatus.REQUEST_TIMEOUT));
            case Finish _ -> finish(context);
            default -> context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (phase instanceof Phase.Following(Endless stream)) {
            stream.end();
        }
        over();
        site.heap().answers().gone(context.channel());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close(); // the client is gone, or does not speak HTTP at all
    }

    /** Lets an answer come through, and ends what has no end. */
    private void finish(ChannelHandlerContext context) {
        switch (phase) {
            case Phase.Waiting _, Phase.AtTheDoor _, Phase.Reading _, Phase.Over _ -> context.close();
            case Phase.Answering(Asked asked) -> phase = new Phase.Answering(asked.ending());
            case Phase.Sending(Asked asked, LongAnswerSender sender) ->
                phase = new Phase.Sending(asked.ending(), sender);
            case Phase.Following(Endless stream) -> stream.end();
        }
    }

    private void readOn(ChannelHandlerContext context) {
        if (readsOn) {
            return; // what is answered while it is read goes on here
        }
        readsOn = true;
        try {
            while (isReading() && !unread.isEmpty()) {
                HttpObject message = unread.remove();
                try {
                    read(context, message);
                } finally {
                    ReferenceCountUtil.release(message);
                }
            }
        } finally {
            readsOn = false;
        }
        context.channel().config().setAutoRead(takesMore());
    }

    /** Data of a client that waits at the door is read, so that its disconnection is noticed, but not without end. */
    private boolean takesMore() {
        return switch (phase) {
            case Phase.Waiting _, Phase.Reading _, Phase.Following _, Phase.Over _ -> true;
            case Phase.AtTheDoor _ -> unread.size() < MOST_UNREAD_AT_THE_DOOR;
            case Phase.Answering _, Phase.Sending _ -> false;
        };
    }

    private boolean isReading() {
        return switch (phase) {
            case Phase.Waiting _, Phase.Reading _ -> true;
            case Phase.AtTheDoor _, Phase.Answering _, Phase.Sending _, Phase.Following _, Phase.Over _ -> false;
        };
    }

    /** Bounds the time for a request of which a part is there. */
    private void watch(ChannelHandlerContext context) {
        if (isReading() && (phase instanceof Phase.Reading || decoder.isWithinRequest())) {
            deadline.begin(context);
        }
    }

    private void read(ChannelHandlerContext context, HttpObject message) {
        if (message.decoderResult().isFailure()) {
            refuse(
                    context,
                    Asked.NOTHING,
                    Document.error(RequestDecoder.reason(message.decoderResult().cause())));
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
        Optional<Document> refusal =
                Framing.refusal(head).map(Document::error).or(() -> site.pages().refusal(head));
        if (refusal.isPresent()) {
            refuse(context, Asked.of(head), refusal.get());
        } else {
            beginAtTheDoor(context, head);
        }
    }

    private void beginAtTheDoor(ChannelHandlerContext context, HttpRequest head) {
        Optional<String> authorization = Optional.ofNullable(head.headers().get("Authorization"));
        boolean known = welcome.isPresent() && welcome.equals(authorization);
        if (site.door().isEmpty() || known || site.isOpen(head)) {
            beginBody(context, head);
            return;
        }
        CompletableFuture<Door.Verdict> verdict = site.door().get().judge(context.channel(), authorization);
        deadline.met(); // from here on it is we who take time
        phase = new Phase.AtTheDoor(head, verdict);
        if (verdict.isDone()) {
            enter(context, head, authorization, verdict);
        } else {
            verdict.whenCompleteAsync(
                    (_, _) -> {
                        enter(context, head, authorization, verdict);
                        readOn(context);
                        watch(context);
                    },
                    context.executor());
        }
    }

    private void enter(
            ChannelHandlerContext context,
            HttpRequest head,
            Optional<String> authorization,
            CompletableFuture<Door.Verdict> verdict) {
        if (!(phase instanceof Phase.AtTheDoor)) {
            return; // it has left meanwhile
        }
        if (verdict.isCompletedExceptionally()) {
            site.narrator().requestMishandled(NO_BODY, verdict.exceptionNow().toString());
            refuse(context, Asked.of(head), Document.error(HttpResponseStatus.INTERNAL_SERVER_ERROR));
            return;
        }
        switch (verdict.join()) {
            case UNKNOWN ->
                refuse(context, Asked.of(head), Document.error(HttpResponseStatus.UNAUTHORIZED, WHO_ARE_YOU));
            case UNREADABLE -> refuse(context, Asked.of(head), Document.error(HttpResponseStatus.BAD_REQUEST));
            case TOO_MANY -> refuse(context, Asked.of(head), Document.error(HttpResponseStatus.TOO_MANY_REQUESTS));
            case WELCOME -> {
                welcome = authorization;
                beginBody(context, head);
            }
        }
    }

    private void beginBody(ChannelHandlerContext context, HttpRequest head) {
        if (HttpUtil.getContentLength(head, 0L) > RequestBody.LONGEST_BYTES) {
            refuse(context, Asked.of(head), Document.error(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE));
        } else {
            phase = new Phase.Reading(head, new RequestBody(site.heap().requests()));
        }
    }

    private void add(ChannelHandlerContext context, HttpRequest head, RequestBody body, HttpContent content) {
        if (!body.add(content.content())) {
            refuse(context, Asked.of(head), Document.error(HttpResponseStatus.SERVICE_UNAVAILABLE));
        } else if (content instanceof LastHttpContent) {
            deadline.met();
            phase = new Phase.Answering(Asked.of(head));
            HttpCall call = HttpCall.of(
                    head.method().name(),
                    Framing.path(head),
                    name -> Optional.ofNullable(head.headers().get(name)),
                    body.whole());
            body.drop();
            Endpoint.Work work = work(call);
            site.heap().answers().reserve(context.channel(), work.expected(), () -> answer(context, call, work));
        }
    }

    private Endpoint.Work work(HttpCall call) {
        try {
            return site.endpoint().of(call);
        } catch (RuntimeException mistake) {
            return new Endpoint.Work(0, _ -> CompletableFuture.failedFuture(mistake));
        }
    }

    /**
     * An answer that is ready is sent at once: each further step that a client waits for is a wait for a processor when
     * none is free.
     */
    private void answer(ChannelHandlerContext context, HttpCall call, Endpoint.Work work) {
        CompletableFuture<HttpAnswer> answer = answer(context, work);
        if (answer.isDone()) {
            respond(context, call, answer);
        } else {
            answer.whenCompleteAsync((_, _) -> respond(context, call, answer), context.executor());
        }
    }

    private static CompletableFuture<HttpAnswer> answer(ChannelHandlerContext context, Endpoint.Work work) {
        try {
            return work.answer().apply(context.executor());
        } catch (RuntimeException mistake) {
            return CompletableFuture.failedFuture(mistake);
        }
    }

    /** @param answer is done */
    private void respond(ChannelHandlerContext context, HttpCall call, CompletableFuture<HttpAnswer> answer) {
        if (answer.isCompletedExceptionally()) {
            site.narrator().requestMishandled(call.body(), answer.exceptionNow().toString());
            send(context, Document.error(HttpResponseStatus.INTERNAL_SERVER_ERROR));
            return;
        }
        switch (answer.resultNow()) {
            case Document document -> send(context, document);
            case Piecewise document -> send(context, document);
            case Follow follow ->
                follow(context, new LogStream(follow.log(), site.worker(), context), asked -> site.heads()
                        .head(follow, asked));
            case Events events ->
                follow(context, new EventSender(events.events(), context), asked -> site.heads()
                        .head(asked));
        }
    }

    private void send(ChannelHandlerContext context, Document document) {
        if (!(phase instanceof Phase.Answering)) {
            return;
        }
        if (!site.heap().answers().hold(context.channel(), document.body(), () -> write(context, document))) {
            write(context, Document.error(HttpResponseStatus.SERVICE_UNAVAILABLE));
        }
    }

    private void write(ChannelHandlerContext context, Document document) {
        if (phase instanceof Phase.Answering(Asked asked)) {
            accessLog.send(site.heads().whole(document, asked)).addListener(_ -> sent(context));
            accessLog.answered(asked, document.status());
        }
    }

    private void send(ChannelHandlerContext context, Piecewise document) {
        if (!(phase instanceof Phase.Answering)) {
            document.answer().close();
            return;
        }
        site.heap().answers().reserve(context.channel(), LongAnswer.HELD_BYTES, () -> begin(context, document));
    }

    private void begin(ChannelHandlerContext context, Piecewise document) {
        if (phase instanceof Phase.Answering(Asked asked)) {
            LongAnswerSender sender = new LongAnswerSender(
                    document.answer(),
                    context,
                    () -> site.heap().answers().progressed(context.channel()),
                    () -> sent(context));
            phase = new Phase.Sending(asked, sender);
            site.heap().answers().progressed(context.channel());
            context.writeAndFlush(site.heads().head(document, asked));
            sender.begin();
        }
    }

    private void sent(ChannelHandlerContext context) {
        site.heap().answers().gone(context.channel());
        switch (phase) {
            case Phase.Answering(Asked asked) -> next(context, asked);
            case Phase.Sending(Asked asked, var _) -> {
                accessLog.answered(asked, HttpResponseStatus.OK);
                next(context, asked);
            }
            case Phase.Waiting _, Phase.AtTheDoor _, Phase.Reading _, Phase.Following _, Phase.Over _ -> {
                // The client has left.
            }
        }
    }

    private void next(ChannelHandlerContext context, Asked asked) {
        if (asked.staysOpen()) {
            phase = new Phase.Waiting();
            readOn(context);
            watch(context);
        } else {
            over();
            context.close();
        }
    }

    private void follow(ChannelHandlerContext context, Endless stream, Function<Asked, HttpResponse> head) {
        site.heap().answers().gone(context.channel()); // never is more than a piece of it in memory
        if (phase instanceof Phase.Answering(Asked asked)) {
            phase = new Phase.Following(stream);
            forgetUnread();
            context.channel().config().setAutoRead(true); // else nobody would notice that the client leaves
            context.writeAndFlush(head.apply(asked));
            stream.begin();
        } else {
            stream.end();
        }
    }

    /** Answers and ends: further data of this client cannot be told from the rest of the refused request. */
    private void refuse(ChannelHandlerContext context, Asked asked, Document error) {
        over();
        LastWords.end(context, accessLog.send(site.heads().whole(error, asked.ending())));
        accessLog.answered(asked, error.status());
    }

    private void over() {
        deadline.met();
        switch (phase) {
            case Phase.AtTheDoor waiting -> waiting.verdict().cancel(false);
            case Phase.Reading reading -> reading.body().drop();
            case Phase.Sending sending -> sending.sender().end();
            case Phase.Waiting _, Phase.Answering _, Phase.Following _, Phase.Over _ -> {
                // They hold nothing.
            }
        }
        phase = new Phase.Over();
        forgetUnread();
    }

    private void forgetUnread() {
        while (!unread.isEmpty()) {
            ReferenceCountUtil.release(unread.remove());
        }
    }
}
