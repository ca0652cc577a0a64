package dev.supervisor.rpc;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All methods that there are: what the interfaces declare, those of the {@code supervisor} namespace under each name that it has
 * (supervisor/xmlrpc.py traverse, SystemNamespaceRPCInterface). Immutable; any thread.
 */
final class MethodTable {
    private static final String SYSTEM = "system";

    private final SortedMap<String, RpcMethod> methods = new TreeMap<>();

    /** @param names of the {@code supervisor} namespace; {@code system} is another's and stays with it */
    MethodTable(List<String> names) {
        names.stream().filter(name -> !name.equals(SYSTEM)).forEach(name -> add(Namespace.SUPERVISOR, name));
        add(Namespace.SYSTEM, SYSTEM);
    }

    private void add(Namespace namespace, String name) {
        for (Method method : namespace.methods().getMethods()) {
            methods.put(name + "." + method.getName(), new RpcMethod(namespace, method));
        }
    }

    /** The method of this name, {@code namespace.method}. */
    Optional<RpcMethod> find(String name) {
        return Optional.ofNullable(methods.get(name));
    }

    /** The same if it can be called, too: methods of a namespace with a dot in its name are only listed. */
    Optional<RpcMethod> findToCall(String name) {
        return name.indexOf('.') == name.lastIndexOf('.') ? find(name) : Optional.empty();
    }

    /** In alphabetical order. */
    List<String> names() {
        return List.copyOf(methods.keySet());
    }
}
