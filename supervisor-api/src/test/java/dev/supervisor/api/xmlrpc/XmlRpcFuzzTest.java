package dev.supervisor.api.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.BooleanValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.Member;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StructValue;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Reads what chance writes. {@code -Dinputs=} says how many documents, {@code -Dseed=} with which one to begin: a document depends on its own
 * seed only, and the failure names it.
 */
@Tag("slow")
@DisplayName("A document that chance has written")
class XmlRpcFuzzTest {
    private static final int INPUTS = Integer.getInteger("inputs", 5_000);
    private static final long SEED = Long.getLong("seed", 1L);
    private static final int MOST_CHANGES = 8;
    private static final int MOST_REPEATS = 200;

    private static final String GOOD = """
        <?xml version="1.0" encoding="UTF-8"?>
        <methodCall>
        <methodName>supervisor.sendRemoteCommEvent</methodName>
        <params>
        <param><value><string>a &amp; b &#233; <![CDATA[<x>]]></string></value></param>
        <param><value><array><data><value><i4>-5</i4></value><value><double>1.5</double></value></data></array></value></param>
        <param><value><struct><member><name>n</name><value><boolean>1</boolean></value></member></struct></value></param>
        <param><value><dateTime.iso8601>20261122T04:50:32</dateTime.iso8601></value></param>
        <param><value><base64>w6k=</base64></value></param>
        <param><value>bare</value></param><param><value><nil/></value></param>
        </params>
        </methodCall>
        """;

    private static final List<String> PIECES = List.of(
            "<!DOCTYPE m [<!ENTITY e SYSTEM \"file:///etc/passwd\"><!ENTITY l \"&e;&e;\">]>",
            "&e;",
            "&l;",
            "&#0;",
            "&#x10FFFF;",
            "&#xD800;",
            "&lt;",
            "<?xml version='1.1'?>",
            "<?pi ?>",
            "<!-- -- -->",
            "<!--",
            "<![CDATA[",
            "]]>",
            "<",
            ">",
            "</",
            "/>",
            "<value>",
            "</value>",
            "<array><data>",
            "<struct><member>",
            "<name>",
            "<int>",
            "<i8>99999999999999999999</i8>",
            "<int>1e999999999</int>",
            "<double>0x1p-1074</double>",
            "<base64>====</base64>",
            " a=\"b\"",
            " xmlns:x=\"y\"",
            "x:",
            "\0",
            "\u0001",
            "\ufffe",
            "\ufeff",
            "\r");

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void is_read_or_refused_and_nothing_else() {
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            byte[] document = document(new Random(seed));
            XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_CALLS);
            try {
                reader.call(document);
            } catch (XmlRpcException _) {
                // Refused.
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("-Dseed=" + seed + " -Dinputs=1", escaped);
            }
            try {
                reader.response(document);
            } catch (XmlRpcException _) {
                // Refused.
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("response -Dseed=" + seed + " -Dinputs=1", escaped);
            }
        }
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void of_values_is_read_as_these_values() throws XmlRpcException {
        XmlRpcReader reader = new XmlRpcReader(XmlRpcLimits.OF_CALLS);
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            Random chance = new Random(seed);
            List<XmlRpcValue> params = List.of(value(chance, 0), value(chance, 0));

            assertThat(reader.call(XmlRpcWriter.call("n.m", params)))
                    .as("-Dseed=" + seed + " -Dinputs=1")
                    .isEqualTo(new MethodCall("n.m", params));
        }
    }

    private static XmlRpcValue value(Random chance, int depth) {
        return switch (chance.nextInt(depth > 4 ? 3 : 5)) {
            case 0 -> new IntValue(chance.nextInt());
            case 1 -> new BooleanValue(chance.nextBoolean());
            case 2 -> new StringValue(text(chance));
            case 3 -> {
                List<XmlRpcValue> items = new ArrayList<>();
                for (int i = chance.nextInt(4); i > 0; i--) {
                    items.add(value(chance, depth + 1));
                }
                yield new ArrayValue(items);
            }
            default -> {
                List<Member> members = new ArrayList<>();
                for (int i = chance.nextInt(4); i > 0; i--) {
                    members.add(new Member("m" + i, value(chance, depth + 1)));
                }
                yield new StructValue(members);
            }
        };
    }

    /** Any text that XML can carry as it is. */
    private static String text(Random chance) {
        StringBuilder text = new StringBuilder();
        for (int i = chance.nextInt(12); i > 0; i--) {
            int drawn = chance.nextInt(3) == 0 ? chance.nextInt(0x10FFFE) : chance.nextInt(0x7F);
            boolean carried = drawn >= ' ' && (drawn < 0xD800 || drawn > 0xDFFF) && (drawn & 0xFFFE) != 0xFFFE;
            text.appendCodePoint(carried ? drawn : '<');
        }
        return text.toString();
    }

    private static byte[] document(Random chance) {
        byte[] bytes = GOOD.getBytes(StandardCharsets.UTF_8);
        for (int change = 1 + chance.nextInt(MOST_CHANGES); change > 0; change--) {
            int from = chance.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, from + chance.nextInt(40));
            bytes = switch (chance.nextInt(5)) {
                case 0 -> spliced(bytes, from, to, new byte[0], 1);
                case 1 -> spliced(bytes, from, to, new byte[] {(byte) chance.nextInt()}, 1);
                case 2 -> spliced(bytes, from, from, piece(chance), 1 + chance.nextInt(MOST_REPEATS));
                case 3 -> spliced(bytes, from, from, slice(bytes, from, to), 1 + chance.nextInt(MOST_REPEATS));
                default -> spliced(bytes, from, from, piece(chance), 1);
            };
        }
        return bytes;
    }

    private static byte[] piece(Random chance) {
        return PIECES.get(chance.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] slice(byte[] bytes, int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] piece, int times) {
        ByteArrayOutputStream result = new ByteArrayOutputStream();
        result.write(bytes, 0, from);
        for (int i = 0; i < times; i++) {
            result.writeBytes(piece);
        }
        result.write(bytes, to, bytes.length - to);
        return result.toByteArray();
    }
}
