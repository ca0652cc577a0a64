package dev.supervisor.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The scanner for capture tokens")
class CaptureScannerTest {
    private static final String BEGIN = "<!--XSUPERVISOR:BEGIN-->";
    private static final String END = "<!--XSUPERVISOR:END-->";

    private final CaptureScanner scanner = new CaptureScanner(1000, bytes -> bytes);

    @Test
    void tells_what_is_outside_from_what_is_between() {
        assertThat(take(scanner, "before" + BEGIN + "hello" + END + "after, and enough to be shown"))
                .containsExactly("out before", "in hello", "all hello", "out after, and enough to be shown");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 23, 24, 25, 40})
    void finds_tokens_however_they_are_cut(int size) {
        String output =
                "one " + BEGIN + "1" + END + BEGIN + "22 <!--" + END + "<!--XSUPERVISOR:" + BEGIN + END + " two";
        StringBuilder outside = new StringBuilder();
        List<String> communications = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < output.length(); i += size) {
            found.addAll(take(scanner, output.substring(i, Math.min(output.length(), i + size))));
        }
        found.addAll(texts(scanner.end()));
        for (String piece : found) {
            if (piece.startsWith("out ")) {
                outside.append(piece.substring(4));
            } else if (piece.startsWith("all ")) {
                communications.add(piece.substring(4));
            }
        }

        assertThat(outside).hasToString("one <!--XSUPERVISOR: two");
        assertThat(communications).containsExactly("1", "22 <!--", "");
    }

    @Test
    void holds_back_what_is_not_longer_than_the_token() {
        assertThat(take(scanner, "x".repeat(24))).isEmpty();
        assertThat(take(scanner, "x")).containsExactly("out " + "x".repeat(25));
        assertThat(take(scanner, "rest")).isEmpty();
        assertThat(texts(scanner.end())).containsExactly("out rest");
        assertThat(texts(scanner.end())).isEmpty();
    }

    @Test
    void holds_back_what_may_be_the_beginning_of_a_token() {
        assertThat(take(scanner, "y".repeat(30) + "<!--XSUPER")).containsExactly("out " + "y".repeat(30));
        assertThat(take(scanner, "MAN and other heroes of the comics"))
                .containsExactly("out <!--XSUPERMAN and other heroes of the comics");
    }

    @Test
    void makes_no_communication_of_what_never_ends() {
        assertThat(take(scanner, BEGIN + "word")).isEmpty();
        assertThat(texts(scanner.end())).containsExactly("in word");
    }

    @Test
    void keeps_the_last_of_what_is_between_as_the_original_does() {
        CaptureScanner small = new CaptureScanner(10, bytes -> bytes);
        List<String> found = new ArrayList<>(take(small, BEGIN));
        for (String piece : List.of("a".repeat(30), "b".repeat(30))) {
            found.addAll(take(small, piece));
        }
        found.addAll(take(small, END + " "));
        found.addAll(take(small, "."));

        assertThat(found)
                .contains("in " + "a".repeat(30), "in " + "b".repeat(30))
                .contains("all " + "b".repeat(30));
    }

    @Test
    void drops_as_much_from_the_front_as_does_not_fit_at_the_end() {
        CaptureBuffer buffer = new CaptureBuffer(10);
        buffer.add(bytes("1234567"));
        buffer.add(bytes("890"));
        assertThat(text(buffer.takeAll())).isEqualTo("1234567890");

        buffer.add(bytes("1234567"));
        buffer.add(bytes("890"));
        buffer.add(bytes("x"));
        assertThat(text(buffer.takeAll())).isEqualTo("234567890x");
        assertThat(buffer.takeAll()).isEmpty();
    }

    @Test
    void cleans_each_piece_before_it_is_kept() {
        CaptureScanner cleaning = new CaptureScanner(1000, AnsiEscapes::strip);

        assertThat(take(cleaning, "\u001b[1mA\u001b[0m" + BEGIN + "\u001b[31mB" + END + "-".repeat(25)))
                .containsExactly("out A", "in B", "all B", "out " + "-".repeat(25));
    }

    private static List<String> take(CaptureScanner scanner, String output) {
        return texts(scanner.take(bytes(output)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> texts(List<CaptureScanner.Piece> pieces) {
        return pieces.stream()
                .map(piece -> switch (piece) {
                    case CaptureScanner.Piece.Output(byte[] bytes) -> "out " + text(bytes);
                    case CaptureScanner.Piece.Captured(byte[] bytes) -> "in " + text(bytes);
                    case CaptureScanner.Piece.Communication(byte[] bytes) -> "all " + text(bytes);
                })
                .toList();
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
