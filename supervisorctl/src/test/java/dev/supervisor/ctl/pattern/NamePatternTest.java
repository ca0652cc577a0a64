package dev.supervisor.ctl.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A pattern of names")
class NamePatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "web:*", "web:", "group:web_1", "a{b", "a}b{", "a{b}c", "{1..x}", "all"})
    void is_not_what_is_one_name_or_a_whole_group(String word) {
        assertFalse(NamePattern.isPattern(word));
    }

    @ParameterizedTest
    @ValueSource(strings = {"w*", "w?b", "w[ab]", "g*:*", "web:w*", "w{1..2}", "{a,b}:*"})
    void is_what_stands_for_several(String word) {
        assertTrue(NamePattern.isPattern(word));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        w-{1..3}      | w-1 w-2 w-3
        w-{3..1}      | w-3 w-2 w-1
        w{08..11}x    | w08x w09x w10x w11x
        {a,b}:*       | a:* b:*
        {a,b}{1..2}   | a1 b1 a2 b2
        w{1..1}       | w1
        w{1..999999}  | w{1..999999}
        """)
    void stands_for_each_item_of_its_braces(String word, String names) {
        assertThat(NamePattern.of(word)).extracting(NamePattern::text).containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({
        "w*, g, web, true",
        "w*, w, now, false",
        "w?b, g, web, true",
        "w?b, g, wb, false",
        "w[a-e]b, g, web, true",
        "w[!a-e]b, g, web, false",
        "w[!a-e]b, g, wxb, true",
        "g*:*, group, web, true",
        "g:w*, g, web, true",
        "g:w*, h, web, false",
        "w.b*, g, web, false",
        "w[b, g, w[b, true",
    })
    void means_a_process_by_its_own_name_or_with_a_colon_by_its_whole_name(
            String pattern, String group, String process, boolean meant) {
        assertEquals(meant, new NamePattern(pattern).matches(group, process));
    }

    @Test
    void is_compared_with_names_only_if_it_is_wild() {
        assertThat(NamePattern.of("w{1..2}")).noneMatch(NamePattern::isWild);
        assertThat(NamePattern.of("{v,w}*")).allMatch(NamePattern::isWild);
    }
}
