package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The manual page of")
class PagesIT {
    private static final Path MAN = Path.of(System.getProperty("supervisor.home"), "share/man");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"supervisord, 8", "supervisorctl, 1", "echo_supervisord_conf, 1", "pidproxy, 1"})
    void each_program_is_read_by_both_formatters_without_a_warning(String program, int section) {
        Path page = MAN.resolve("man" + section).resolve(program + "." + section);

        Run mandoc = Run.of(directory, List.of("mandoc", "-T", "lint", "-W", "warning", page.toString()));
        Run man = Run.of(
                directory,
                List.of("env", "MANPAGER=cat", "MANWIDTH=100", "LC_ALL=C.UTF-8", "man", "--warnings", page.toString()));

        assertEquals(new Run(0, "", ""), mandoc);
        assertEquals(0, man.code());
        assertEquals("", man.err());
        assertThat(man.out()).contains("NAME", "SYNOPSIS", program, "SEE ALSO");
    }

    @Test
    void supervisorctl_has_what_help_says_of_each_action_and_every_option() {
        String page = text("man1/supervisorctl.1");
        Run help = Run.of(directory, Peer.OURS.client(), List.of("help"));
        List<String> actions = help.lines().stream()
                .skip(3)
                .flatMap(line -> List.of(line.strip().split("\\s+")).stream())
                .filter(word -> !word.isEmpty())
                .toList();

        assertThat(actions).contains("add", "version");
        for (String action : actions) {
            for (String line : Run.of(directory, Peer.OURS.client(), List.of("help", action))
                    .lines()) {
                for (String part : line.split("\t")) {
                    assertThat(page).contains(part.strip());
                }
            }
        }
        assertThat(page).contains("-c, --configuration FILENAME", "--color WHEN", "NO_COLOR");
    }

    @Test
    void supervisord_has_every_option_that_its_help_has() {
        String page = text("man8/supervisord.8");
        List<String> options = Run.of(directory, Peer.OURS.daemon(), List.of("-h")).lines().stream()
                .filter(line -> line.startsWith("-"))
                .map(line -> line.split("[ /]")[0])
                .toList();

        assertThat(options).contains("-c", "--check");
        assertThat(options).allSatisfy(option -> assertThat(page).contains(".B " + option));
    }

    /** Without the masks of the formatter. */
    private static String text(String page) {
        return Run.text(MAN.resolve(page)).replace("\\-", "-").replace("\\(aq", "'");
    }

    @Test
    void pidproxy_has_the_usage_that_it_prints() {
        String usage = Run.of(directory, Path.of(System.getProperty("supervisor.home"), "bin/pidproxy"), List.of())
                .out();
        String arguments = usage.substring(usage.indexOf("<pidfile"), usage.lastIndexOf(']') + 1);

        assertThat(Files.exists(MAN)).isTrue();
        assertThat(text("man1/pidproxy.1")).contains(".B pidproxy\n" + arguments + "\n");
    }
}
