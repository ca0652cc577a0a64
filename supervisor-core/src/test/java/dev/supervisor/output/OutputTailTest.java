package dev.supervisor.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.history.LastWords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The end of what is written")
class OutputTailTest {
    private final OutputTail tail = new OutputTail();

    private void writes(String text) {
        ByteBuffer piece = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        tail.saw(piece);
        assertThat(piece.remaining()).isEqualTo(text.length());
    }

    @Test
    void is_nothing_before_something_is_written() {
        assertThat(tail.take()).isSameAs(LastWords.NONE);
    }

    @Test
    void is_all_of_it_while_there_is_room() {
        writes("one\nt");
        writes("wo\n");

        assertThat(tail.take().lines()).containsExactly("one", "two");
        assertThat(tail.take().isEmpty()).isTrue();
    }

    @Test
    void is_a_kilobyte_without_the_line_that_is_cut() {
        writes("x".repeat(LastWords.MOST_BYTES - 3) + "\n");
        writes("end\n");

        assertThat(tail.take().lines()).containsExactly("end");
    }

    @Test
    void is_whole_if_it_is_exactly_a_kilobyte_or_its_one_line_is_longer() {
        writes("y".repeat(2 * LastWords.MOST_BYTES));

        assertThat(tail.take().lines()).isEqualTo(List.of("y".repeat(LastWords.MOST_BYTES)));
    }

    @Test
    void is_right_wherever_it_wraps() {
        for (int i = 0; i < 1000; i++) {
            writes("line " + i + "\n");
        }

        List<String> lines = tail.take().lines();
        assertThat(lines).hasSize(10).last().isEqualTo("line 999");
        assertThat(lines.getFirst()).isEqualTo("line 990");
    }
}
