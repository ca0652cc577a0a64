package dev.supervisor.api.ini;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The default paths of the configuration")
class DefaultPathsTest {

    @Test
    void begin_beside_the_folder_of_the_program() {
        assertThat(DefaultPaths.of("/usr/bin/supervisord"))
                .containsExactly(
                        "/usr/etc/supervisord.conf",
                        "/usr/supervisord.conf",
                        "supervisord.conf",
                        "etc/supervisord.conf",
                        "/etc/supervisord.conf",
                        "/etc/supervisor/supervisord.conf",
                        "/etc/supervisord/supervisord.conf");
    }

    @Test
    void are_relative_if_the_program_was_called_without_a_folder() {
        assertThat(DefaultPaths.of("supervisord").subList(0, 2))
                .containsExactly("etc/supervisord.conf", "supervisord.conf");
        assertThat(DefaultPaths.of("/supervisord").getFirst()).isEqualTo("/etc/supervisord.conf");
    }
}
