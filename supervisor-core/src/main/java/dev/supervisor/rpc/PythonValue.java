package dev.supervisor.rpc;

import dev.supervisor.api.python.PythonRepr;
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
import java.math.BigDecimal;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;

/** A value as Python prints it, because the original's faults have it so. Pure. */
final class PythonValue {
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private static final DateTimeFormatter OF_MINUTES =
            DateTimeFormatter.ofPattern("'datetime.datetime('u, M, d, H, m')'", Locale.ROOT);
    private static final DateTimeFormatter OF_SECONDS =
            DateTimeFormatter.ofPattern("'datetime.datetime('u, M, d, H, m, s')'", Locale.ROOT);

    private PythonValue() {}

    /** The text of Python's {@code str}, which differs from its {@code repr} for times alone. */
    static String of(XmlRpcValue value) {
        return value instanceof DateTimeValue(var time) ? time.format(DATE_TIME) : inOthers(value);
    }

    /** The text of Python's {@code repr}, in which a part of another value is shown. */
    private static String inOthers(XmlRpcValue value) {
        return switch (value) {
            case StringValue(String text) -> PythonRepr.of(text);
            case Base64Value(String text) -> PythonRepr.of(text);
            case IntValue(long number) -> Long.toString(number);
            case DoubleValue(double number) -> fraction(number);
            case BooleanValue(boolean truth) -> truth ? "True" : "False";
            case NilValue _ -> "None";
            case DateTimeValue(var time) -> time.format(time.getSecond() == 0 ? OF_MINUTES : OF_SECONDS);
            case ArrayValue(var items) ->
                items.stream().map(PythonValue::inOthers).collect(Collectors.joining(", ", "[", "]"));
            case StructValue(var members) ->
                members.stream()
                        .map(member -> PythonRepr.of(member.name()) + ": " + inOthers(member.value()))
                        .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** The fewest digits that mean this number; with an exponent below 0.0001 and from ten to the sixteenth on. */
    private static String fraction(double number) {
        if (Double.isNaN(number)) {
            return "nan";
        }
        if (Double.isInfinite(number)) {
            return number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return Double.toString(number);
        }
        BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            return digits.movePointLeft(exponent).stripTrailingZeros().toPlainString() + "e"
                    + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        }
        String plain = digits.toPlainString();
        return digits.scale() > 0 ? plain : plain + ".0";
    }
}
