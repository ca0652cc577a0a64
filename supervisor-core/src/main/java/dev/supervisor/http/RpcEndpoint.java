package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.MethodCall;
import dev.supervisor.api.xmlrpc.XmlRpcDocument;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcLimits;
import dev.supervisor.api.xmlrpc.XmlRpcReader;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.http.HttpAnswer.Piecewise;
import dev.supervisor.http.login.Alarm;
import dev.supervisor.rpc.CallDispatcher;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** {@code /RPC2}: calls of methods in XML-RPC (supervisor/xmlrpc.py supervisor_xmlrpc_handler). Http thread only. */
final class RpcEndpoint implements Endpoint {
    private static final String XML = "text/xml";

    /** More of a body than this is of no use in the activity log. */
    private static final int LONGEST_LOGGED_BODY = 2048;

    /** Until it is known. */
    private static final int LARGE_BYTES = 1 << 20;

    private final CallDispatcher dispatcher;
    private final ControlNarrator narrator;
    private final Executor worker;
    private final XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_CALLS);
    private final AnswerSizes sizes = new AnswerSizes(LARGE_BYTES);
    private final LatestAnswer latest;

    /** @param worker reads what is not held until it is sent */
    RpcEndpoint(CallDispatcher dispatcher, ControlNarrator narrator, Executor worker, Alarm alarm) {
        this.dispatcher = dispatcher;
        this.narrator = narrator;
        this.worker = worker;
        this.latest = new LatestAnswer(alarm);
    }

    @Override
    public Work of(HttpCall request) {
        if (!request.method().equals("POST")) {
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        if (request.headers().apply("Content-Length").isEmpty()) {
            return Router.error(HttpResponseStatus.LENGTH_REQUIRED);
        }
        MethodCall call;
        try {
            call = reader.call(request.body());
        } catch (XmlRpcException _) {
            narrator.requestUnmarshallable(logged(request.body()));
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        if (call.method().isEmpty()) {
            narrator.requestWithoutMethod(logged(request.body()));
            return Router.error(HttpResponseStatus.BAD_REQUEST);
        }
        int expected = dispatcher.tellsOfAll(call.method()) ? sizes.expected(call.method()) : 0;
        return new Work(expected, httpThread -> answer(request, call, httpThread));
    }

    private CompletableFuture<HttpAnswer> answer(HttpCall request, MethodCall call, Executor httpThread) {
        narrator.methodCalled(call.method());
        CompletableFuture<OnWire> called = dispatcher.call(call.method(), call.params());
        return called.isDone()
                ? response(request, call.method(), called)
                : called.handleAsync((_, _) -> response(request, call.method(), called), httpThread)
                        .thenCompose(Function.identity());
    }

    /** @param called is done */
    private CompletableFuture<HttpAnswer> response(HttpCall request, String method, CompletableFuture<OnWire> called) {
        if (!called.isCompletedExceptionally()) {
            narrator.methodReturned(method);
            return document(method, called.resultNow());
        }
        return CompletableFuture.completedFuture(
                switch (called.exceptionNow()) {
                    case RpcFault refusal -> refusal(method, refusal);
                    case Throwable mistake -> {
                        narrator.requestMishandled(logged(request.body()), mistake.toString());
                        yield Document.error(HttpResponseStatus.INTERNAL_SERVER_ERROR);
                    }
                });
    }

    private CompletableFuture<HttpAnswer> document(String method, OnWire answer) {
        XmlRpcDocument document = latest.document(answer);
        if (document.isReady()) {
            byte[] body = document.ready();
            sizes.was(method, body.length);
            return CompletableFuture.completedFuture(Document.of(XML, body));
        }
        return LongAnswer.of(document, worker)
                .<HttpAnswer>thenApply(read -> new Piecewise(read, XML))
                .exceptionally(_ -> refusal(method, new RpcFault(Fault.FAILED)));
    }

    private HttpAnswer refusal(String method, RpcFault refusal) {
        narrator.methodFaulted(method, refusal.code(), refusal.getMessage());
        return Document.of(XML, XmlRpcWriter.refusal(refusal.code(), refusal.getMessage()));
    }

    /** The beginning of a body, up to the end of a character. */
    private static byte[] logged(byte[] body) {
        if (body.length <= LONGEST_LOGGED_BODY) {
            return body;
        }
        int end = LONGEST_LOGGED_BODY;
        while (end > 0 && (body[end] & 0xc0) == 0x80) {
            end--;
        }
        return Arrays.copyOf(body, end);
    }
}
