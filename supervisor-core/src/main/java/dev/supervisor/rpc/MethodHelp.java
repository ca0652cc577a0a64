package dev.supervisor.rpc;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The text of {@code system.methodHelp}: the purpose of the method, and a line for each parameter and for the answer in
 * a form that clients parse, {@code @param TYPE NAME words} and {@code @return TYPE NAME words} (supervisor/xmlrpc.py
 * gettags). Pure.
 */
final class MethodHelp {
    private static final String METHOD = "the name of a method";
    private static final String GROUP = "the name of a group";
    private static final String PROCESS = "the name of a process, or group:process";

    /** Parameters that mean the same in all methods. */
    private static final Map<String, String> PARAMETERS = Map.of(
            "wait", "whether to answer only when it is done",
            "offset", "offset in bytes; below zero: counted from the end",
            "length", "number of bytes; 0: all",
            "signal", "the name of a signal, such as HUP, or its number",
            "chars", "the text to write",
            "type", "the event's type",
            "data", "the event's data",
            "calls", "structs of methodName and params");

    private static final Map<String, String> ANSWERS = Map.of(
            "boolean", "true; a failure is a fault",
            "string", "the text",
            "int", "the number",
            "struct", "its members by name",
            "array", "one element for each");

    private MethodHelp() {}

    /**
     * @param does what the method does
     * @param method its name in the namespace
     * @param signature the type of the answer, then those of the parameters
     * @param parameters their names
     */
    static String of(String does, Namespace namespace, String method, List<String> signature, List<String> parameters) {
        StringBuilder help = new StringBuilder(does).append("\n\n");
        Iterator<String> types = signature.iterator();
        String answer = types.next();
        for (String parameter : parameters) {
            line(help, "param", types.next(), parameter, meaning(parameter, namespace, method));
        }
        line(help, "return", answer, "result", ANSWERS.get(answer));
        return help.toString();
    }

    private static String meaning(String parameter, Namespace namespace, String method) {
        if (!parameter.equals("name")) {
            return PARAMETERS.get(parameter);
        }
        return switch (namespace) {
            case SYSTEM -> METHOD;
            case SUPERVISOR -> method.contains("Group") ? GROUP : PROCESS;
        };
    }

    private static void line(StringBuilder help, String tag, String type, String name, String words) {
        help.append('@').append(tag).append(' ').append(type).append(' ').append(name);
        help.append(' ').append(words).append('\n');
    }
}
