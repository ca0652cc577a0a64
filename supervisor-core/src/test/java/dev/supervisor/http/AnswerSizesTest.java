package dev.supervisor.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How large an answer will be")
class AnswerSizesTest {
    private final AnswerSizes sizes = new AnswerSizes(7);

    @Test
    void is_what_the_last_one_was() {
        assertThat(sizes.expected("a")).isEqualTo(7);
        sizes.was("a", 100);
        sizes.was("a", 200);

        assertThat(sizes.expected("a")).isEqualTo(200);
        assertThat(sizes.expected("b")).isEqualTo(7);
    }

    @Test
    void is_remembered_of_the_sixty_four_that_were_asked_for_last() {
        for (int i = 0; i < 65; i++) {
            sizes.was("a" + i, 100);
            sizes.expected("a0");
        }

        assertThat(sizes.expected("a0")).isEqualTo(100);
        assertThat(sizes.expected("a1")).isEqualTo(7);
        assertThat(sizes.expected("a2")).isEqualTo(100);
    }
}
