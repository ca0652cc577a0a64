package dev.supervisor.config;

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
        A='say "hi"'          | {A=say "hi"}
        A="a\\"b"             | {A=a"b}
        A="a\\nb"             | {A=a\\nb}
        A=a\\ b               | {A=a b}
        A=a"b c"d             | {A=ab cd}
        A=""                  | {A=}
        A=/usr/bin:/bin       | {A=/usr/bin:/bin}
        A=a-b+c.d(e):f        | {A=a-b+c.d(e):f}
        A=x#y                 | {A=x}
        A=$HOME               | {A=$}
        A=http://x?y=1        | {A=http://x, y=1}
        A==1                  | {A==}
        A=1,A=2               | {A=2}
        Ä=ö                   | {Ä=ö}
        ``                    | {}
        """)
    void is_read_as_a_shell_lexer_would(String text, String pairs) throws BadValueException {
        assertThat(EnvironmentGrammar.parse(text)).hasToString(pairs);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "A=", "A=,B=1", "A=1 B=2", "A=1,,B=2", "A=a@b", "A=a=b", "=1"})
    void with_something_out_of_place_is_refused(String text) {
        assertThatThrownBy(() -> EnvironmentGrammar.parse(text))
                .hasMessage("Unexpected end of key/value pairs in value '" + text + "'");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        A="x   | No closing quotation
        A='x   | No closing quotation
        A=x\\  | No escaped character
        """)
    void that_is_not_closed_is_refused(String text, String sentence) {
        assertThatThrownBy(() -> EnvironmentGrammar.parse(text)).hasMessage(sentence);
    }
}
