package dev.supervisor.config.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An environment= line")
class EnvironmentGrammarTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A=1,B=2               | {A=1, B=2}
        A = 1 , B = 2         | {A=1, B=2}
        A=1,                  | {A=1}
        A=1;B=2               | {A=1, B=2}
        A="a,b=c"             | {A=a,b=c}
        A=""                  | {A=}
        A=/usr/bin:/bin       | {A=/usr/bin:/bin}
        A=a-b+c.d(e):f        | {A=a-b+c.d(e):f}
        A=x#y                 | {A=x}
        A=$HOME               | {A=$}
        A=http://x?y=1        | {A=http://x, y=1}
        A==1                  | {A==}
        A=1,A=2               | {A=2}
        A='{"a":[1,2]}'       | {A={"a":[1,2]}}
        ``                    | {}
        """)
    void is_read_alike_by_all_versions(String text, String pairs) throws BadValueException {
        assertThat(EnvironmentGrammar.parse(text)).hasToString(pairs);
        assertThat(EnvironmentGrammar.doubt(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A='say "hi"'          | {A=say "hi}          | A
        A="'x'"               | {A=x}                | A
        A='x"y'               | {A=x"y}              |
        A="a\\"               | {A=a\\}              | !
        PW="p\\a\\\\s"        | {PW=p\\a\\\\s}       | PW
        B="a\\nb"             | {B=a\\nb}            |
        A=a"b c"d             | {A=a"b}              | A
        A="a\\"b"             | {A=a\\}              | A
        A=x\\                 | {A=x}                | !
        "A"=1                 | {"A"=1}              | "A", A
        `A=a#b
        c`                    | {A=ac}               | A
        `A="x".
        B="y"`                | {A=x, B=y}           | !
        """)
    void is_read_as_released_versions_read_it_where_the_coming_one_will_not(
            String text, String pairs, String difference) throws BadValueException {
        assertThat(EnvironmentGrammar.parse(text)).hasToString(pairs);
        if (difference == null) {
            assertThat(EnvironmentGrammar.doubt(text)).isEmpty();
        } else if (difference.equals("!")) {
            assertThat(EnvironmentGrammar.doubt(text))
                    .contains(new Doubt(
                            "is read as supervisor 4.3 and older read it; 4.4, which is not released, will refuse it",
                            false));
        } else {
            assertThat(EnvironmentGrammar.doubt(text))
                    .contains(new Doubt(
                            "is read as supervisor 4.3 and older read it; 4.4, which is not released, will make"
                                    + " something else of its quotes, backslashes or comments: " + difference,
                            false));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A=a\\ b               | {A=a b}
        A="a"'b',B=1          | {A=ab, B=1}
        Ä=ö,Öl=1              | {Ä=ö, Öl=1}
        """)
    void that_only_the_coming_version_can_read_is_read_as_it_will(String text, String pairs) throws BadValueException {
        assertThat(EnvironmentGrammar.parse(text)).hasToString(pairs);
        assertThat(EnvironmentGrammar.doubt(text))
                .contains(new Doubt("is read as supervisor 4.4 will read it; 4.3 and older refuse it", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A=", "A=,B=1", "A=1 B=2", "A=1,,B=2", "A=a@b", "A=a=b", "=1"})
    void with_something_out_of_place_is_refused(String text) {
        assertThatThrownBy(() -> EnvironmentGrammar.parse(text))
                .hasMessage("Unexpected end of key/value pairs in value '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A=\"x", "A='x"})
    void that_is_not_closed_is_refused(String text) {
        assertThatThrownBy(() -> EnvironmentGrammar.parse(text)).hasMessage("No closing quotation");
    }
}
