package dev.supervisor.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Expected values are what Python's {@code shlex.split} answers. */
@DisplayName("A command line")
class CommandWordsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "/bin/cat => /bin/cat",
                "a  b\tc => a|b|c",
                "`  a  ` => a",
                "'a b' c => a b|c",
                "\"a b\"c => a bc",
                "a'b c'd => ab cd",
                "a '' b => a||b",
                "a\\ b => a b",
                "\\'a => 'a",
                "'a\\b' => a\\b",
                "\"a\\b\" => a\\b",
                "\"a\\\"b\" => a\"b",
                "\"a\\\\b\" => a\\b",
                "a #b => a|#b",
                "a;b => a;b",
                "a=$HOME*|? => a=$HOME*|?"
            })
    void is_split_at_white_space_outside_of_quotes(String command, String words) throws Exception {
        assertEquals(words, String.join("|", CommandWords.split(command)));
    }

    @Test
    void keeps_an_empty_word_in_quotes() throws Exception {
        assertEquals(List.of("a", "", "b"), CommandWords.split("a \"\" b"));
        assertEquals(List.of(""), CommandWords.split("''"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n"})
    void of_white_space_alone_has_no_words(String command) throws Exception {
        assertEquals(List.of(), CommandWords.split(command));
    }

    @Test
    void keeps_text_beyond_ASCII() throws Exception {
        assertEquals(List.of("é\uDC80", "𝄞"), CommandWords.split("é\uDC80 𝄞"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'a", "\"a", "a '", "\"a\\\"", "'a\\"})
    void whose_quotes_stay_open_is_refused(String command) {
        assertEquals("No closing quotation", message(command));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\", "\\", "\"a\\"})
    void that_ends_with_a_backslash_is_refused(String command) {
        assertEquals("No escaped character", message(command));
    }

    private static String message(String command) {
        return assertThrows(CommandWords.UnfinishedException.class, () -> CommandWords.split(command))
                .getMessage();
    }
}
