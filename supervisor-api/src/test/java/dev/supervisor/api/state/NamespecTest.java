package dev.supervisor.api.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The name of a process")
class NamespecTest {

    @Test
    void reads_as_one_name_where_its_group_is_called_the_same() {
        assertThat(new Namespec("web", "web")).hasToString("web");
        assertThat(new Namespec("web", "web_1")).hasToString("web:web_1");
    }

    @Test
    void finds_a_place_of_its_own_in_a_table_among_a_thousand_alike() {
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(number -> "program%03d".formatted(number))
                        .map(name -> new Namespec(name, name).hashCode() & 1023)
                        .distinct())
                .hasSizeGreaterThan(300);
        assertThat(IntStream.range(0, 1000)
                        .mapToObj(number -> new Namespec("web", "web_%03d".formatted(number)).hashCode() & 1023)
                        .distinct())
                .hasSizeGreaterThan(300);
    }
}
