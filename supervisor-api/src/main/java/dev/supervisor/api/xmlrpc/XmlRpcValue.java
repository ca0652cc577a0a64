package dev.supervisor.api.xmlrpc;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** A value that can be sent and read: a parameter, an answer, or a part of one. It has no meaning by itself. */
public sealed interface XmlRpcValue extends AnswerValue {

    /** {@code <string>}, or text without a type. */
    record StringValue(String text) implements XmlRpcValue {}

    /**
     * {@code <int>} and {@code <i4>}.
     *
     * @param number as wide as it came; what is written is capped to the 32 bits of the wire
     */
    record IntValue(long number) implements XmlRpcValue {}

    /** {@code <boolean>}. */
    record BooleanValue(boolean truth) implements XmlRpcValue {}

    /** {@code <double>}. */
    record DoubleValue(double number) implements XmlRpcValue {}

    /** {@code <dateTime.iso8601>}, of no zone in particular. */
    record DateTimeValue(LocalDateTime time) implements XmlRpcValue {}

    /**
     * {@code <base64>}.
     *
     * @param text what the bytes say in UTF-8; other bytes are refused, as by the original (supervisor/xmlrpc.py unmarshallers)
     */
    record Base64Value(String text) implements XmlRpcValue {}

    /** {@code <array>}. */
    record ArrayValue(List<XmlRpcValue> items) implements XmlRpcValue {
        public ArrayValue {
            items = List.copyOf(items);
        }
    }

    /** {@code <struct>}; its members keep their order. */
    record StructValue(List<Member> members) implements XmlRpcValue {
        public StructValue {
            members = List.copyOf(members);
        }

        /** The member of this name; the last one if there are several. */
        public Optional<XmlRpcValue> member(String name) {
            for (int i = members.size() - 1; i >= 0; i--) {
                if (members.get(i).name().equals(name)) {
                    return Optional.of(members.get(i).value());
                }
            }
            return Optional.empty();
        }
    }

    /** {@code <nil/>}, and an empty element of a type that nobody knows. Never part of an answer of ours. */
    record NilValue() implements XmlRpcValue {}

    /** One member of a struct. */
    record Member(String name, XmlRpcValue value) {}
}
