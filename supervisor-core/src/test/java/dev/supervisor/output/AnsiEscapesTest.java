package dev.supervisor.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Taking escape sequences out")
class AnsiEscapesTest {

    /** {@code ^} stands for ESC. */
    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "plain,plain",
                "'',''",
                "^[31mred^[0m,red",
                "a^[2Kb^[10;20Hc,abc",
                "^[?25lhidden^[?25h,hidden",
                "^[1mone^[1m^[1mtwo,onetwo",
                "open ^[31,open ",
                "open ^[,open ",
                "lone ^,lone ^",
                "^]0;title,^]0;title",
                "^(Bx,^(Bx",
                "^[1;31^[0mx,x",
                "^[5n to the next m,e next m",
                "^[Gnot an end here: z,ere: z",
            })
    void leaves_the_rest(String piece, String rest) {
        byte[] stripped = AnsiEscapes.strip(piece.replace('^', '\u001b').getBytes(StandardCharsets.UTF_8));

        assertThat(new String(stripped, StandardCharsets.UTF_8).replace('\u001b', '^'))
                .isEqualTo(rest);
    }
}
