package dev.supervisor.api.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A signal")
class SignalNameTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {
                "TERM,15",
                "SIGTERM,15",
                "sigterm,15",
                "| term |,15",
                "| 15 |,15",
                "015,15",
                "+15,15",
                "1_5,15",
                "1５,15",
                "CLD,17",
                "IOT,6",
                "io,29",
                "poll,29",
                "RTMIN,34",
                "RTMAX,64",
                "STKFLT,16",
                "0,0",
                "31,31",
                "34,34",
                "64,64"
            })
    void is_understood_by_name_or_number(String text, int number) {
        assertThat(SignalName.parse(text)).isEqualTo(number);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            value = {"||,''", "SIG,'SIG'", "foo,'foo'", "9.0,'9.0'", "it's,\"it's\"", "1__5,'1__5'"})
    void is_refused_by_the_originals_sentence_if_there_is_no_such_name(String text, String shown) {
        assertThatThrownBy(() -> SignalName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value " + shown + " is not a valid signal name");
    }

    @ParameterizedTest
    @CsvSource({"32", "33", "35", "63", "65", "-1", "99999999999999999999", "4294967311"})
    void is_refused_by_the_originals_sentence_if_its_number_has_no_name(String text) {
        assertThatThrownBy(() -> SignalName.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value '" + text + "' is not a valid signal number");
    }

    @Test
    void that_came_as_a_number_is_refused_without_quotes() {
        assertThat(SignalName.parse(15)).isEqualTo(15);
        assertThatThrownBy(() -> SignalName.parse(35)).hasMessage("value 35 is not a valid signal number");
    }

    @ParameterizedTest
    @CsvSource({
        "6,SIGABRT",
        "9,SIGKILL",
        "17,SIGCHLD",
        "29,SIGPOLL",
        "34,SIGRTMIN",
        "35,signal 35",
        "64,SIGRTMAX",
        "0,signal 0"
    })
    void is_called_by_the_name_that_the_original_uses(int number, String name) {
        assertThat(SignalName.of(number)).isEqualTo(name);
    }
}
