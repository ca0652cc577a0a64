package dev.supervisor.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JSON")
class JsonTest {

    private static String json(Object value) {
        return JsonWriter.compact(JsonValue.of(value));
    }

    @Test
    void is_written_without_blanks() {
        assertThat(json(List.of(Map.of("a", 1), true, List.of(), Map.of(), Optional.empty(), 1.5, 1L << 60)))
                .isEqualTo("[{\"a\":1},true,[],{},null,1.5,1152921504606846976]");
    }

    @Test
    void is_written_over_lines_for_people() {
        assertThat(JsonWriter.indented(JsonValue.of(Map.of("a", List.of(1, 2)))))
                .isEqualTo("{\n  \"a\": [\n    1,\n    2\n  ]\n}");
    }

    @Test
    void escapes_what_cannot_stand_in_a_text() {
        assertThat(json("a\"b\\c\n\u0001\u00fc\ud83d\ude00\udcff"))
                .isEqualTo("\"a\\\"b\\\\c\\n\\u0001\u00fc\ud83d\ude00\\udcff\"");
    }

    @Test
    void has_no_other_values() {
        assertThatIllegalArgumentException().isThrownBy(() -> json('x'));
        assertThatIllegalArgumentException().isThrownBy(() -> json(Double.NaN));
    }

    @Test
    void is_read_as_it_was_written() throws JsonException {
        JsonValue value = JsonValue.of(
                List.of(Map.of("a", Optional.empty()), "\udcff\"\n\u00fc", 1.25, -7, 1L << 60, false, List.of()));

        assertThat(JsonReader.read(JsonWriter.compact(value))).isEqualTo(value);
        assertThat(JsonReader.read(JsonWriter.indented(value))).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{a:1}", "'a'", "1 2", "NaN", "nul", "[1}", "\"\t\""})
    void is_not_anything_else(String text) {
        assertThatExceptionOfType(JsonException.class).isThrownBy(() -> JsonReader.read(text));
    }

    @Test
    void is_not_nested_without_end() {
        assertThatExceptionOfType(JsonException.class)
                .isThrownBy(() -> JsonReader.read("[".repeat(100_000) + "]".repeat(100_000)));
    }
}
