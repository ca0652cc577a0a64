package dev.supervisor.api.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A reader of XML-RPC")
class XmlRpcReaderTest {
    private final XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_CALLS);

    @Nested
    class OfCalls {

        @Test
        void reads_what_our_own_writer_has_written() throws XmlRpcException {
            List<XmlRpcValue> params = List.of(
                    new StringValue("<é> 😀"),
                    new IntValue(-7),
                    new BooleanValue(false),
                    new DoubleValue(0.25),
                    new DateTimeValue(LocalDateTime.of(2026, 1, 2, 3, 4, 5)),
                    new Base64Value("a\u0000b"),
                    new ArrayValue(List.of(new IntValue(1), new ArrayValue(List.of()))),
                    new StructValue(List.of(new Member("k", new NilValue()))));

            assertThat(reader.call(XmlRpcWriter.call("a.b", params))).isEqualTo(new MethodCall("a.b", params));
        }

        @Test
        void needs_no_params() throws XmlRpcException {
            assertThat(call("<methodCall><methodName>a.b</methodName></methodCall>"))
                    .isEqualTo(new MethodCall("a.b", List.of()));
            assertThat(call("<methodCall><methodName>a.b</methodName><params/></methodCall>"))
                    .isEqualTo(new MethodCall("a.b", List.of()));
        }

        @Test
        void leaves_a_call_of_nothing_to_others() throws XmlRpcException {
            assertThat(call("<methodCall><params/></methodCall>").method()).isEmpty();
            assertThat(call("<methodCall><methodName/></methodCall>").method()).isEmpty();
        }

        @Test
        void takes_text_without_a_type_for_a_string() throws XmlRpcException {
            assertThat(param("<value>bare &amp; <![CDATA[<raw>]]></value>")).isEqualTo(new StringValue("bare & <raw>"));
            assertThat(param("<value/>")).isEqualTo(new StringValue(""));
        }

        @Test
        void takes_blanks_around_a_type_for_layout() throws XmlRpcException {
            assertThat(param("<value>\n  <i4> 12 </i4>\n</value>")).isEqualTo(new IntValue(12));
        }

        @Test
        void takes_only_1_for_true() throws XmlRpcException {
            assertThat(param("<value><boolean>1</boolean></value>")).isEqualTo(new BooleanValue(true));
            assertThat(param("<value><boolean>true</boolean></value>")).isEqualTo(new BooleanValue(false));
        }

        @Test
        void takes_types_that_it_does_not_know_for_text_or_nothing() throws XmlRpcException {
            assertThat(param("<value><i8>99</i8></value>")).isEqualTo(new StringValue("99"));
            assertThat(param("<value><nil/></value>")).isEqualTo(new NilValue());
        }

        @Test
        void takes_the_nearest_number_where_one_is_too_big() throws XmlRpcException {
            assertThat(param("<value><int>4294967296</int></value>")).isEqualTo(new IntValue(4294967296L));
            assertThat(param("<value><int>99999999999999999999</int></value>")).isEqualTo(new IntValue(Long.MAX_VALUE));
        }

        @Test
        void ignores_the_encoding_that_a_document_claims_and_reads_UTF_8() throws XmlRpcException {
            assertThat(call("<?xml version='1.0' encoding='latin-1'?><m><methodName>é</methodName></m>")
                            .method())
                    .isEqualTo("é");
        }

        @Test
        void takes_the_last_of_several_members_of_one_name() throws XmlRpcException {
            XmlRpcValue struct = param("<value><struct><member><name>a</name><value>1</value></member>"
                    + "<member><name>a</name><value>2</value></member></struct></value>");

            assertThat(((StructValue) struct).member("a")).contains(new StringValue("2"));
        }

        @Test
        void keeps_of_several_members_of_one_name_the_last_where_the_first_was() throws XmlRpcException {
            XmlRpcValue struct = param("<value><struct><member><name>a</name><value>1</value></member>"
                    + "<member><name>b</name><value>2</value></member>"
                    + "<member><name>a</name><value>3</value></member></struct></value>");

            assertThat(struct)
                    .isEqualTo(new StructValue(
                            List.of(new Member("a", new StringValue("3")), new Member("b", new StringValue("2")))));
        }

        @Test
        void takes_a_byte_order_mark_for_nothing() throws XmlRpcException {
            assertThat(call("\uFEFF<?xml version='1.0'?><m><methodName>a.b</methodName></m>"))
                    .isEqualTo(new MethodCall("a.b", List.of()));
            assertThat(call("\uFEFF<m><methodName>a.b</methodName></m>").method())
                    .isEqualTo("a.b");
        }

        @ParameterizedTest
        @CsvSource({"1_0,10", "+3,3", "-1_000_000_000_000_000_000,-1000000000000000000", "٣,3"})
        void reads_whole_numbers_as_Python_does(String text, long number) throws XmlRpcException {
            assertThat(param("<value><int>" + text + "</int></value>")).isEqualTo(new IntValue(number));
        }

        @ParameterizedTest
        @CsvSource({
            "1_0.5,10.5",
            "' 5. ',5.0",
            ".5,0.5",
            "1E3,1000",
            "inf,Infinity",
            "-Infinity,-Infinity",
            "NaN,NaN",
            "1e400,Infinity",
            "+1.5,1.5"
        })
        void reads_fractions_as_Python_does(String text, double number) throws XmlRpcException {
            assertThat(param("<value><double>" + text + "</double></value>")).isEqualTo(new DoubleValue(number));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<value><int>x</int></value>",
                    "<value><int></int></value>",
                    "<value><int>1__0</int></value>",
                    "<value><int>_1</int></value>",
                    "<value><int>+_1</int></value>",
                    "<value><int>1_</int></value>",
                    "<value><double>one</double></value>",
                    "<value><double></double></value>",
                    "<value><double>1.5f</double></value>",
                    "<value><double>1.5d</double></value>",
                    "<value><double>0x1p3</double></value>",
                    "<value><double>1_.5</double></value>",
                    "<value><double>1__0.5</double></value>",
                    "<value><double>infinite</double></value>",
                    "<value><dateTime.iso8601>yesterday</dateTime.iso8601></value>",
                    "<value><dateTime.iso8601>20261322T04:43:07</dateTime.iso8601></value>",
                    "<value><base64>/w==</base64></value>",
                    "<value><array/></value>",
                    "<value><struct><member><name>a</name></member></struct></value>",
                    ""
                })
        void refuses_values_that_cannot_be_what_they_say(String value) {
            assertThatThrownBy(() -> param(value)).isInstanceOf(XmlRpcException.class);
        }

        private XmlRpcValue param(String value) throws XmlRpcException {
            return call("<methodCall><methodName>m</methodName><params><param>" + value
                            + "</param></params></methodCall>")
                    .params()
                    .getFirst();
        }
    }

    @Nested
    class OfResponses {

        @Test
        void reads_an_answer() throws XmlRpcException {
            assertThat(reader.response(XmlRpcWriter.answer(new StringValue("3.0"))))
                    .isEqualTo(new MethodResponse.Answer(new StringValue("3.0")));
        }

        @Test
        void reads_a_fault() throws XmlRpcException {
            assertThat(reader.response(XmlRpcWriter.refusal(10, "BAD_NAME: x")))
                    .isEqualTo(new MethodResponse.Refusal(10, "BAD_NAME: x"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "<methodResponse/>",
                    "<methodResponse><params/></methodResponse>",
                    "<methodResponse><fault><value>oh</value></fault></methodResponse>",
                    "<html><body>no"
                })
        void refuses_what_is_neither(String document) {
            assertThatThrownBy(() -> reader.response(bytes(document))).isInstanceOf(XmlRpcException.class);
        }

        @Test
        void reads_a_log_full_of_markup() throws XmlRpcException {
            String log = "<&>\n".repeat(300_000);

            assertThat(new XmlRpcReader(XmlRpcLimits.OF_RESPONSES).response(XmlRpcWriter.answer(new StringValue(log))))
                    .isEqualTo(new MethodResponse.Answer(new StringValue(log)));
        }
    }

    @Nested
    class OfHostileDocuments {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "x",
                    "<methodCall>",
                    "<a></b>",
                    "<m/><m/>",
                    "<m>&nosuch;</m>",
                    "<!DOCTYPE m><m/>",
                    "<!DOCTYPE m [<!ENTITY e 'x'>]><m><methodName>&e;</methodName></m>",
                    "<!DOCTYPE m [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><m><methodName>&e;</methodName></m>",
                    "<!DOCTYPE m SYSTEM 'http://127.0.0.1:1/x.dtd'><m/>",
                    "<m>\u0001</m>"
                })
        void refuses_what_is_not_plain_well_formed_XML(String document) {
            assertThatThrownBy(() -> call(document)).isInstanceOf(XmlRpcException.class);
        }

        @Test
        void refuses_what_is_not_UTF_8() {
            assertThatThrownBy(() -> reader.call(new byte[] {'<', 'm', '>', (byte) 0xFF, '<', '/', 'm', '>'}))
                    .isInstanceOf(XmlRpcException.class);
        }

        @Test
        void refuses_more_elements_within_elements_than_the_limit() throws XmlRpcException {
            int deepest = XmlRpcLimits.OF_CALLS.depth() - 1;

            call("<m>" + "<a>".repeat(deepest) + "</a>".repeat(deepest) + "</m>");
            assertThatThrownBy(() -> call("<m>" + "<a>".repeat(deepest + 1) + "</a>".repeat(deepest + 1) + "</m>"))
                    .isInstanceOf(XmlRpcException.class);
        }

        @Test
        void refuses_more_values_than_the_limit() throws XmlRpcException {
            int most = XmlRpcLimits.OF_CALLS.values();
            String head = "<m><params><param><value><array><data>";
            String tail = "</data></array></value></param></params></m>";

            call(head + "<value/>".repeat(most - 1) + tail);
            assertThatThrownBy(() -> call(head + "<value/>".repeat(most) + tail))
                    .isInstanceOf(XmlRpcException.class);
        }

        @Test
        void refuses_more_bytes_than_the_limit() {
            assertThatThrownBy(() -> reader.call(new byte[XmlRpcLimits.OF_CALLS.bytes() + 1]))
                    .hasMessageContaining("bytes");
        }

        @Test
        void refuses_a_million_attributes() {
            StringBuilder document = new StringBuilder("<m");
            for (int i = 0; document.length() < XmlRpcLimits.OF_CALLS.bytes() - 100; i++) {
                document.append(" a").append(i).append("=''");
            }

            assertThatThrownBy(() -> call(document + "/>")).isInstanceOf(XmlRpcException.class);
        }
    }

    private MethodCall call(String document) throws XmlRpcException {
        return reader.call(bytes(document));
    }

    private static byte[] bytes(String document) {
        return document.getBytes(StandardCharsets.UTF_8);
    }
}
