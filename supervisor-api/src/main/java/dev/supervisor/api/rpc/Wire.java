package dev.supervisor.api.rpc;

import dev.supervisor.api.xmlrpc.AnswerValue;
import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
import dev.supervisor.api.xmlrpc.XmlRpcException;
import dev.supervisor.api.xmlrpc.XmlRpcValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.ArrayList;
import java.util.List;

/** Between the types of the interfaces and the values of XML-RPC, where it is the same for all of them. Pure; any thread. */
public final class Wire {
    private Wire() {}

    /** Reads one value of a kind. */
    @FunctionalInterface
    public interface Reading<T> {
        T from(XmlRpcValue value) throws XmlRpcException;
    }

    /**
     * The value to send for an answer of one of the interfaces.
     *
     * @throws IllegalArgumentException if no answer is of that type
     */
    public static AnswerValue of(Object answer) {
        return switch (answer) {
            case AnswerValue value -> value;
            case OnWire own -> own.toWire();
            case List<?> items -> new AnswerArray(items.stream().map(Wire::of).toList());
            default -> plain(answer);
        };
    }

    /** The value to send for a string, a boolean, a number or a list of these. */
    static XmlRpcValue plain(Object value) {
        return switch (value) {
            case String text -> new StringValue(text);
            case Boolean truth -> new BooleanValue(truth);
            case Number number -> new IntValue(number.longValue());
            case List<?> items -> new ArrayValue(items.stream().map(Wire::plain).toList());
            default -> throw new IllegalArgumentException("no answer: " + value);
        };
    }

    static Member member(String name, String text) {
        return new Member(name, new StringValue(text));
    }

    static Member member(String name, long number) {
        return new Member(name, new IntValue(number));
    }

    /** The text that the value is. */
    public static String string(XmlRpcValue value) throws XmlRpcException {
        if (value instanceof StringValue(String text)) {
            return text;
        }
        throw new XmlRpcException("not a string: " + value);
    }

    /** The truth that the value is. */
    public static boolean bool(XmlRpcValue value) throws XmlRpcException {
        if (value instanceof BooleanValue(boolean truth)) {
            return truth;
        }
        throw new XmlRpcException("not a boolean: " + value);
    }

    /** The number that the value is. */
    public static int integer(XmlRpcValue value) throws XmlRpcException {
        if (value instanceof IntValue(long number)) {
            return Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        throw new XmlRpcException("not an int: " + value);
    }

    /** The list that the value is. */
    public static <T> List<T> list(XmlRpcValue value, Reading<T> item) throws XmlRpcException {
        if (value instanceof ArrayValue(List<XmlRpcValue> items)) {
            List<T> read = new ArrayList<>(items.size());
            for (XmlRpcValue each : items) {
                read.add(item.from(each));
            }
            return read;
        }
        throw new XmlRpcException("not an array: " + value);
    }

    /** A member that a struct must have. */
    public static <T> T member(XmlRpcValue value, String name, Reading<T> member) throws XmlRpcException {
        if (value instanceof StructValue struct) {
            return member.from(struct.member(name).orElseThrow(() -> new XmlRpcException("a struct without " + name)));
        }
        throw new XmlRpcException("not a struct: " + value);
    }
}
