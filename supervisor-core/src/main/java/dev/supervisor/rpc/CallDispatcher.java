package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.OnWire;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.operation.NotDone;
import dev.supervisor.time.Now;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** From the name of a method and its parameters to its answer. Any thread; the methods run on the loop thread, but for those of {@link DaemonCalls}. */
public final class CallDispatcher {
    private final Mailbox loop;
    private final DaemonCalls daemon;
    private final Function<Now, SupervisorCalls> supervisor;
    private final List<String> names;
    private final MethodTable methods;

    /**
     * @param daemon what needs no turn of the loop
     * @param supervisor the methods of the {@code supervisor} namespace for a call of this turn
     * @param names of that namespace; most daemons have only {@code supervisor}
     */
    public CallDispatcher(
            Mailbox loop, DaemonCalls daemon, Function<Now, SupervisorCalls> supervisor, List<String> names) {
        this.loop = loop;
        this.daemon = daemon;
        this.supervisor = supervisor;
        this.names = List.copyOf(names);
        this.methods = new MethodTable(this.names);
    }

    /** The names of the {@code supervisor} namespace, in the order of the configuration. */
    public List<String> names() {
        return names;
    }

    /**
     * Calls a method: in one of the loop's next turns if it concerns something that the loop owns, otherwise now.
     *
     * @param method {@code namespace.method}
     * @return its answer, now or much later, converted to values by its receiver, and equal to an answer with the same
     *     contents; fails with {@link RpcFault} if the call is refused, and with something unchecked on a bug of ours
     */
    public CompletableFuture<OnWire> call(String method, List<XmlRpcValue> params) {
        if (methods.findToCall(method).filter(RpcMethod::tellsOfDaemon).isPresent()) {
            return invoke(method, params, _ -> daemon);
        }
        CompletableFuture<OnWire> answer = new CompletableFuture<>();
        loop.post(now -> invoke(method, params, now).whenComplete((value, failure) -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(NotDone.reason(failure));
            }
        }));
        return answer;
    }

    /** Whether the answer to this method may be large, and comes without waiting for anything. */
    public boolean tellsOfAll(String method) {
        return methods.findToCall(method).map(RpcMethod::tellsOfAll).orElse(false);
    }

    /** Calls a method in this turn. Loop thread only. */
    private CompletableFuture<OnWire> invoke(String name, List<XmlRpcValue> params, Now now) {
        return invoke(name, params, method -> target(method, now, supervisor));
    }

    /** Calls a method in this turn, as one of several in one request. Loop thread only. */
    CompletableFuture<OnWire> invokeAmongOthers(String name, List<XmlRpcValue> params, Now now) {
        return invoke(name, params, method -> target(method, now, supervisor.andThen(SupervisorCalls::amongOthers)));
    }

    private CompletableFuture<OnWire> invoke(
            String name, List<XmlRpcValue> params, Function<RpcMethod, Object> targets) {
        try {
            RpcMethod method = methods.findToCall(name).orElseThrow(() -> new RpcFault(Fault.UNKNOWN_METHOD));
            if (!method.takes(params.size())) {
                throw new RpcFault(Fault.INCORRECT_PARAMETERS);
            }
            if (daemon.isEnding() && !method.worksWhileEnding()) {
                throw new RpcFault(Fault.SHUTDOWN_STATE);
            }
            Reply<?> reply = method.invoke(targets.apply(method), method.arguments(params));
            return reply.future().thenApply(Answered::new);
        } catch (RpcFault refusal) {
            return CompletableFuture.failedFuture(refusal);
        } catch (RuntimeException mistake) {
            // Part of the HTTP handler's guard: it logs the mistake and answers 500; without this the client would wait
            // forever.
            return CompletableFuture.failedFuture(mistake);
        }
    }

    private Object target(RpcMethod method, Now now, Function<Now, SupervisorCalls> calls) {
        return switch (method.namespace()) {
            case SYSTEM -> new SystemCalls(methods, this, loop, now);
            case SUPERVISOR -> calls.apply(now);
        };
    }
}
