package dev.supervisor.api.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A stream of a process")
class StdStreamTest {

    @Test
    void is_found_by_its_word_and_by_no_other_spelling() {
        assertThat(StdStream.of("stdout")).contains(StdStream.STDOUT);
        assertThat(StdStream.of("stderr")).contains(StdStream.STDERR);
        assertThat(StdStream.of("STDOUT")).isEmpty();
        assertThat(StdStream.of("stdout ")).isEmpty();
        assertThat(StdStream.of("")).isEmpty();
    }

    @Test
    void chooses_what_belongs_to_it() {
        assertThat(StdStream.STDOUT.choose("out", "err")).isEqualTo("out");
        assertThat(StdStream.STDERR.choose("out", "err")).isEqualTo("err");
    }
}
