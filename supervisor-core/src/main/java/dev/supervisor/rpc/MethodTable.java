package dev.supervisor.rpc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All methods that can be called: what the interfaces declare. Immutable; any thread. */
final class MethodTable {
    private final SortedMap<String, RpcMethod> methods = new TreeMap<>();

    MethodTable() {
        for (Namespace namespace : Namespace.values()) {
            for (Method method : namespace.methods().getMethods()) {
                methods.put(namespace.prefix() + "." + method.getName(), new RpcMethod(namespace, method));
            }
        }
    }

    /** The method of this name, {@code namespace.method}. */
    Optional<RpcMethod> find(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    /** In alphabetical order. */
    List<String> names() {
        return List.copyOf(methods.keySet());
    }
}
