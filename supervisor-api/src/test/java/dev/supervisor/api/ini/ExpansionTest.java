package dev.supervisor.api.ini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An expansion")
class ExpansionTest {

    private final Expansion names = Expansion.ofEnvironment(Map.of("HOME", "/root", "P", "1%"))
            .with("here", "/etc")
            .with("program_name", "web")
            .with("process_num", 7);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        plain                          | plain
        100%%                          | 100%
        %(here)s/%(program_name)s      | /etc/web
        %(process_num)02d              | 07
        `%(process_num)5d`             | `    7`
        `%(process_num)-5d|`           | `7    |`
        %(process_num)+d               | +7
        `%(process_num) d`             | ` 7`
        %(process_num)i%(process_num)u | 77
        %(process_num).3d              | 007
        %(process_num)s%(process_num)r | 77
        %(process_num)x%(process_num)#o| 70o7
        %(process_num)ld               | 7
        %(process_num)f                | 7.000000
        %(process_num).1e              | 7.0e+00
        %(process_num)g                | 7
        `%(program_name)6s`            | `   web`
        %(program_name).2s             | we
        %(program_name)r               | 'web'
        %(ENV_HOME)s                   | /root
        %(ENV_P)s                      | 1%
        """)
    void is_made_like_Python_makes_it(String value, String expanded) throws ExpansionException {
        assertThat(names.expand(value, "w")).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        %                 | incomplete format
        a%(here)          | incomplete format
        %(here            | incomplete format key
        %(here)y          | unsupported format character 'y' (0x79) at index 7
        %(here)é          | unsupported format character '?' (0xe9) at index 7
        %(here)d          | %d format: a real number is required, not str
        %(here)x          | %x format: an integer is required, not str
        %(here)f          | must be real number, not str
        %(here)*d         | * wants int
        %s                | not enough arguments for format string
        50% off           | %o format: an integer is required, not dict
            %d                | %d format: a real number is required, not dict
            %(here)s%d        | not enough arguments for format string
            %5%               | unsupported format character '%' (0x25) at index 2
        """)
    void that_is_wrong_is_refused_in_the_words_of_the_original(String value, String detail) {
        assertThatThrownBy(() -> names.expand(value, "program:x.command"))
                .isInstanceOf(ExpansionException.class)
                .hasMessageEndingWith(" for 'program:x.command' is badly formatted: " + detail);
    }

    @Test
    void of_an_unknown_name_says_which_there_are() {
        assertThatThrownBy(() -> names.expand("x %(nope)s", "program:x.command"))
                .hasMessage(
                        "Format string 'x %(nope)s' for 'program:x.command' contains names ('nope') which cannot be "
                                + "expanded. Available names: ENV_HOME, ENV_P, here, process_num, program_name");
    }

    @Test
    void sees_the_innermost_name() throws ExpansionException {
        Expansion inner = names.withEnvironment(Map.of("HOME", "/home/web")).with("process_num", 8);

        assertThat(inner.expand("%(ENV_HOME)s %(process_num)d", "w")).isEqualTo("/home/web 8");
        assertThat(names.expand("%(ENV_HOME)s %(process_num)d", "w")).isEqualTo("/root 7");
    }

    @Test
    void that_ends_the_value_without_its_letter_is_completed() {
        assertThat(Expansion.completed("my-app-worker-%(process_num)")).contains("my-app-worker-%(process_num)s");
        assertThat(Expansion.completed("%%%(a)s%(b)")).contains("%%%(a)s%(b)s");
        assertThat(Expansion.completed("%(a(b))")).contains("%(a(b))s");
        for (String untouched :
                List.of("", ")", "a(b)", "%(a)s", "%(a)s(b)", "%%(a)", "%(a) ", "%(a)-1)", "%(a", "100%", "%)")) {
            assertThat(Expansion.completed(untouched)).as(untouched).isEmpty();
        }
    }
}
