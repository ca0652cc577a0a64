package dev.supervisor.rpc;

import dev.supervisor.api.rpc.Fault;
import dev.supervisor.api.rpc.RpcFault;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Base64Value;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DateTimeValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DoubleValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.List;

/**
 * Converts a parameter from the wire for a method. As generous as the original's Python, which converts where it needs
 * a number. Pure.
 */
final class Argument {
    private Argument() {}

    /**
     * @param type of the method's parameter
     * @throws RpcFault INCORRECT_PARAMETERS if it cannot be that
     */
    static Object of(Class<?> type, XmlRpcValue value) throws RpcFault {
        if (type == String.class) {
            return text(value);
        }
        if (type == long.class) {
            return number(value);
        }
        if (type == boolean.class) {
            return truth(value);
        }
        if (type == List.class) {
            return items(value);
        }
        throw new IllegalStateException("no parameter has the type " + type);
    }

    /**
     * Text, and nothing that would have to be made into text.
     *
     * @throws RpcFault INCORRECT_PARAMETERS with the value as Python writes it
     */
    static String textOnly(XmlRpcValue value) throws RpcFault {
        return switch (value) {
            case StringValue(String text) -> text;
            case Base64Value(String text) -> text;
            case NilValue _ -> throw new RpcFault(Fault.INCORRECT_PARAMETERS);
            case IntValue _, BooleanValue _, DoubleValue _, DateTimeValue _, ArrayValue _, StructValue _ ->
                throw new RpcFault(Fault.INCORRECT_PARAMETERS, PythonValue.of(value));
        };
    }

    /** The items of an array. */
    static List<XmlRpcValue> items(XmlRpcValue value) throws RpcFault {
        if (value instanceof ArrayValue(List<XmlRpcValue> items)) {
            return items;
        }
        throw new RpcFault(Fault.INCORRECT_PARAMETERS);
    }

    /**
     * The items that Python passes one by one when it spreads this value: those of an array, the names of a struct, the
     * characters of a string.
     */
    static List<XmlRpcValue> spread(XmlRpcValue value) throws RpcFault {
        return switch (value) {
            case ArrayValue(List<XmlRpcValue> items) -> items;
            case StructValue(var members) ->
                members.stream()
                        .<XmlRpcValue>map(member -> new StringValue(member.name()))
                        .toList();
            case StringValue(String text) -> characters(text);
            case Base64Value(String text) -> characters(text);
            case IntValue _, BooleanValue _, DoubleValue _, DateTimeValue _, NilValue _ ->
                throw new RpcFault(Fault.INCORRECT_PARAMETERS);
        };
    }

    /** Any value, as Python prints it. */
    static String shown(XmlRpcValue value) {
        return switch (value) {
            case StringValue(String text) -> text;
            case Base64Value(String text) -> text;
            case IntValue _, BooleanValue _, DoubleValue _, DateTimeValue _, ArrayValue _, StructValue _, NilValue _ ->
                PythonValue.of(value);
        };
    }

    private static String text(XmlRpcValue value) throws RpcFault {
        return switch (value) {
            case StringValue _, Base64Value _, IntValue _, BooleanValue _, DoubleValue _, DateTimeValue _ ->
                shown(value);
            case ArrayValue _, StructValue _, NilValue _ -> throw new RpcFault(Fault.INCORRECT_PARAMETERS);
        };
    }

    private static List<XmlRpcValue> characters(String text) {
        return text.codePoints()
                .<XmlRpcValue>mapToObj(character -> new StringValue(Character.toString(character)))
                .toList();
    }

    private static long number(XmlRpcValue value) throws RpcFault {
        return switch (value) {
            case IntValue(long number) -> number;
            case BooleanValue(boolean truth) -> truth ? 1 : 0;
            case DoubleValue(double number) when Double.isFinite(number) -> (long) number;
            case StringValue(String text) -> digits(text);
            case Base64Value(String text) -> digits(text);
            case DoubleValue _, DateTimeValue _, ArrayValue _, StructValue _, NilValue _ ->
                throw new RpcFault(Fault.INCORRECT_PARAMETERS);
        };
    }

    private static long digits(String text) throws RpcFault {
        try {
            return Long.parseLong(withoutUnderscores(text.strip()));
        } catch (NumberFormatException _) {
            throw new RpcFault(Fault.INCORRECT_PARAMETERS);
        }
    }

    /** Python allows single underscores between digits. */
    private static String withoutUnderscores(String number) {
        boolean signed = number.startsWith("+") || number.startsWith("-");
        boolean misplaced = number.startsWith("_", signed ? 1 : 0) || number.endsWith("_") || number.contains("__");
        return misplaced ? number : number.replace("_", "");
    }

    /** Truth in Python's sense. */
    private static boolean truth(XmlRpcValue value) {
        return switch (value) {
            case BooleanValue(boolean truth) -> truth;
            case IntValue(long number) -> number != 0;
            case DoubleValue(double number) -> number != 0;
            case StringValue(String text) -> !text.isEmpty();
            case Base64Value(String text) -> !text.isEmpty();
            case ArrayValue(var items) -> !items.isEmpty();
            case StructValue(var members) -> !members.isEmpty();
            case DateTimeValue _ -> true;
            case NilValue _ -> false;
        };
    }
}
