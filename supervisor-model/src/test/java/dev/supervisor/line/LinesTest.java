package dev.supervisor.line;

import static dev.supervisor.line.LineFinder.LONGEST_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.json.JsonException;
import dev.supervisor.api.json.JsonReader;
import dev.supervisor.api.json.JsonValue.JsonObject;
import dev.supervisor.api.json.JsonValue.JsonText;
import dev.supervisor.process.Pid;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -Dseed=} says with which text the random ones begin, {@code -Dinputs=} how many there are. */
@DisplayName("Output line by line")
class LinesTest {
    private static final long SEED = Long.getLong("seed", 1L);
    private static final long INPUTS = Long.getLong("inputs", 150L);
    private static final Instant WHEN = Instant.parse("2026-03-01T09:05:00.007999Z");
    private static final Pid WRITER = new Pid(4711);

    private final LineFinder finder = new LineFinder();
    private final LineBatch batch = new LineBatch();
    private final BegunLine.Room room = new BegunLine.Room(10 * LONGEST_BYTES);
    private final LineOrigin origin = new LineOrigin(bytes("shop:w\"1"), bytes("shop"), bytes("w\"1"), "stdout");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The contents of a log for a text that comes in these pieces. */
    private byte[] logged(LineForm form, boolean ends, List<byte[]> pieces) {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        BegunLine begun = new BegunLine(room);
        for (byte[] piece : pieces) {
            finder.read(begun, ByteBuffer.wrap(piece));
            write(form, log);
        }
        if (ends) {
            finder.end(begun);
            write(form, log);
        }
        return log.toByteArray();
    }

    private void write(LineForm form, ByteArrayOutputStream log) {
        batch.clear();
        while (finder.next()) {
            finder.addTo(batch, origin.layout(form, WRITER, WHEN));
        }
        if (batch.count() > 0) {
            byte[] lines = new byte[batch.slice(0, batch.count(), false).remaining()];
            batch.slice(0, batch.count(), false).get(lines);
            log.writeBytes(lines);
        }
    }

    private String prefixed(String... pieces) {
        List<byte[]> parts = new ArrayList<>();
        for (String piece : pieces) {
            parts.add(bytes(piece));
        }
        return new String(logged(LineForm.PREFIX, true, parts), StandardCharsets.UTF_8);
    }

    private String inJson(byte[] text) {
        return new String(logged(LineForm.JSON, true, List.of(text)), StandardCharsets.UTF_8);
    }

    @Nested
    class Behind_a_prefix {

        @Test
        void has_each_line_behind_the_names_of_its_process_and_stream() {
            assertThat(prefixed("one\n\ntwo\n")).isEqualTo("""
                shop:w"1 stdout | one
                shop:w"1 stdout |\s
                shop:w"1 stdout | two
                """);
        }

        @Test
        void joins_what_came_in_pieces_and_ends_the_last_line() {
            assertThat(prefixed("o", "n", "e\ntw", "o")).isEqualTo("""
                shop:w"1 stdout | one
                shop:w"1 stdout | two
                """);
            assertThat(prefixed("one", "\n")).isEqualTo("shop:w\"1 stdout | one\n");
            assertThat(prefixed()).isEmpty();
        }

        @Test
        void keeps_what_is_no_text_as_it_is() {
            byte[] odd = {(byte) 0xff, 0, '\r', 0x1b, '\n'};

            assertThat(logged(LineForm.PREFIX, true, List.of(odd)))
                    .isEqualTo(
                            new ByteArrayOutputStream() {
                                {
                                    writeBytes(bytes("shop:w\"1 stdout | "));
                                    writeBytes(odd);
                                }
                            }.toByteArray());
        }
    }

    @Nested
    class In_json {

        @Test
        void is_an_object_for_each_line() {
            assertThat(inJson(bytes("say \"hi\\\"\n\tä € \ud83d\ude00\u007f\n")))
                    .isEqualTo("""
                        {"time":"2026-03-01T09:05:00.007Z","process":"w\\"1","group":"shop","stream":"stdout","pid":4711,"message":"say \\"hi\\\\\\""}
                        {"time":"2026-03-01T09:05:00.007Z","process":"w\\"1","group":"shop","stream":"stdout","pid":4711,"message":"\\tä € \ud83d\ude00\u007f"}
                        """);
        }

        @Test
        void escapes_every_byte_that_a_text_cannot_have() throws JsonException {
            byte[] all = new byte[256];
            for (int i = 0; i < all.length; i++) {
                all[i] = (byte) (i == '\n' ? 'n' : i);
            }

            assertThat(messages(inJson(all))).containsExactly(new String(all, StandardCharsets.UTF_8));
            assertThat(inJson(all))
                    .contains("\"message\":\"\\u0000\\u0001")
                    .contains("\\u000b\\f\\r\\u000e\\u000f\\u0010");
        }

        @ParameterizedTest
        @CsvSource({
            "c3, \ufffd",
            "c328, \ufffd(",
            "eda080, \ufffd",
            "f09f98, \ufffd",
            "c080, \ufffd\ufffd",
            "e282ac80, €\ufffd"
        })
        void has_U_FFFD_in_place_of_what_is_not_UTF_8(String hexadecimal, String message) throws JsonException {
            byte[] text = HexFormat.of().parseHex(hexadecimal);

            assertThat(messages(inJson(text))).containsExactly(message);
        }

        @Test
        void says_when_it_is_part_of_a_line_that_goes_on() {
            String line = "x".repeat(LONGEST_BYTES) + "yz";
            String first = inJson(bytes(line + "\n")).lines().toList().getFirst();
            String second = inJson(bytes(line + "\n")).lines().toList().getLast();

            assertThat(first)
                    .contains("\"pid\":4711,\"partial\":true,\"message\":\"xxx")
                    .endsWith("x\"}");
            assertThat(second).endsWith("\"pid\":4711,\"message\":\"yz\"}");
        }

        private List<String> messages(String lines) throws JsonException {
            List<String> messages = new ArrayList<>();
            for (String line : lines.lines().toList()) {
                messages.add(message(line));
            }
            return messages;
        }
    }

    private static String message(String line) throws JsonException {
        JsonObject object = (JsonObject) JsonReader.read(line);
        assertThat(object.members().keySet())
                .containsSubsequence("time", "process", "group", "stream", "pid", "message");
        return ((JsonText) object.member("message").orElseThrow()).text();
    }

    @Nested
    class Too_long {

        @Test
        void is_cut_behind_64_KiB_and_not_before() {
            assertThat(lengths("x".repeat(LONGEST_BYTES) + "\n")).containsExactly(LONGEST_BYTES);
            assertThat(lengths("x".repeat(LONGEST_BYTES))).containsExactly(LONGEST_BYTES);
            assertThat(lengths("x".repeat(LONGEST_BYTES + 1) + "\n")).containsExactly(LONGEST_BYTES, 1);
            assertThat(lengths("x".repeat(2 * LONGEST_BYTES) + "\ny\n"))
                    .containsExactly(LONGEST_BYTES, LONGEST_BYTES, 1);
        }

        @Test
        void is_not_cut_within_a_character() {
            assertThat(lengths("x".repeat(LONGEST_BYTES - 1) + "€!\n")).containsExactly(LONGEST_BYTES - 1, 4);
            assertThat(lengths("x".repeat(LONGEST_BYTES - 3) + "\ud83d\ude00!\n"))
                    .containsExactly(LONGEST_BYTES - 3, 5);
        }

        private List<Integer> lengths(String text) {
            int prefix = bytes("shop:w\"1 stdout | ").length;
            return prefixed(text)
                    .lines()
                    .map(line -> bytes(line).length - prefix)
                    .toList();
        }
    }

    @Test
    void is_cut_where_it_is_when_all_begun_lines_together_take_too_much() {
        BegunLine first = new BegunLine(new BegunLine.Room(4));
        finder.read(first, ByteBuffer.wrap(bytes("abc")));
        assertThat(finder.next()).isFalse();

        finder.read(first, ByteBuffer.wrap(bytes("de")));
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        write(LineForm.JSON, log);
        assertThat(log.toString(StandardCharsets.UTF_8)).contains("\"partial\":true,\"message\":\"abcde\"");

        finder.read(first, ByteBuffer.wrap(bytes("fghi")));
        assertThat(finder.next()).isFalse();
    }

    @Test
    void is_asked_of_no_raw_output() {
        assertThatThrownBy(() -> origin.layout(LineForm.RAW, WRITER, WHEN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Tag("slow")
    @Test
    void is_the_same_in_whatever_pieces_it_came() throws JsonException {
        for (long seed = SEED; seed < SEED + INPUTS; seed++) {
            Random random = new Random(seed);
            byte[] text = text(random);
            List<byte[]> pieces = pieces(text, random);
            for (LineForm form : List.of(LineForm.PREFIX, LineForm.JSON)) {
                byte[] whole = logged(form, true, List.of(text));
                assertThat(logged(form, true, pieces))
                        .as("-Dseed=%d -Dinputs=1", seed)
                        .isEqualTo(whole);
            }
            String lines = new String(logged(LineForm.JSON, true, pieces), StandardCharsets.UTF_8);
            assertThat(rejoined(lines)).as("-Dseed=%d -Dinputs=1", seed).isEqualTo(expected(text));
        }
    }

    /** Lines of all lengths, some of it text. */
    private static byte[] text(Random random) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        int lines = random.nextInt(12);
        for (int i = 0; i < lines; i++) {
            int length =
                    switch (random.nextInt(4)) {
                        case 0 -> 0;
                        case 1 -> LONGEST_BYTES - 4 + random.nextInt(9);
                        case 2 -> random.nextInt(3 * LONGEST_BYTES);
                        default -> random.nextInt(200);
                    };
            if (random.nextInt(4) == 0) {
                byte[] bytes = new byte[length];
                random.nextBytes(bytes);
                text.writeBytes(bytes);
            } else {
                text.writeBytes(bytes(random.ints(length, 0, 4)
                        .collect(
                                StringBuilder::new,
                                (all, which) -> all.append("aä€\"".charAt(which)),
                                StringBuilder::append)
                        .toString()));
            }
            if (i < lines - 1 || random.nextBoolean()) {
                text.write('\n');
            }
        }
        return text.toByteArray();
    }

    private static List<byte[]> pieces(byte[] text, Random random) {
        List<byte[]> pieces = new ArrayList<>();
        int longest = random.nextBoolean() ? 300_000 : 1 + random.nextInt(5_000);
        for (int at = 0; at < text.length; ) {
            int length = Math.min(text.length - at, 1 + random.nextInt(longest));
            pieces.add(Arrays.copyOfRange(text, at, at + length));
            at += length;
        }
        return pieces;
    }

    /** The parts of long lines put together again. */
    private static List<String> rejoined(String lines) throws JsonException {
        List<String> whole = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String part : lines.split("\n")) {
            if (!part.isEmpty()) {
                line.append(message(part));
                if (!part.contains("\"partial\":true")) {
                    whole.add(line.toString());
                    line.setLength(0);
                }
            }
        }
        assertThat(line).isEmpty();
        return whole;
    }

    private static List<String> expected(byte[] text) {
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int at = 0; at < text.length; at++) {
            if (text[at] == '\n') {
                lines.add(new String(text, begin, at - begin, StandardCharsets.UTF_8));
                begin = at + 1;
            }
        }
        if (begin < text.length) {
            lines.add(new String(text, begin, text.length - begin, StandardCharsets.UTF_8));
        }
        return lines;
    }
}
