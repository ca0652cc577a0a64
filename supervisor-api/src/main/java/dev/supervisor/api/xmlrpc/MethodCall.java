package dev.supervisor.api.xmlrpc;

import java.util.List;

/**
 * A client's call.
 *
 * @param method {@code namespace.method}; may be empty or nonsense, unchanged from the request
 */
public record MethodCall(String method, List<XmlRpcValue> params) {
    public MethodCall {
        params = List.copyOf(params);
    }
}
