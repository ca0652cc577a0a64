package dev.supervisor.api.xmlrpc;

import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
import dev.supervisor.api.xmlrpc.AnswerValue.KeptString;
import dev.supervisor.api.xmlrpc.XmlRpcDocument.Part;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes calls and responses, byte for byte as Python's {@code xmlrpc.client} does, which is what the original answers with. What
 * XML cannot carry (control characters, lone surrogates) becomes U+FFFD, so that every answer can be read. Pure; any thread.
 */
public final class XmlRpcWriter {
    private static final byte[] STRING = XmlBytes.ascii("<value><string>");
    private static final byte[] STRING_END = XmlBytes.ascii("</string></value>");
    private static final byte[] INT = XmlBytes.ascii("<value><int>");
    private static final byte[] INT_END = XmlBytes.ascii("</int></value>");
    private static final byte[] STRUCT = XmlBytes.ascii("<value><struct>\n");
    private static final byte[] STRUCT_END = XmlBytes.ascii("</struct></value>");
    private static final byte[] MEMBER_END = XmlBytes.ascii("\n</member>\n");

    private final XmlBytes out = new XmlBytes();
    /** Of an answer: what stands before what is in {@link #out}. */
    private final List<Part> parts = new ArrayList<>();

    /** The members of many structs have the same names: each is escaped once. */
    private final Map<String, byte[]> memberHeads = new HashMap<>();

    private XmlRpcWriter() {}

    /** The document of a call. */
    public static byte[] call(String method, List<XmlRpcValue> params) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.out.markup("<?xml version='1.0'?>\n<methodCall>\n<methodName>");
        writer.out.text(method);
        writer.out.markup("</methodName>\n<params>\n");
        for (XmlRpcValue param : params) {
            writer.param(param);
        }
        writer.out.markup("</params>\n</methodCall>\n");
        return writer.out.toByteArray();
    }

    /** The document of an answer of which no text is kept elsewhere. */
    public static byte[] answer(XmlRpcValue value) {
        return document(value).ready();
    }

    /** The document of an answer. */
    public static XmlRpcDocument document(AnswerValue value) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.out.markup("<?xml version='1.0'?>\n<methodResponse>\n<params>\n");
        writer.param(value);
        writer.out.markup("</params>\n</methodResponse>\n");
        writer.cut();
        return new XmlRpcDocument(writer.parts);
    }

    /** The document of a refusal. */
    public static byte[] refusal(int faultCode, String faultString) {
        XmlRpcWriter writer = new XmlRpcWriter();
        writer.out.markup("<?xml version='1.0'?>\n<methodResponse>\n<fault>\n");
        writer.value(new StructValue(List.of(
                new Member("faultCode", new IntValue(faultCode)),
                new Member("faultString", new StringValue(faultString)))));
        writer.out.markup("\n</fault>\n</methodResponse>\n");
        return writer.out.toByteArray();
    }

    private void cut() {
        parts.add(new Part.Ready(out.take()));
    }

    private void param(AnswerValue value) {
        out.markup("<param>\n");
        value(value);
        out.markup("\n</param>\n");
    }

    private void value(AnswerValue value) {
        switch (value) {
            case StringValue(String text) -> {
                out.bytes(STRING);
                out.text(text);
                out.bytes(STRING_END);
            }
            case KeptString(KeptText text) -> {
                out.bytes(STRING);
                cut();
                parts.add(new Part.Kept(text));
                out.bytes(STRING_END);
            }
            case IntValue(long number) -> {
                out.bytes(INT);
                out.number(Math.clamp(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
                out.bytes(INT_END);
            }
            case BooleanValue(boolean truth) ->
                out.markup(truth ? "<value><boolean>1</boolean></value>" : "<value><boolean>0</boolean></value>");
            case DoubleValue(double number) -> out.markup("<value><double>" + number + "</double></value>");
            case DateTimeValue(var time) ->
                out.markup("<value><dateTime.iso8601>" + Iso8601.text(time) + "</dateTime.iso8601></value>");
            case Base64Value(String text) -> {
                out.markup("<value><base64>\n");
                out.markup(Base64.getMimeEncoder(76, new byte[] {'\n'})
                        .encodeToString(text.getBytes(StandardCharsets.UTF_8)));
                out.markup("\n</base64></value>");
            }
            case ArrayValue(var items) -> array(items);
            case AnswerArray(var items) -> array(items);
            case StructValue(List<Member> members) -> struct(members);
            case NilValue _ -> out.markup("<value><nil/></value>");
        }
    }

    private void array(List<? extends AnswerValue> items) {
        out.markup("<value><array><data>\n");
        for (AnswerValue item : items) {
            value(item);
            out.markup("\n");
        }
        out.markup("</data></array></value>");
    }

    private void struct(List<Member> members) {
        out.bytes(STRUCT);
        for (Member member : members) {
            out.bytes(memberHeads.computeIfAbsent(member.name(), XmlRpcWriter::memberHead));
            value(member.value());
            out.bytes(MEMBER_END);
        }
        out.bytes(STRUCT_END);
    }

    private static byte[] memberHead(String name) {
        XmlBytes head = new XmlBytes();
        head.markup("<member>\n<name>");
        head.text(name);
        head.markup("</name>\n");
        return head.toByteArray();
    }
}
