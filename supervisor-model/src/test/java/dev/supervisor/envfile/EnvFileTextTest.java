package dev.supervisor.envfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.envfile.EnvFileText.MistakeException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A file of variables")
class EnvFileTextTest {

    private static final String LARAVEL = """
        APP_NAME=Laravel
        APP_ENV=local
        APP_KEY=base64:9f0Nq4Vg0T7Vx2mZr8JH1b0bqv6Yb0r4m0lQ0m4Jc2E=
        APP_DEBUG=true
        APP_URL=http://localhost

        APP_LOCALE=en
        # APP_MAINTENANCE_STORE=database

        BCRYPT_ROUNDS=12

        LOG_CHANNEL=stack
        LOG_DEPRECATIONS_CHANNEL=null

        DB_CONNECTION=mysql
        DB_HOST=127.0.0.1
        DB_PORT=3306
        DB_USERNAME=root
        DB_PASSWORD=

        SESSION_DOMAIN=null
        QUEUE_CONNECTION=database
        # CACHE_PREFIX=

        REDIS_CLIENT=phpredis
        REDIS_PASSWORD=null

        MAIL_MAILER=log
        MAIL_PASSWORD=null
        MAIL_FROM_ADDRESS="hello@example.com"
        MAIL_FROM_NAME="${APP_NAME}"

        AWS_ACCESS_KEY_ID=
        AWS_USE_PATH_STYLE_ENDPOINT=false

        VITE_APP_NAME="${APP_NAME}"
        """;

    private static Map<String, String> parsed(String text) throws MistakeException {
        return EnvFileText.parse(text, Map.of("HOME", "/root", "A", "outside"));
    }

    @Nested
    class Says {

        @Test
        void a_variable_a_line_and_nothing_with_blank_lines_and_comments() throws MistakeException {
            assertThat(parsed("A=1\n\n  \t\n# B=2\n  ; C=3\n  D=4\nexport E=5\n export\tF=6\nexport=7"))
                    .containsExactly(
                            Map.entry("A", "1"),
                            Map.entry("D", "4"),
                            Map.entry("E", "5"),
                            Map.entry("F", "6"),
                            Map.entry("export", "7"));
            assertThat(parsed("")).isEmpty();
        }

        @Test
        void the_last_value_of_a_name_that_comes_twice() throws MistakeException {
            assertThat(parsed("A=1\nA=2\n")).isEqualTo(Map.of("A", "2"));
        }

        @Test
        void what_a_line_has_behind_the_first_equals_sign_without_the_blanks_at_its_end() throws MistakeException {
            assertThat(parsed("A=b c=d  \t\nURL=http://h/?a=1&b=2#c\nEMPTY=\nBLANK=   \n"))
                    .isEqualTo(Map.of("A", "b c=d", "URL", "http://h/?a=1&b=2#c", "EMPTY", "", "BLANK", ""));
        }

        @Test
        void all_that_is_between_single_quotes() throws MistakeException {
            assertThat(parsed("A='$x `y` \\n \"z\" # %(here)s '  # comment\nB='two\nlines'\nC=''\n"))
                    .isEqualTo(Map.of("A", "$x `y` \\n \"z\" # %(here)s ", "B", "two\nlines", "C", ""));
        }

        @Test
        void all_that_is_between_double_quotes_with_a_backslash_before_what_needs_one() throws MistakeException {
            assertThat(parsed("A=\"it's \\\"a\\\" \\\\ \\$x \\`y\\` # \"\nB=\"-----BEGIN\n-----END\"\t# the key\n"))
                    .isEqualTo(Map.of("A", "it's \"a\" \\ $x `y` # ", "B", "-----BEGIN\n-----END"));
        }

        @Test
        void what_a_variable_of_a_line_above_or_of_the_environment_has() throws MistakeException {
            assertThat(parsed("N=Laravel\nX=\"${N} of ${HOME}\"\nY=${N}/${HOME} \nA=1\nZ=\"${A}\"\nQ='${N}'\n"))
                    .isEqualTo(Map.of(
                            "N",
                            "Laravel",
                            "X",
                            "Laravel of /root",
                            "Y",
                            "Laravel//root",
                            "A",
                            "1",
                            "Z",
                            "1",
                            "Q",
                            "${N}"));
            assertThat(parsed("Z=${A}\nA=1\n")).isEqualTo(Map.of("Z", "outside", "A", "1"));
        }

        @Test
        void json_as_it_is() throws MistakeException {
            assertThat(parsed("A={\"a\": [1, \"it's\\n\"]}\nB=[\"x\",\"${HOME}\"]  # two\n"))
                    .isEqualTo(Map.of("A", "{\"a\": [1, \"it's\\n\"]}", "B", "[\"x\",\"/root\"]"));
        }

        @Test
        void nothing_of_a_comment_behind_a_blank() throws MistakeException {
            assertThat(parsed("A=x # comment\nB=x#y\nC= # comment\nD=\t#\n"))
                    .isEqualTo(Map.of("A", "x", "B", "x#y", "C", "", "D", ""));
        }

        @Test
        void all_that_a_new_project_of_laravel_has() throws MistakeException {
            assertThat(parsed(LARAVEL))
                    .containsEntry("APP_NAME", "Laravel")
                    .containsEntry("APP_KEY", "base64:9f0Nq4Vg0T7Vx2mZr8JH1b0bqv6Yb0r4m0lQ0m4Jc2E=")
                    .containsEntry("APP_URL", "http://localhost")
                    .containsEntry("DB_PASSWORD", "")
                    .containsEntry("MAIL_PASSWORD", "null")
                    .containsEntry("MAIL_FROM_ADDRESS", "hello@example.com")
                    .containsEntry("MAIL_FROM_NAME", "Laravel")
                    .containsEntry("VITE_APP_NAME", "Laravel")
                    .doesNotContainKey("CACHE_PREFIX")
                    .hasSize(25);
        }

        @Test
        void the_same_if_it_was_written_on_windows() throws MistakeException {
            assertThat(parsed("\uFEFFA=1\r\n\r\n# x\r\nB='2'\r\nC=3\r"))
                    .isEqualTo(Map.of("A", "1", "B", "2", "C", "3"));
        }

        @Test
        void names_with_dots_and_hyphens_and_bytes_that_are_no_text() throws MistakeException {
            assertThat(parsed("spring.data-source_1=\uDCE9\n")).isEqualTo(Map.of("spring.data-source_1", "\uDCE9"));
        }
    }

    @Nested
    class Refuses {

        @ParameterizedTest
        @ValueSource(
                strings = {"A", "A =1", "=1", "A B=1", "export A", "export", "a/b=1", "ünder=1", "export export A=1"})
        void lines_that_are_not_key_and_value(String line) {
            assertThatExceptionOfType(MistakeException.class)
                    .isThrownBy(() -> parsed(line))
                    .withMessage("a line has to be KEY=value, without blanks around the =");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "1A=x              | a name begins with a letter or _",
                    "-A=x              | a name begins with a letter or _",
                    "A= x              | a value begins right behind the =",
                    "A= \"x\"          | a value begins right behind the =",
                    "A=#x              | # may be a comment or not",
                    "A=a\"b\"          | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A=don't           | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A={\"a\":\"$x\"}  | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A=${NOPE}         | ${…} names a variable that is neither in a line above nor in the environment",
                    "A=\"${NOPE}\"     | ${…} names a variable that is neither in a line above nor in the environment",
                    "A=\"${HOME:-x}\"  | of what may stand between ${ and } only a name is read alike everywhere",
                    "A=${}             | of what may stand between ${ and } only a name is read alike everywhere",
                    "A=\"${HOME        | of what may stand between ${ and } only a name is read alike everywhere",
                    "A=C:\\x           | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A=pa$$word        | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A=`id`            | a value with a quote, \\, $ or ` in it has to be in quotes",
                    "A=\"a\"b          | behind the closing quote there may only be a comment",
                    "A=\"a\"'b'        | behind the closing quote there may only be a comment",
                    "A=\"a\"#b         | behind the closing quote there may only be a comment",
                    "A=\"$HOME\"       | in double quotes $ and ` are written \\$ and \\`",
                    "A=\"`id`\"        | in double quotes $ and ` are written \\$ and \\`",
                    "A=\"a\\nb\"       | in double quotes \\ stands before",
                    "A=\"a\\           | in double quotes \\ stands before",
                    "A=\"a             | the closing quote is missing",
                    "A='a\"            | the closing quote is missing"
                })
        void what_others_read_in_different_ways(String line, String complaint) {
            assertThatExceptionOfType(MistakeException.class)
                    .isThrownBy(() -> parsed(line))
                    .withMessageStartingWith(complaint);
        }

        @ParameterizedTest
        @ValueSource(strings = {"A=a\0b", "A='a\0'", "A=\"\0\""})
        void what_no_variable_can_hold(String line) {
            assertThatExceptionOfType(MistakeException.class)
                    .isThrownBy(() -> parsed(line))
                    .withMessage("a variable cannot hold a NUL character");
        }

        @Test
        void with_the_line_where_the_mistake_begins_and_without_a_word_of_it() {
            MistakeException mistake =
                    catchThrowableOfType(MistakeException.class, () -> parsed("A=1\nB='x\ny'\nSECRET=\"hidden\n\n"));

            assertThat(mistake.line()).isEqualTo(4);
            assertThat(mistake).hasMessage("the closing quote is missing");
            assertThat(catchThrowableOfType(MistakeException.class, () -> parsed("hidden"))
                            .line())
                    .isEqualTo(1);
        }
    }
}
