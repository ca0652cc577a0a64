package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;

/** Calls methods that clients have named. The thread of the target. */
public final class Invocation {
    private Invocation() {}

    /**
     * Calls one; what it throws comes through as it is.
     *
     * @param method returns a {@link Reply} and throws nothing checked but {@link RpcFault}
     * @param target implements the interface that it is declared in
     */
    public static Reply<?> of(Method method, Object target, List<Object> arguments) throws RpcFault {
        try {
            return (Reply<?>) method.invoke(target, arguments.toArray());
        } catch (InvocationTargetException e) {
            switch (e.getCause()) {
                case RpcFault refusal -> throw refusal;
                case RuntimeException mistake -> throw mistake;
                default -> throw new IllegalStateException(method + " failed", e.getCause());
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }
}
