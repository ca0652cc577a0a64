package dev.supervisor.http;

import dev.supervisor.activity.ControlNarrator;
import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.MethodCall;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcLimits;
import dev.supervisor.api.xmlrpc.XmlRpcReader;
import dev.supervisor.api.xmlrpc.XmlRpcWriter;
import dev.supervisor.http.HttpAnswer.Document;
import dev.supervisor.rpc.CallDispatcher;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** {@code /RPC2}: calls of methods in XML-RPC (supervisor/xmlrpc.py supervisor_xmlrpc_handler). Http thread only. */
final class RpcEndpoint implements Endpoint {
    /** More of a body than this is of no use in the activity log. */
    private static final int LONGEST_LOGGED_BODY = 2048;

    private final CallDispatcher dispatcher;
    private final ControlNarrator narrator;
    private final XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_CALLS);

    RpcEndpoint(CallDispatcher dispatcher, ControlNarrator narrator) {
        this.dispatcher = dispatcher;
        this.narrator = narrator;
    }

    @Override
    public CompletableFuture<HttpAnswer> answer(HttpCall request, Executor httpThread) {
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
        narrator.methodCalled(call.method());
        return dispatcher
                .call(call.method(), call.params())
                .handleAsync((answer, failure) -> response(request, call.method(), answer, failure), httpThread);
    }

    private HttpAnswer response(HttpCall request, String method, OnWire answer, Throwable failure) {
        return switch (failure) {
            case null -> {
                narrator.methodReturned(method);
                yield Document.of("text/xml", XmlRpcWriter.answer(answer.toWire()));
            }
            case RpcFault refusal -> {
                narrator.methodFaulted(method, refusal.code(), refusal.getMessage());
                yield Document.of("text/xml", XmlRpcWriter.refusal(refusal.code(), refusal.getMessage()));
            }
            default -> {
                narrator.requestMishandled(logged(request.body()), failure.toString());
                yield Document.error(HttpResponseStatus.INTERNAL_SERVER_ERROR);
            }
        };
    }

    private static byte[] logged(byte[] body) {
        return Arrays.copyOf(body, Math.min(body.length, LONGEST_LOGGED_BODY));
    }
}
