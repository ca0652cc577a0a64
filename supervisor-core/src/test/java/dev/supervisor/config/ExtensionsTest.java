package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.section.HttpApiSection;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.OutputSpec;
import dev.supervisor.spec.PlacesSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What the original does not know")
class ExtensionsTest {
    private static final String API = "[http_api]\nevents_kept=7\n";

    private final FakeSurroundings world = new FakeSurroundings();
    private final ConfigFixture file = new ConfigFixture(world);

    private static String daemon(String options) {
        return ConfigFixture.DAEMON.replace("[supervisord]\n", "[supervisord]\n" + options);
    }

    @Test
    void counts_unless_the_file_says_otherwise() throws ConfigException {
        Configuration read = file.load(daemon("ignore_unknown_rpcinterfaces=true\n") + API);

        assertThat(read.servers().api()).isEqualTo(Optional.of(new HttpApiSection(7, List.of())));
        assertThat(read.supervisord().ignore_unknown_rpcinterfaces()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"off", "false", "0", "%(ENV_NOT)s"})
    void is_text_that_nobody_reads_with_extensions_off(String off) throws ConfigException {
        world.withVariable("NOT", "no");
        Configuration read =
                file.load(daemon("ignore_unknown_rpcinterfaces=what\nextensions=" + off + "\n") + API + "x=%(no)s\n");

        assertThat(read.servers().api()).isEmpty();
        assertThat(read.supervisord().ignore_unknown_rpcinterfaces()).isFalse();
        assertThat(read.supervisord().extensions()).isFalse();
    }

    @Test
    void is_not_how_a_log_is_kept_with_extensions_off() throws ConfigException {
        String program = "[program:x]\ncommand=x\nstdout_logfile=/tmp/x\nstdout_logfile_also=/nope/x,AUTO\n"
                + "stdout_logfile_format=xml\nstderr_logfile_also_format=%(nobody)s\n";
        OutputSpec stdout = file.load(daemon("extensions=off\n") + program)
                .groups()
                .getFirst()
                .processes()
                .getFirst()
                .stdout();

        assertThat(stdout.logfile()).isEqualTo(new LogTarget.File("/tmp/x"));
        assertThat(stdout.places()).isEqualTo(PlacesSpec.USUAL);
    }

    @Test
    void is_mentioned_by_a_check_when_it_is_off() {
        world.with("/x", "[supervisord]\nextensions=off\nignore_unknown_rpcinterfaces=true\n" + API);

        List<String> remarks = new ConfigLoader(world)
                .check("/x", Overrides.NONE).remarks().stream()
                        .map(Problem::line)
                        .toList();
        assertThat(remarks)
                .containsExactly(
                        "/x:3: [supervisord] ignore_unknown_rpcinterfaces: ignored, as extensions=off",
                        "/x:4: [http_api]: ignored, as extensions=off");
    }

    @Test
    void is_not_switched_by_what_is_no_truth() {
        assertThat(file.problems(daemon("extensions=maybe\n") + API))
                .extracting(problem -> problem.option().orElse(""))
                .contains("extensions");
    }
}
