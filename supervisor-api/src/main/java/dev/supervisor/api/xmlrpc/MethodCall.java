package dev.supervisor.api.xmlrpc;

import java.util.List;

/**
 * What a client asks for.
 *
 * @param method {@code namespace.method}; may be empty or nonsense, as it came
 */
public record MethodCall(String method, List<XmlRpcValue> params) {
    public MethodCall {
        params = List.copyOf(params);
    }
}
