package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.config.text.Surroundings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A configuration with mistakes")
class ConfigMistakesTest {

    private final FakeSurroundings world = new FakeSurroundings();
    private final ConfigFixture fixture = new ConfigFixture(world);

    @Test
    void says_the_first_one_as_the_original_would_and_all_others_with_their_places() {
        List<Problem> problems = fixture.problems("""
            [supervisord]
            logfile = /nope/x.log
            minfds = many
            [program:x]
            stdout_logfile = /nope/y
            startsecs = 1s
            user = nosuch
            [program:y]
            autostart = maybe
            """);

        assertThat(problems)
                .extracting(Problem::line)
                .containsExactly(
                        "/etc/supervisord.conf:3: [supervisord] minfds: invalid literal for int() with base 10:"
                                + " 'many'",
                        "/etc/supervisord.conf:2: [supervisord] logfile: The directory named as part of the path"
                                + " /nope/x.log does not exist",
                        "/etc/supervisord.conf:6: [program:x] startsecs: invalid literal for int() with base 10:"
                                + " '1s' in section 'program:x' (file: '/etc/supervisord.conf')",
                        "/etc/supervisord.conf:7: [program:x] user: Invalid user name nosuch in section"
                                + " 'program:x' (file: '/etc/supervisord.conf')",
                        "/etc/supervisord.conf:5: [program:x] stdout_logfile: The directory named as part of the"
                                + " path /nope/y does not exist in section 'program:x' (file:"
                                + " '/etc/supervisord.conf')",
                        "/etc/supervisord.conf:4: [program:x]: program section program:x does not specify a"
                                + " command in section 'program:x' (file: '/etc/supervisord.conf')",
                        "/etc/supervisord.conf:9: [program:y] autostart: not a valid boolean value: 'maybe' in"
                                + " section 'program:y' (file: '/etc/supervisord.conf')",
                        "/etc/supervisord.conf:8: [program:y]: program section program:y does not specify a"
                                + " command in section 'program:y' (file: '/etc/supervisord.conf')");
    }

    @Test
    void may_not_send_a_log_to_the_same_place_twice() {
        assertThat(fixture.firstProblem("[program:x]\ncommand = x\nstdout_logfile = /dev/stdout\n"
                        + "stdout_logfile_also = /tmp/x,/dev/stdout\n"))
                .isEqualTo("stdout_logfile_also names stdout_logfile again in section 'program:x' (file:"
                        + " '/etc/supervisord.conf')");
    }

    @Test
    void checks_rules_between_options_in_the_place_of_the_original() {
        String x = "[program:x]\ncommand = x\n";
        String suffix = " in section 'program:x' (file: '/etc/supervisord.conf')";

        assertThat(fixture.firstProblem(x + "stopasgroup = 1\nkillasgroup = 0\nnumprocs = 2\n"))
                .isEqualTo("%(process_num) must be present within process_name when numprocs > 1" + suffix);
        assertThat(fixture.firstProblem(x + "stopasgroup = 1\nkillasgroup = 0\nstdout_logfile = /nope/x\n"))
                .isEqualTo("Cannot set stopasgroup=true and killasgroup=false" + suffix);
        assertThat(fixture.firstProblem(x + "priority = high\n"))
                .isEqualTo("invalid literal for int() with base 10: 'high'");
        assertThat(fixture.firstProblem(x + "priority = high\n[group:g]\nprograms = x\n"))
                .isEqualTo("invalid literal for int() with base 10: 'high'" + suffix);
    }

    @Test
    void goes_on_from_no_value_where_one_was_no_good() {
        assertThat(fixture.problems(ConfigFixture.DAEMON + """
            [program:x]
            command = x
            stopasgroup = perhaps
            killasgroup = 0
            numprocs = many
            """))
                .extracting(Problem::sentence)
                .containsExactly(
                        "not a valid boolean value: 'perhaps' in section 'program:x' (file: '/etc/supervisord.conf')",
                        "invalid literal for int() with base 10: 'many' in section 'program:x' (file:"
                                + " '/etc/supervisord.conf')");
    }

    @Test
    void refuses_groups_of_what_is_not_there() {
        assertThat(fixture.firstProblem("[group:g]\nprograms = nope\n"))
                .isEqualTo("[group:g] names unknown program or fcgi-program nope");
        assertThat(fixture.firstProblem("[program:x]\ncommand = x\n[group:g]\nprograms = x, nope\n"))
                .isEqualTo("[program:x] names unknown program or fcgi-program nope");
        assertThat(fixture.firstProblem("[program:a b]\ncommand = x\n"))
                .isEqualTo("Invalid name: 'a b' because of character: ' '");
    }

    @Test
    void refuses_half_an_authentication_and_odd_sockets() {
        assertThat(fixture.firstProblem("[unix_http_server]\n"))
                .isEqualTo("section [unix_http_server] has no file value");
        assertThat(fixture.firstProblem("[unix_http_server]\nfile = /s\nusername = u\nchown = nosuch\n"))
                .isEqualTo("Section [unix_http_server] contains incomplete authentication: If a username or a"
                        + " password is specified, both the username and password must be specified");
        assertThat(fixture.firstProblem("[unix_http_server]\nfile = /s\nusername = u\npassword = {PBKDF2}secret\n"))
                .isEqualTo("Section [unix_http_server] has a password that begins with {PBKDF2} and is none that"
                        + " supervisord --hash_password has made");
        assertThat(fixture.firstProblem("[unix_http_server]\nfile = /s\nchown = nosuch\n"))
                .isEqualTo("Invalid sockchown value nosuch");
        assertThat(fixture.firstProblem("[unix_http_server]\nfile = /s\nchmod = rwx\n"))
                .isEqualTo("Invalid chmod value rwx");
    }

    @Test
    void refuses_rpc_interfaces_that_are_not_ours() {
        assertThat(fixture.firstProblem("[rpcinterface:x]\nsupervisor.rpcinterface_factory = twiddler:make\n"))
                .isEqualTo("twiddler:make cannot be resolved within [rpcinterface:x]: No module named 'twiddler'");
        assertThat(fixture.firstProblem("[rpcinterface:x]\n"))
                .isEqualTo("section [rpcinterface:x] does not specify a supervisor.rpcinterface_factory");
    }

    @Test
    void has_to_be_there_and_to_have_its_section() {
        ConfigLoader loader = new ConfigLoader(world.withDirectory("/etc/dir"));

        assertThat(catchThrowableOfType(ConfigException.class, () -> loader.load("/nope", Overrides.NONE)))
                .hasMessage("could not find config file /nope");
        assertThat(catchThrowableOfType(ConfigException.class, () -> loader.load("/etc/dir", Overrides.NONE)))
                .hasMessage("could not read config file /etc/dir");
        assertThat(fixture.problems("[foo]\n").getFirst().sentence())
                .isEqualTo(".ini file does not include supervisord section");
        assertThat(fixture.problems("x = 1\n").getFirst().line())
                .isEqualTo("/etc/supervisord.conf:1: File contains no section headers.\\n"
                        + "file: '/etc/supervisord.conf', line: 1\\n"
                        + "'x = 1\\n"
                        + "'");
    }

    @Test
    void are_values_that_no_variable_path_or_argument_could_hold() throws ConfigException {
        assertThat(fixture.problems(ConfigFixture.DAEMON + "[program:x]\ncommand=/bin/x a\0b\nnosuch=\0\n"))
                .extracting(Problem::line)
                .containsExactly("/etc/supervisord.conf:5: [program:x] command: a value cannot hold a NUL character in"
                        + " section 'program:x' (file: '/etc/supervisord.conf')");
    }

    @Test
    void are_configurations_of_more_than_16_mebibytes_with_all_that_they_include() throws ConfigException {
        String start = ConfigFixture.DAEMON + "[include]\nfiles=/etc/more.conf\n";
        int most = (int) Surroundings.MOST_BYTES;
        fixture.world().with("/etc/more.conf", "#".repeat(most - start.length()));
        assertThat(fixture.load(start).groups()).isEmpty();

        fixture.world().with("/etc/more.conf", "#".repeat(most - start.length() + 1));
        assertThat(fixture.problems(start))
                .extracting(Problem::line)
                .containsExactly("the configuration has more than 16 MiB with /etc/more.conf");
    }
}
