package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.operation.NotDone;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Several calls, strictly one after the other; a failure becomes one of the answers (supervisor/xmlrpc.py multicall).
 * Loop thread only.
 */
final class Multicall {
    private static final String OWN_NAME = "system.multicall";

    private final CallDispatcher dispatcher;
    private final Mailbox loop;
    private final Iterator<StructValue> calls;
    private final AnswersRoom room;
    private final List<AnswerValue> answers = new ArrayList<>();
    private final CompletableFuture<List<AnswerValue>> done = new CompletableFuture<>();

    /** @param room for the answers; a call for which there is none left is not made, and answered with FAILED */
    Multicall(CallDispatcher dispatcher, Mailbox loop, AnswersRoom room, List<XmlRpcValue> calls) throws RpcFault {
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.room = room;
        List<StructValue> structs = new ArrayList<>();
        for (XmlRpcValue call : calls) {
            if (!(call instanceof StructValue struct)) {
                throw new RpcFault(Fault.INCORRECT_PARAMETERS);
            }
            structs.add(struct);
        }
        this.calls = structs.iterator();
    }

    /** Makes the first calls, up to one that is answered later; the future completes when all have been answered. */
    CompletableFuture<List<AnswerValue>> begin(Now now) {
        goOn(now);
        return done;
    }

    private void goOn(Now now) {
        while (calls.hasNext()) {
            CompletableFuture<OnWire> answer = call(calls.next(), now);
            if (!answer.isDone()) {
                answer.whenComplete((value, failure) -> loop.post(later -> {
                    add(answer);
                    goOn(later);
                }));
                return;
            }
            add(answer);
        }
        done.complete(answers);
    }

    private void add(CompletableFuture<OnWire> answered) {
        AnswerValue answer = wire(answered);
        room.take(answer);
        answers.add(answer);
    }

    private CompletableFuture<OnWire> call(StructValue call, Now now) {
        if (!room.isLeft()) {
            return CompletableFuture.failedFuture(
                    new RpcFault(Fault.FAILED, "the answers to the calls before it are too long"));
        }
        try {
            XmlRpcValue name = call.member("methodName")
                    .filter(named -> !(named instanceof NilValue))
                    .orElseThrow(() -> new RpcFault(Fault.INCORRECT_PARAMETERS, "No methodName"));
            if (!(name instanceof StringValue(String method))) {
                throw new RpcFault(Fault.INCORRECT_PARAMETERS);
            }
            if (method.equals(OWN_NAME)) {
                throw new RpcFault(Fault.INCORRECT_PARAMETERS, "Recursive system.multicall forbidden");
            }
            XmlRpcValue params = call.member("params").orElse(new ArrayValue(List.of()));
            return dispatcher.invokeAmongOthers(method, Argument.spread(params), now);
        } catch (RpcFault refusal) {
            return CompletableFuture.failedFuture(refusal);
        }
    }

    private static AnswerValue wire(CompletableFuture<OnWire> answered) {
        if (!answered.isCompletedExceptionally()) {
            return answered.resultNow().toWire();
        }
        Throwable reason = NotDone.reason(answered.exceptionNow());
        RpcFault fault = reason instanceof RpcFault refusal ? refusal : new RpcFault(Fault.FAILED, reason.toString());
        return new StructValue(List.of(
                new Member("faultCode", new IntValue(fault.code())),
                new Member("faultString", new StringValue(fault.getMessage()))));
    }
}
