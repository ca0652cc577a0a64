package dev.supervisor.rest;

import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.rpc.Invocation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** One endpoint as it is declared. Immutable. */
final class RestMethod {
    private final Method method;
    private final Route route;
    private final List<String> segments;

    RestMethod(Method method) {
        this.method = method;
        this.route = method.getAnnotation(Route.class);
        method.setAccessible(true); // the interfaces of endpoints are nobody else's
        this.segments = List.of(route.path().split("/"));
    }

    Route route() {
        return route;
    }

    /** Its name in the description of the API. */
    String id() {
        return method.getName();
    }

    List<java.lang.reflect.Parameter> parameters() {
        return List.of(method.getParameters());
    }

    /** Whether the value of this parameter is a part of the path. */
    boolean isInPath(java.lang.reflect.Parameter parameter) {
        return segments.contains("{" + parameter.getName() + "}");
    }

    /** How many bytes an answer may have, if that is declared. */
    OptionalInt expected() {
        return route.bytes() < 0 ? OptionalInt.empty() : OptionalInt.of(route.bytes());
    }

    /** The type of its answers. */
    Type answerType() {
        return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    /** The values of the parameters in the path; empty if the path is another one. */
    Optional<Map<String, String>> match(String path) {
        List<String> asked = List.of(path.split("/", -1));
        if (asked.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            if (segment.startsWith("{")) {
                values.put(segment.substring(1, segment.length() - 1), asked.get(i));
            } else if (!segment.equals(asked.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The arguments of the call. */
    List<Object> arguments(Map<String, String> inPath, RestRequest request) throws Refusal {
        Map<String, String> given = request.arguments();
        List<Object> arguments = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.getParameters()) {
            Parameter declared = parameter.getAnnotation(Parameter.class);
            String name = parameter.getName();
            Optional<String> text = Optional.ofNullable(inPath.get(name))
                    .or(() -> Optional.ofNullable(given.get(name)))
                    .or(() -> Optional.of(declared.header())
                            .filter(header -> !header.isEmpty())
                            .flatMap(request.headers()));
            if (text.isEmpty() && declared.byDefault().equals(Parameter.REQUIRED)) {
                throw new Refusal(Refusal.BAD_REQUEST, name + " is missing");
            }
            arguments.add(value(name, parameter.getType(), text.orElse(declared.byDefault())));
        }
        return arguments;
    }

    /**
     * Calls it.
     *
     * @param target implements the interface that it is declared in
     */
    Reply<?> invoke(Object target, List<Object> arguments) throws RpcFault {
        return Invocation.of(method, target, arguments);
    }

    private static Object value(String name, Class<?> type, String text) throws Refusal {
        if (type == String.class) {
            return text;
        }
        if (type == boolean.class) {
            return switch (text) {
                case "true", "1", "" -> true;
                case "false", "0" -> false;
                default -> throw new Refusal(Refusal.BAD_REQUEST, name + " is neither true nor false: " + text);
            };
        }
        if (type == long.class) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException _) {
                throw new Refusal(Refusal.BAD_REQUEST, name + " is not a whole number: " + text);
            }
        }
        throw new IllegalStateException("no parameter has the type " + type);
    }
}
