package dev.supervisor.rpc;

import dev.supervisor.api.state.PythonRepr;
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
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value as Python's {@code repr} writes it, because the original's faults have it so. Pure. */
final class PythonValue {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private PythonValue() {}

    static String of(XmlRpcValue value) {
        return switch (value) {
            case StringValue(String text) -> PythonRepr.of(text);
            case Base64Value(String text) -> PythonRepr.of(text);
            case IntValue(long number) -> Long.toString(number);
            case DoubleValue(double number) -> Double.toString(number);
            case BooleanValue(boolean truth) -> truth ? "True" : "False";
            case NilValue _ -> "None";
            case DateTimeValue(var time) -> time.format(DATE_TIME);
            case ArrayValue(var items) ->
                items.stream().map(PythonValue::of).collect(Collectors.joining(", ", "[", "]"));
            case StructValue(var members) ->
                members.stream()
                        .map(member -> PythonRepr.of(member.name()) + ": " + of(member.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }
}
