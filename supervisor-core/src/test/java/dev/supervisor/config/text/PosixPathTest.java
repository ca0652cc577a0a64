package dev.supervisor.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A path")
class PosixPathTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
        /a/./b/../c/, /a/c
        a/../.., ..
        /.., /
        //a, //a
        ///a, /a
        '', .
        ../a/.., ..
        """)
    void is_freed_of_detours(String path, String normal) {
        assertThat(PosixPath.normal(path)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        /a/b, /a
        /a, /
        a, ''
        a//b, a
        //a, //
        a/, a
        """)
    void has_a_parent(String path, String parent) {
        assertThat(PosixPath.parent(path)).isEqualTo(parent);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        ~, /root
        ~/x, /root/x
        ~nobody, /tmp
        ~nosuch/x, ~nosuch/x
        a~, a~
        """)
    void may_begin_at_somebodys_home(String path, String expanded) {
        assertThat(PosixPath.withHome(path, new FakeSurroundings())).isEqualTo(expanded);
    }
}
