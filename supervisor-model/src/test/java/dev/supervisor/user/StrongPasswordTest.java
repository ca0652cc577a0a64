package dev.supervisor.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
@DisplayName("A strong password")
class StrongPasswordTest {
    /** Made by Python: {@code hashlib.pbkdf2_hmac('sha512', 'pässword'.encode(), b'0123456789abcdef', 1000, 32)}. */
    private static final String MADE_ELSEWHERE =
            "{PBKDF2}1000$MDEyMzQ1Njc4OWFiY2RlZg==$20MTVzg/n3H4pkjP7rPbs9uXGvJYlRG4j32EBHiNeeg=";

    @Test
    void is_what_it_was_made_of_and_nothing_else() {
        StrongPassword stored =
                StrongPassword.of(StrongPassword.make("sécret:x").text()).orElseThrow();

        assertThat(stored.is("sécret:x")).isTrue();
        assertThat(stored.is("secret:x")).isFalse();
        assertThat(stored.is("")).isFalse();
    }

    @Test
    void is_another_text_each_time_without_anything_that_means_something_in_a_configuration() {
        String text = StrongPassword.make("x").text();

        assertThat(text).matches("\\{PBKDF2}210000\\$[A-Za-z0-9+/=]+\\$[A-Za-z0-9+/=]+");
        assertThat(StrongPassword.make("x").text()).isNotEqualTo(text);
    }

    @Test
    void can_be_made_with_other_programs() {
        assertThat(StrongPassword.of(MADE_ELSEWHERE).orElseThrow().is("pässword"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{PBKDF2}",
                "{PBKDF2}1000$MDEy$",
                "{PBKDF2}0$MDEyMw==$MDEyMw==",
                "{PBKDF2}-5$MDEyMw==$MDEyMw==",
                "{PBKDF2}99999999$MDEyMw==$MDEyMw==",
                "{PBKDF2}1000$MDEyM$MDEyMw==",
                "{PBKDF2}1000$MDEyMw==$MDEyMw==$",
                "{PBKDF2}1000$!!!!$MDEyMw==",
                "{SHA}c3b11082206b481499f1068dd1db25369f9b043e"
            })
    void has_its_form(String text) {
        assertThat(StrongPassword.of(text)).isEmpty();
    }
}
