package dev.supervisor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Last words")
class LastWordsTest {
    private static LastWords words(String text, boolean whole) {
        return new LastWords(text.getBytes(StandardCharsets.UTF_8), whole);
    }

    @Test
    void of_two_are_those_of_the_one_and_then_those_of_the_other() {
        assertEquals(
                List.of("a", "b"), words("a\n", true).and(words("b\n", true)).lines());
    }

    @Test
    void of_two_are_those_of_the_other_if_one_has_none() {
        LastWords some = words("a", true);
        assertThat(some.and(LastWords.NONE)).isSameAs(some);
        assertThat(LastWords.NONE.and(some)).isSameAs(some);
    }

    @Test
    void of_two_are_cut_to_as_many_as_there_is_room_for() {
        LastWords before = words("x".repeat(LastWords.MOST_BYTES - 2) + "\n", true);

        LastWords both = before.and(words("yes\n", true));

        assertEquals(List.of("yes"), both.lines(), "the beginning of the line before it is missing");
    }

    @Test
    void of_two_lack_a_beginning_if_those_of_either_do() {
        assertEquals(
                List.of("b"), words("ning\n", false).and(words("b\n", true)).lines());
    }
}
