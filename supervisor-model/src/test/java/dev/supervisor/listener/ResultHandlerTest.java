package dev.supervisor.listener;

import static dev.supervisor.listener.ResultHandler.DEFAULT;
import static dev.supervisor.listener.ResultHandler.PRINTING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.supervisor.listener.ResultHandler.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A handler of results")
class ResultHandlerTest {
    private static final String HEADERS = "processname:web groupname:g pid:1 channel:stderr\n";

    private static Verdict judge(ResultHandler handler, String result) {
        return handler.judge(result.getBytes(StandardCharsets.UTF_8));
    }

    private static String printed(String result) {
        byte[] text =
                assertInstanceOf(Verdict.Done.class, judge(PRINTING, result)).print();
        return new String(text, StandardCharsets.UTF_8);
    }

    @Test
    void is_found_by_its_name_in_Python() {
        assertEquals(Optional.of(DEFAULT), ResultHandler.byName(ResultHandler.BY_DEFAULT));
        assertEquals(Optional.of(PRINTING), ResultHandler.byName(" supervisor_stdout : event_handler "));
        assertEquals(Optional.empty(), ResultHandler.byName("supervisor_stdout"));
    }

    @Test
    void prints_nothing_by_default() {
        assertEquals(
                0, assertInstanceOf(Verdict.Done.class, judge(DEFAULT, "OK")).print().length);
        assertInstanceOf(Verdict.Refused.class, judge(DEFAULT, "OK\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a; web stderr | a|",
                "a|; web stderr | a|web stderr | |",
                "|; web stderr | |web stderr | |",
                "a||b; web stderr | a|web stderr | |web stderr | b|",
                "größe|; web stderr | größe|web stderr | |"
            })
    void prints_each_piece_between_newlines_behind_process_and_channel(String data, String lines) {
        assertEquals(newlines(lines.strip()), printed(HEADERS + data.replace('|', '\n')));
    }

    /** A bar that stands between blanks is one; the others are newlines. */
    private static String newlines(String lines) {
        return lines.replace(" | ", " \0 ").replace('|', '\n').replace('\0', '|');
    }

    @Test
    void prints_a_line_for_no_data() {
        assertEquals("web stderr | \n", printed(HEADERS));
    }

    @Test
    void asks_only_for_the_names_of_process_and_channel() {
        assertEquals("a b | c\n", printed("channel:b\tprocessname:a \nc"));
        assertEquals("a  | c\n", printed("channel: processname:a\nc"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "OK",
                "\ndata",
                "processname:web channel:stdout",
                "processname:web\ndata",
                "channel:stdout\ndata",
                "processname:web channel:stdout odd\ndata",
                "processname:web channel:stdout a:b:c\ndata"
            })
    void fails_as_that_in_Python_where_these_are_missing_or_a_word_is_no_header(String result) {
        assertInstanceOf(Verdict.Failed.class, judge(PRINTING, result));
    }

    @Test
    void prints_no_more_than_eight_mebibytes_of_a_result_of_many_lines() {
        String each = "web stderr | \n";
        int most = (8 << 20) / each.length();

        assertEquals(
                most * each.length(), printed(HEADERS + "\n".repeat(most - 1)).length());
        assertInstanceOf(Verdict.Failed.class, judge(PRINTING, HEADERS + "\n".repeat(most)));
    }

    @Test
    void prints_up_to_a_mebibyte_and_no_more() {
        String most = HEADERS + "x".repeat((1 << 20) - HEADERS.length());

        assertInstanceOf(Verdict.Done.class, judge(PRINTING, most));
        assertInstanceOf(Verdict.Failed.class, judge(PRINTING, most + "x"));
    }
}
