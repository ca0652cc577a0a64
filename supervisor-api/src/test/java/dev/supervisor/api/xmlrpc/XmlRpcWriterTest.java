package dev.supervisor.api.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Base64Value;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DateTimeValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.DoubleValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The expected documents are what the original's {@code xmlrpc_marshal} and Python's {@code xmlrpc.client.dumps} print. */
@DisplayName("A document of XML-RPC")
class XmlRpcWriterTest {

    @Test
    void has_the_layout_of_the_original_for_every_type() {
        XmlRpcValue answer = new StructValue(List.of(
                new Member("name", new StringValue("cat")),
                new Member("n", new IntValue(5)),
                new Member("b", new BooleanValue(true)),
                new Member("d", new DoubleValue(1.5)),
                new Member(
                        "l",
                        new ArrayValue(
                                List.of(new StringValue("a"), new ArrayValue(List.of()), new StructValue(List.of())))),
                new Member("e", new StringValue("")),
                new Member("t", new DateTimeValue(LocalDateTime.of(2026, 11, 22, 4, 43, 7))),
                new Member("bin", new Base64Value("é<x".repeat(20)))));

        assertThat(text(XmlRpcWriter.answer(answer))).isEqualTo("""
            <?xml version='1.0'?>
            <methodResponse>
            <params>
            <param>
            <value><struct>
            <member>
            <name>name</name>
            <value><string>cat</string></value>
            </member>
            <member>
            <name>n</name>
            <value><int>5</int></value>
            </member>
            <member>
            <name>b</name>
            <value><boolean>1</boolean></value>
            </member>
            <member>
            <name>d</name>
            <value><double>1.5</double></value>
            </member>
            <member>
            <name>l</name>
            <value><array><data>
            <value><string>a</string></value>
            <value><array><data>
            </data></array></value>
            <value><struct>
            </struct></value>
            </data></array></value>
            </member>
            <member>
            <name>e</name>
            <value><string></string></value>
            </member>
            <member>
            <name>t</name>
            <value><dateTime.iso8601>20261122T04:43:07</dateTime.iso8601></value>
            </member>
            <member>
            <name>bin</name>
            <value><base64>
            w6k8eMOpPHjDqTx4w6k8eMOpPHjDqTx4w6k8eMOpPHjDqTx4w6k8eMOpPHjDqTx4w6k8eMOpPHjD
            qTx4w6k8eMOpPHjDqTx4w6k8eMOpPHg=
            </base64></value>
            </member>
            </struct></value>
            </param>
            </params>
            </methodResponse>
            """);
    }

    @Test
    void has_the_layout_of_the_original_for_a_fault() {
        assertThat(text(XmlRpcWriter.refusal(10, "BAD_NAME: x&y"))).isEqualTo("""
            <?xml version='1.0'?>
            <methodResponse>
            <fault>
            <value><struct>
            <member>
            <name>faultCode</name>
            <value><int>10</int></value>
            </member>
            <member>
            <name>faultString</name>
            <value><string>BAD_NAME: x&amp;y</string></value>
            </member>
            </struct></value>
            </fault>
            </methodResponse>
            """);
    }

    @Test
    void has_the_layout_of_the_original_for_a_call() {
        byte[] call = XmlRpcWriter.call(
                "supervisor.startProcess", List.of(new StringValue("a:b"), new BooleanValue(true), new IntValue(-5)));

        assertThat(text(call)).isEqualTo("""
            <?xml version='1.0'?>
            <methodCall>
            <methodName>supervisor.startProcess</methodName>
            <params>
            <param>
            <value><string>a:b</string></value>
            </param>
            <param>
            <value><boolean>1</boolean></value>
            </param>
            <param>
            <value><int>-5</int></value>
            </param>
            </params>
            </methodCall>
            """);
    }

    @Test
    void escapes_markup_and_leaves_other_text_as_it_is() {
        assertThat(stringOf("<&>\"'\r\n\t é 漢 😀")).isEqualTo("&lt;&amp;&gt;\"'\r\n\t é 漢 😀");
    }

    @Test
    void has_replacements_for_what_XML_cannot_carry() {
        assertThat(stringOf("a\u0000b\u001b[1mc\uFFFEd\uD800e\uDC80f\uDBFF"))
                .isEqualTo("a\uFFFDb\uFFFD[1mc\uFFFDd\uFFFDe\uFFFDf\uFFFD");
    }

    @Test
    void caps_numbers_at_the_32_bits_of_the_wire() {
        assertThat(text(XmlRpcWriter.answer(new IntValue(2147483647L)))).contains("<int>2147483647</int>");
        assertThat(text(XmlRpcWriter.answer(new IntValue(2147483648L)))).contains("<int>2147483647</int>");
        assertThat(text(XmlRpcWriter.answer(new IntValue(-2147483649L)))).contains("<int>-2147483648</int>");
    }

    @Test
    void may_be_longer_than_any_of_its_buffers() {
        String pairs = "x😀".repeat(20_000);

        assertThat(stringOf(pairs)).isEqualTo(pairs);
        assertThat(stringOf("&".repeat(50_000))).isEqualTo("&amp;".repeat(50_000));
    }

    private static String stringOf(String text) {
        String document = text(XmlRpcWriter.answer(new StringValue(text)));
        return document.substring(document.indexOf("<string>") + "<string>".length(), document.indexOf("</string>"));
    }

    private static String text(byte[] document) {
        return new String(document, StandardCharsets.UTF_8);
    }
}
