package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("JSON")
class JsonTest {

    @Test
    void is_written_without_blanks() {
        assertThat(Json.of(List.of(Map.of("a", 1), true, List.of(), Map.of()))).isEqualTo("[{\"a\":1},true,[],{}]");
    }

    @Test
    void escapes_what_cannot_stand_in_a_text() {
        assertThat(Json.of("a\"b\\c\n\u0001\u00fc\ud83d\ude00\udcff"))
                .isEqualTo("\"a\\\"b\\\\c\\u000a\\u0001\u00fc\ud83d\ude00\\udcff\"");
    }

    @Test
    void has_no_other_values() {
        assertThatIllegalArgumentException().isThrownBy(() -> Json.of('x'));
    }
}
