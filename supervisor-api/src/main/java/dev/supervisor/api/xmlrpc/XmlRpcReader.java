package dev.supervisor.api.xmlrpc;

import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads calls and responses. As lenient about the elements around the values as the original (supervisor/xmlrpc.py loads); DTDs, and
 * with them every entity but XML's own five, are refused, and so is what goes beyond the limits. One thread at a time.
 */
public final class XmlRpcReader {
    private final XmlRpcLimits limits;

    public XmlRpcReader(XmlRpcLimits limits) {
        this.limits = limits;
    }

    /**
     * Reads what a client sent. The encoding is UTF-8, whatever the document says of it.
     *
     * @throws XmlRpcException if it is not a document, or a value in it cannot be what it says it is
     */
    public MethodCall call(byte[] document) throws XmlRpcException {
        XmlCursor cursor = open(document);
        String method = "";
        List<XmlRpcValue> params = List.of();
        cursor.enterRoot();
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "methodName" -> method = cursor.text();
                case "params" -> params = params(cursor);
                default -> cursor.skip();
            }
        }
        cursor.end();
        return new MethodCall(method, params);
    }

    /**
     * Reads what a server answered.
     *
     * @throws XmlRpcException if it is not a document, or holds neither an answer nor a fault
     */
    public MethodResponse response(byte[] document) throws XmlRpcException {
        XmlCursor cursor = open(document);
        List<XmlRpcValue> answers = List.of();
        List<XmlRpcValue> faults = List.of();
        cursor.enterRoot();
        while (cursor.nextChild()) {
            switch (cursor.name()) {
                case "params" -> answers = params(cursor);
                case "fault" -> faults = List.of(valueOfParam(cursor));
                default -> cursor.skip();
            }
        }
        cursor.end();
        if (!faults.isEmpty()) {
            return refusal(faults.getFirst());
        }
        if (answers.size() != 1) {
            throw new XmlRpcException("neither one answer nor a fault");
        }
        return new MethodResponse.Answer(answers.getFirst());
    }

    private XmlCursor open(byte[] document) throws XmlRpcException {
        if (document.length > limits.bytes()) {
            throw new XmlRpcException("more than " + limits.bytes() + " bytes");
        }
        return new XmlCursor(new XmlScanner(document), limits);
    }

    private static List<XmlRpcValue> params(XmlCursor cursor) throws XmlRpcException {
        List<XmlRpcValue> params = new ArrayList<>();
        while (cursor.nextChild()) {
            params.add(valueOfParam(cursor));
        }
        return params;
    }

    /** The value within a {@code param} or a {@code fault}. */
    private static XmlRpcValue valueOfParam(XmlCursor cursor) throws XmlRpcException {
        if (!cursor.nextChild()) {
            throw new XmlRpcException("a parameter without a value");
        }
        XmlRpcValue value = ValueParser.value(cursor);
        while (cursor.nextChild()) {
            cursor.skip();
        }
        return value;
    }

    private static MethodResponse refusal(XmlRpcValue fault) throws XmlRpcException {
        if (fault instanceof StructValue struct
                && struct.member("faultCode").orElse(fault) instanceof IntValue(long code)
                && struct.member("faultString").orElse(fault) instanceof StringValue(String text)) {
            return new MethodResponse.Refusal((int) code, text);
        }
        throw new XmlRpcException("a fault without code and text");
    }
}
