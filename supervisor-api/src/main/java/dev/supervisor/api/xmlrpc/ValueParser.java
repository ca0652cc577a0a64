package dev.supervisor.api.xmlrpc;

import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Base64Value;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DateTimeValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DoubleValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.NilValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From elements to values. Each method starts at the start of its element and leaves it behind. */
final class ValueParser {
    private ValueParser() {}

    /** The value of a {@code <value>}: what its first child says, or its text. */
    static XmlRpcValue value(XmlCursor cursor) throws XmlRpcException {
        cursor.countValue();
        if (!cursor.nextChild()) {
            return new StringValue(cursor.textSoFar());
        }
        XmlRpcValue value = typed(cursor);
        while (cursor.nextChild()) {
            cursor.skip();
        }
        return value;
    }

    private static XmlRpcValue typed(XmlCursor cursor) throws XmlRpcException {
        return switch (cursor.name()) {
            case "string" -> new StringValue(cursor.text());
            case "int", "i4" -> new IntValue(PythonNumbers.whole(cursor.text()));
            case "boolean" -> new BooleanValue(cursor.text().equals("1"));
            case "double" -> new DoubleValue(PythonNumbers.fraction(cursor.text()));
            case "dateTime.iso8601" -> new DateTimeValue(Iso8601.time(cursor.text()));
            case "base64" -> new Base64Value(base64(cursor.text()));
            case "array" -> array(cursor);
            case "struct" -> struct(cursor);
            default -> ofUnknownType(cursor.text());
        };
    }

    /** The original takes {@code <i8>} and whatever else it does not know for text, and {@code <nil/>} for nothing. */
    private static XmlRpcValue ofUnknownType(String text) {
        return text.isEmpty() ? new NilValue() : new StringValue(text);
    }

    private static XmlRpcValue array(XmlCursor cursor) throws XmlRpcException {
        if (!cursor.nextChild()) {
            throw new XmlRpcException("an array without data");
        }
        List<XmlRpcValue> items = new ArrayList<>();
        while (cursor.nextChild()) {
            items.add(value(cursor));
        }
        while (cursor.nextChild()) {
            cursor.skip();
        }
        return new ArrayValue(items);
    }

    /**
     * If several members have one name, the value of the last counts, at the place of the first, as in a Python dict.
     */
    private static XmlRpcValue struct(XmlCursor cursor) throws XmlRpcException {
        Map<String, Member> members = new LinkedHashMap<>();
        while (cursor.nextChild()) {
            Member member = member(cursor);
            members.put(member.name(), member);
        }
        return new StructValue(List.copyOf(members.values()));
    }

    private static Member member(XmlCursor cursor) throws XmlRpcException {
        String name = "";
        Optional<XmlRpcValue> value = Optional.empty();
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "name" -> name = cursor.text();
                case "value" -> value = Optional.of(value(cursor));
                default -> throw new XmlRpcException("a member with a " + cursor.name());
            }
        }
        return new Member(name, value.orElseThrow(() -> new XmlRpcException("a member without a value")));
    }

    private static String base64(String text) throws XmlRpcException {
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.getBytes(StandardCharsets.UTF_8));
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new XmlRpcException("not text in base64", e);
        }
    }
}
