package dev.supervisor.rpc;

import dev.supervisor.api.rpc.AlsoWhileEnding;
import dev.supervisor.api.rpc.AnyValue;
import dev.supervisor.api.rpc.ByDefault;
import dev.supervisor.api.rpc.ConfigChanges;
import dev.supervisor.api.rpc.DaemonRpc;
import dev.supervisor.api.rpc.Doc;
import dev.supervisor.api.rpc.LogTailAnswer;
import dev.supervisor.api.rpc.LogText;
import dev.supervisor.api.rpc.ProcessAnswer;
import dev.supervisor.api.rpc.ProcessInfo;
import dev.supervisor.api.rpc.Reply;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.rpc.SupervisorState;
import dev.supervisor.api.rpc.TextOnly;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One method of one of the interfaces, as it is called from outside. */
final class RpcMethod {
    /** The names of our types in {@code system.methodSignature}. */
    private static final Map<Class<?>, String> TYPE_NAMES = Map.ofEntries(
            Map.entry(String.class, "string"),
            Map.entry(LogText.class, "string"),
            Map.entry(boolean.class, "boolean"),
            Map.entry(Boolean.class, "boolean"),
            Map.entry(ProcessAnswer.class, "boolean"),
            Map.entry(long.class, "int"),
            Map.entry(Integer.class, "int"),
            Map.entry(List.class, "array"),
            Map.entry(LogTailAnswer.class, "array"),
            Map.entry(ConfigChanges.class, "array"),
            Map.entry(ProcessInfo.class, "struct"),
            Map.entry(SupervisorState.class, "struct"));

    private final Namespace namespace;
    private final Method method;
    private final Parameter[] parameters;

    RpcMethod(Namespace namespace, Method method) {
        this.namespace = namespace;
        this.method = method;
        this.parameters = method.getParameters();
    }

    Namespace namespace() {
        return namespace;
    }

    /** The text of {@code system.methodHelp}. */
    String help() {
        return MethodHelp.of(
                method.getAnnotation(Doc.class).value(),
                namespace,
                method.getName(),
                signature(),
                Stream.of(parameters).map(Parameter::getName).toList());
    }

    /** The answer of {@code system.methodSignature}: the type of the answer, then those of the parameters. */
    List<String> signature() {
        List<String> types = new ArrayList<>();
        types.add(typeName(answerType()));
        for (Parameter parameter : parameters) {
            types.add(typeName(parameter.getType()));
        }
        return types;
    }

    /** Whether it can be called with this many parameters. */
    boolean takes(int count) {
        return count <= parameters.length
                && Arrays.stream(parameters).skip(count).allMatch(left -> byDefault(left)
                        .isPresent());
    }

    /**
     * The arguments for the method.
     *
     * @param params as many as it takes
     * @throws RpcFault INCORRECT_PARAMETERS if one cannot be converted
     */
    List<Object> arguments(List<XmlRpcValue> params) throws RpcFault {
        List<Object> arguments = new ArrayList<>();
        for (int i = 0; i < parameters.length; i++) {
            arguments.add(
                    i < params.size()
                            ? argument(parameters[i], params.get(i))
                            : byDefault(parameters[i]).orElseThrow());
        }
        return arguments;
    }

    /**
     * Calls it.
     *
     * @param target implements the interface of the namespace
     */
    Reply<?> invoke(Object target, List<Object> arguments) throws RpcFault {
        return Invocation.of(method, target, arguments);
    }

    /** Whether it tells, or does, something of everything that there is. */
    boolean tellsOfAll() {
        return parameters.length == 0
                && answerType() instanceof ParameterizedType list
                && list.getRawType() == List.class;
    }

    private Type answerType() {
        return ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0];
    }

    /** Whether it tells of the daemon and of no process, on any thread. */
    boolean tellsOfDaemon() {
        return method.getDeclaringClass() == DaemonRpc.class;
    }

    /** Whether it may be called while the daemon shuts down or restarts, as all of {@code system} may. */
    boolean worksWhileEnding() {
        return namespace == Namespace.SYSTEM || method.isAnnotationPresent(AlsoWhileEnding.class);
    }

    private static Object argument(Parameter parameter, XmlRpcValue value) throws RpcFault {
        if (parameter.isAnnotationPresent(TextOnly.class)) {
            return Argument.textOnly(value);
        }
        return parameter.isAnnotationPresent(AnyValue.class)
                ? Argument.shown(value)
                : Argument.of(parameter.getType(), value);
    }

    private static Optional<Boolean> byDefault(Parameter parameter) {
        return Optional.ofNullable(parameter.getAnnotation(ByDefault.class)).map(ByDefault::value);
    }

    private static String typeName(Type type) {
        Class<?> raw = (Class<?>) (type instanceof ParameterizedType generic ? generic.getRawType() : type);
        return Optional.ofNullable(TYPE_NAMES.get(raw))
                .orElseThrow(() -> new IllegalStateException("no name for clients: " + raw));
    }
}
