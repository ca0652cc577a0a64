package dev.supervisor.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A pattern of file names")
class GlobTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        *.conf   | a.conf  | true
        *.conf   | a.confx | false
        a*b*c    | axxbxxc | true
        a*b*c    | axxbxx  | false
        ?.ini    | a.ini   | true
        ?.ini    | ab.ini  | false
        [ab].ini | b.ini   | true
        [!ab]*   | b.ini   | false
        [a-c]x   | bx      | true
        []]      | ]       | true
        [a       | [a      | true
        **       | anything| true
        """)
    void means_what_it_means_to_the_original(String pattern, String name, boolean matches) {
        assertThat(Glob.matches(pattern, name)).isEqualTo(matches);
    }

    @Test
    void finds_files_sorted_by_code_point_and_hidden_ones_only_by_their_dot() {
        Surroundings world = new FakeSurroundings()
                .with("/etc/d/b.ini", "")
                .with("/etc/d/a.ini", "")
                .with("/etc/d/B.ini", "")
                .with("/etc/d/.h.ini", "");

        assertThat(new Glob(world).matching("/etc/d/*.ini"))
                .containsExactly("/etc/d/B.ini", "/etc/d/a.ini", "/etc/d/b.ini");
        assertThat(new Glob(world).matching("/etc/d/.*.ini")).containsExactly("/etc/d/.h.ini");
        assertThat(new Glob(world).matching("/etc/d/a.ini")).containsExactly("/etc/d/a.ini");
        assertThat(new Glob(world).matching("/etc/d/nope.ini")).isEmpty();
        assertThat(new Glob(world).matching("/nope/*")).isEmpty();
    }
}
