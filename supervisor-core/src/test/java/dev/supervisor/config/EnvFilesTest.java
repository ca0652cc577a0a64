package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.change.ConfigDiff;
import dev.supervisor.change.OptionChange;
import dev.supervisor.change.OptionChange.Needs;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.envfile.EnvFile;
import dev.supervisor.envfile.EnvFiles;
import dev.supervisor.spec.ProcessSpec;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The files of variables of a program")
class EnvFilesTest {
    private final FakeSurroundings world = new FakeSurroundings();
    private final ConfigFixture file = new ConfigFixture(world);

    private ProcessSpec program(String options) throws ConfigException {
        return file.load(ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x\n" + options)
                .groups()
                .getFirst()
                .processes()
                .getFirst();
    }

    private static EnvFile must(String path) {
        return new EnvFile(path, false);
    }

    @Test
    void are_none_unless_there_are() throws ConfigException {
        assertThat(program("").env_file()).isEqualTo(EnvFiles.NONE);
        assertThat(program("env_file=\nenvironment=A=1\n").env_file()).isEqualTo(EnvFiles.NONE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"env_file", "envFiles", "ENVFILES"})
    void are_named_in_two_ways(String option) throws ConfigException {
        assertThat(program(option + "=/a.env, b.env,-/c.env , ~/d.env\n")
                        .env_file()
                        .files())
                .containsExactly(must("/a.env"), must("b.env"), new EnvFile("/c.env", true), must("/root/d.env"));
    }

    @Test
    void are_expanded_for_each_process() throws ConfigException {
        List<ProcessSpec> processes = file.load(ConfigFixture.DAEMON
                        + "[program:x]\ncommand=/bin/x\nnumprocs=2\nprocess_name=%(process_num)d\n"
                        + "environment=OWN=o\nenvFiles=%(here)s/%(program_name)s-%(process_num)d-%(ENV_OWN)s.env\n")
                .groups()
                .getFirst()
                .processes();

        assertThat(processes.get(1).env_file().files()).containsExactly(must("/etc/x-1-o.env"));
    }

    @Test
    void do_not_overrule_its_own_environment() throws ConfigException {
        assertThat(program("env_file=/a\nenvironment=A=1,B=2\n").env_file().overruled())
                .isEqualTo(Set.of("A", "B"));
    }

    @Test
    void are_not_given_in_both_spellings() {
        List<Problem> problems =
                file.problems(ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x\nenv_file=/a\nenvFiles=/b\n");

        assertThat(problems)
                .extracting(Problem::line)
                .singleElement()
                .asString()
                .endsWith(":7: [program:x] envfiles: env_file and envfiles are the same option; only one of them can be"
                        + " given");
    }

    @Test
    void have_names() {
        assertThat(file.firstProblem("[program:x]\ncommand=/bin/x\nenv_file=/a,,/b\n"))
                .startsWith("a file name is missing in env_file");
        assertThat(file.firstProblem("[program:x]\ncommand=/bin/x\nenv_file=-\n"))
                .startsWith("a file name is missing in env_file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"env_file", "envFiles"})
    void are_text_that_nobody_reads_with_extensions_off(String option) throws ConfigException {
        String off = ConfigFixture.DAEMON.replace("[supervisord]\n", "[supervisord]\nextensions=off\n");
        world.with("/x", off + "[program:x]\ncommand=/bin/x\n" + option + "=,%(no)s,\n");
        ConfigCheck check = new ConfigLoader(world).check("/x", Overrides.NONE);

        assertThat(check.configuration()
                        .orElseThrow()
                        .groups()
                        .getFirst()
                        .processes()
                        .getFirst()
                        .env_file())
                .isEqualTo(EnvFiles.NONE);
        assertThat(check.remarks()).extracting(Problem::discreetSentence).containsExactly("ignored, as extensions=off");
    }

    @Test
    void are_known_in_both_spellings_to_who_looks_for_typing_mistakes() {
        world.with(
                "/x",
                ConfigFixture.DAEMON
                        + "[program:x]\ncommand=/bin/x\nenvFiles=/a\n[program:y]\ncommand=/y\nenv_fil=/a\n");

        assertThat(new ConfigLoader(world).check("/x", Overrides.NONE).remarks())
                .extracting(Problem::discreetSentence)
                .containsExactly("unknown option; did you mean env_file?");
    }

    @Test
    void are_compared_by_a_reread_and_shown_as_they_stand_in_the_file() throws ConfigException {
        ProcessSpec before = program("env_file=/a\n");
        ProcessSpec after = program("envFiles=/a,-/b\n");

        assertThat(ConfigDiff.changes(before, program("envfiles=/a\n"))).isEmpty();
        assertThat(ConfigDiff.changes(before, after))
                .containsExactly(new OptionChange("env_file", "/a", "/a,-/b", Needs.CHILD));
        assertThat(ConfigDiff.changes(before, program("")))
                .containsExactly(new OptionChange("env_file", "/a", "none", Needs.CHILD));
    }

    @Test
    void have_an_origin_in_either_spelling() throws ConfigException {
        world.with("/x", ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x\nenvFiles=/a\n");

        assertThat(new ConfigLoader(world).origins("/x").of("program:x", "env_file"))
                .hasValueSatisfying(origin -> assertThat(origin.line()).isEqualTo(6));
    }
}
