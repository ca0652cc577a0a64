package dev.supervisor.api.xmlrpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.xmlrpc.AnswerValue.AnswerArray;
import dev.supervisor.api.xmlrpc.AnswerValue.KeptString;
import dev.supervisor.api.xmlrpc.XmlRpcValue.ArrayValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.IntValue;
import dev.supervisor.api.xmlrpc.XmlRpcValue.StringValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A document of which texts are read when it is sent")
class DocumentReadingTest {
    /** Of each kind: plain, escaped, not for XML, characters of two to four bytes, halves of them, and bytes that are in no UTF-8. */
    private static final List<byte[]> PIECES = List.of(
            bytes("plain text\n"),
            bytes("&<>\"'"),
            bytes("\u0000\u0001\t\r\u007F"),
            bytes("äß߿"),
            bytes("ࠀ€\uFFFD\uFFFE\uFFFF"),
            bytes("😀"),
            new byte[] {(byte) 0xC3},
            new byte[] {(byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xE0, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
            new byte[] {(byte) 0x80, (byte) 0xFF, (byte) 0xFE, (byte) 0xC0, (byte) 0xAF});

    private int opened;
    private int open;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Text that comes in pieces of this many bytes. */
    private KeptText kept(byte[] text, int atATime) {
        return new KeptText() {
            @Override
            public long bytes() {
                return text.length;
            }

            @Override
            public Reading open() throws IOException {
                opened++;
                open++;
                return new Reading() {
                    private int at;

                    @Override
                    public byte[] next() {
                        int to = Math.min(text.length, at + atATime);
                        byte[] piece = Arrays.copyOfRange(text, at, to);
                        at = to;
                        return piece;
                    }

                    @Override
                    public void rewind() {
                        at = 0;
                    }

                    @Override
                    public void close() {
                        open--;
                    }
                };
            }
        };
    }

    private static byte[] all(DocumentReading reading) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece = reading.next(); piece.length > 0; piece = reading.next()) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    /** Reads it twice, as for its length and then to send it. */
    private static String twice(AnswerValue value) throws IOException {
        try (DocumentReading reading = new DocumentReading(XmlRpcWriter.document(value))) {
            byte[] first = all(reading);
            reading.rewind();
            assertThat(all(reading)).isEqualTo(first);
            return new String(first, StandardCharsets.ISO_8859_1);
        }
    }

    private static String written(XmlRpcValue value) {
        return new String(XmlRpcWriter.answer(value), StandardCharsets.ISO_8859_1);
    }

    @Test
    void is_what_it_would_be_if_they_were_there() throws IOException {
        for (long seed = 1; seed <= 3_000; seed++) {
            Random chance = new Random(seed);
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int i = chance.nextInt(12); i > 0; i--) {
                text.writeBytes(PIECES.get(chance.nextInt(PIECES.size())));
            }
            byte[] bytes = text.toByteArray();
            String there = new String(bytes, StandardCharsets.UTF_8);

            assertThat(twice(new KeptString(kept(bytes, 1 + chance.nextInt(9)))))
                    .as("seed %d", seed)
                    .isEqualTo(written(new StringValue(there)));
        }
        assertThat(open).isZero();
    }

    @Test
    void has_them_at_their_places_however_many_they_are() throws IOException {
        List<AnswerValue> kept = new ArrayList<>();
        List<XmlRpcValue> there = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            kept.addAll(List.of(new IntValue(i), new KeptString(kept(bytes("<" + i + ">"), 2))));
            there.addAll(List.of(new IntValue(i), new StringValue("<" + i + ">")));
        }

        assertThat(twice(new AnswerArray(kept))).isEqualTo(written(new ArrayValue(there)));
        assertThat(open).isZero();
        assertThat(opened).as("of 50, with four that stay open").isEqualTo(96);
    }

    @Test
    void opens_one_text_once() throws IOException {
        twice(new KeptString(kept(bytes("text"), 2)));

        assertThat(opened).isOne();
        assertThat(open).isZero();
    }

    @Test
    void is_ready_only_without_them() {
        assertThat(XmlRpcWriter.document(new IntValue(1)).isReady()).isTrue();
        assertThat(XmlRpcWriter.document(new KeptString(kept(bytes(""), 1))).isReady())
                .isFalse();
        assertThatThrownBy(() -> XmlRpcWriter.document(new KeptString(kept(bytes(""), 1)))
                        .ready())
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void lets_go_of_a_text_of_which_half_is_read() throws IOException {
        DocumentReading reading =
                new DocumentReading(XmlRpcWriter.document(new KeptString(kept(bytes("a long text"), 3))));
        Stream.of(reading.next(), reading.next())
                .forEach(piece -> assertThat(piece).isNotEmpty());
        reading.close();

        assertThat(open).isZero();
    }
}
