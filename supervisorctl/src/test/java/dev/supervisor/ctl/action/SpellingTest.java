package dev.supervisor.ctl.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Spelling")
class SpellingTest {

    @ParameterizedTest
    @CsvSource({
        "status, status, 0",
        "statsu, status, 1",
        "stat, status, 2",
        "xwtopx, stop, 3",
        "'', abc, 3",
        "abc, '', 3"
    })
    void counts_letters_to_add_leave_out_replace_and_swap(String typed, String meant, int mistakes) {
        assertEquals(mistakes, Spelling.mistakes(typed, meant));
    }

    @Test
    void finds_the_nearest_words_and_none_that_is_too_far() {
        List<String> words = List.of("start", "status", "stop");

        assertEquals(List.of("status"), Spelling.nearest("statsu", words));
        assertEquals(List.of("start"), Spelling.nearest("strt", words));
        assertEquals(List.of("stop"), Spelling.nearest("stpo", words));
        assertEquals(List.of(), Spelling.nearest("xyz", words));
        assertEquals(List.of("a", "b"), Spelling.nearest("c", List.of("a", "b")));
    }
}
