package dev.supervisor.rest;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.rest.view.ErrorView;
import dev.supervisor.rest.view.PlainText;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The description of the API by the rules of OpenAPI 3.1, made of the declarations of the endpoints. Pure. */
public final class Description {
    private static final String OPENAPI = "3.1.0";

    private final Shapes shapes = new Shapes();

    private Description() {}

    /** The endpoints that an interface declares, by path and verb. */
    static List<RestMethod> methodsOf(Class<?> declared) {
        return Stream.of(declared.getMethods())
                .filter(method -> method.isAnnotationPresent(Route.class))
                .sorted(Comparator.comparing((Method method) ->
                                method.getAnnotation(Route.class).path())
                        .thenComparing(
                                method -> method.getAnnotation(Route.class).verb()))
                .map(RestMethod::new)
                .toList();
    }

    /**
     * The document.
     *
     * @param declared the interfaces that declare endpoints
     */
    public static JsonValue openApi(List<Class<?>> declared) {
        return JsonValue.of(new Description().document(declared));
    }

    private Map<String, Object> document(List<Class<?>> interfaces) {
        SequencedMap<String, SequencedMap<String, Object>> paths = new LinkedHashMap<>();
        for (Class<?> declared : interfaces) {
            for (RestMethod method : methodsOf(declared)) {
                paths.computeIfAbsent(method.route().path(), _ -> new LinkedHashMap<>())
                        .put(method.route().verb().name().toLowerCase(Locale.ROOT), operation(method));
            }
        }
        shapes.schema(ErrorView.class);
        return Shapes.ordered(
                "openapi",
                OPENAPI,
                "info",
                Shapes.ordered(
                        "title",
                        "supervisord",
                        "version",
                        "1",
                        "description",
                        "The processes, and actions on them. Served on every Unix socket, and on TCP ports if there is"
                            + " an [http_api] section, to all users of the server. Later versions may add members to"
                            + " answers.",
                        "license",
                        Shapes.ordered("name", "Apache License 2.0", "identifier", "Apache-2.0")),
                "security",
                List.of(Map.of(), Map.of("basic", List.of())),
                "paths",
                paths,
                "components",
                Shapes.ordered(
                        "securitySchemes",
                        Map.of("basic", Shapes.ordered("type", "http", "scheme", "basic")),
                        "schemas",
                        shapes.schemas()));
    }

    private Map<String, Object> operation(RestMethod method) {
        SequencedMap<String, Object> operation = Shapes.ordered(
                "operationId", method.id(), "summary", method.route().doc());
        List<Object> parameters = new ArrayList<>();
        for (java.lang.reflect.Parameter parameter : method.parameters()) {
            parameters.add(parameter(method, parameter));
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put(
                "responses",
                Shapes.ordered(
                        "200",
                        Shapes.ordered("description", "The answer.", "content", content(method.answerType())),
                        "default",
                        Shapes.ordered(
                                "description",
                                "Why it was not granted.",
                                "content",
                                Map.of("application/json", Map.of("schema", shapes.schema(ErrorView.class))))));
        return operation;
    }

    private Map<String, Object> content(Type answer) {
        if (answer == EventStream.class) {
            return Map.of("text/event-stream", Map.of("schema", Map.of("type", "string")));
        }
        if (answer == PlainText.class) {
            return Map.of("text/plain", Map.of("schema", Map.of("type", "string")));
        }
        return Map.of("application/json", Map.of("schema", shapes.schema(answer)));
    }

    private Map<String, Object> parameter(RestMethod method, java.lang.reflect.Parameter parameter) {
        Parameter declared = parameter.getAnnotation(Parameter.class);
        boolean inPath = method.isInPath(parameter);
        boolean required = inPath || declared.byDefault().equals(Parameter.REQUIRED);
        SequencedMap<String, Object> schema = new LinkedHashMap<>(shapes.schema(parameter.getType()));
        if (!required && !declared.byDefault().isEmpty()) {
            schema.put("default", typed(parameter.getType(), declared.byDefault()));
        }
        return Shapes.ordered(
                "name",
                parameter.getName(),
                "in",
                inPath ? "path" : "query",
                "description",
                declared.doc(),
                "required",
                required,
                "schema",
                schema);
    }

    private static Object typed(Class<?> type, String text) {
        if (type == boolean.class) {
            return Boolean.valueOf(text);
        }
        return type == long.class ? Long.valueOf(text) : text;
    }
}
