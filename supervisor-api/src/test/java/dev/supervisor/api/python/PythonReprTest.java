package dev.supervisor.api.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Text in quotes as Python writes it")
class PythonReprTest {

    @Test
    void uses_double_quotes_only_around_single_ones() {
        assertThat(PythonRepr.of("a")).isEqualTo("'a'");
        assertThat(PythonRepr.of("it's")).isEqualTo("\"it's\"");
        assertThat(PythonRepr.of("a'b\"c")).isEqualTo("'a\\'b\"c'");
    }

    @Test
    void escapes_what_cannot_be_printed_and_leaves_the_rest() {
        assertThat(PythonRepr.of("\\ \n\r\t\0\u007f")).isEqualTo("'\\\\ \\n\\r\\t\\x00\\x7f'");
        assertThat(PythonRepr.of("é\u00a0\u00ad\u200b\ud83d\ude00\udc88\udb40\udc01"))
                .isEqualTo("'é\\xa0\\xad\\u200b😀\\udc88\\U000e0001'");
    }

    @Test
    void shows_bytes_outside_of_printable_ascii_by_their_numbers() {
        assertThat(PythonRepr.of(new byte[] {'e', 'r', (byte) 0x88, '\n', 0x7f, 0}))
                .isEqualTo("b'er\\x88\\n\\x7f\\x00'");
        assertThat(PythonRepr.of("it's".getBytes(StandardCharsets.UTF_8))).isEqualTo("b\"it's\"");
    }
}
