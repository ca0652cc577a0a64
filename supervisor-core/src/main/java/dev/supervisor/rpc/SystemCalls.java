package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.rpc.SystemRpc;
import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.time.Now;
import java.util.List;

/** The methods of the {@code system} namespace, for one call (supervisor/xmlrpc.py). Loop thread only. */
final class SystemCalls implements SystemRpc {
    private final MethodTable methods;
    private final CallDispatcher dispatcher;
    private final Mailbox loop;
    private final Now now;

    SystemCalls(MethodTable methods, CallDispatcher dispatcher, Mailbox loop, Now now) {
        this.methods = methods;
        this.dispatcher = dispatcher;
        this.loop = loop;
        this.now = now;
    }

    @Override
    public Reply<List<String>> listMethods() {
        return Reply.now(methods.names());
    }

    @Override
    public Reply<String> methodHelp(String name) throws RpcFault {
        return Reply.now(method(name).help());
    }

    @Override
    public Reply<List<String>> methodSignature(String name) throws RpcFault {
        return Reply.now(method(name).signature());
    }

    @Override
    public Reply<List<AnswerValue>> multicall(List<XmlRpcValue> calls) throws RpcFault {
        return new Reply<>(new Multicall(dispatcher, loop, new AnswersRoom(), calls).begin(now));
    }

    private RpcMethod method(String name) throws RpcFault {
        return methods.find(name).orElseThrow(() -> new RpcFault(Fault.SIGNATURE_UNSUPPORTED));
    }
}
