package dev.supervisor.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.change.OptionChange.Needs;
import dev.supervisor.config.ConfigFixture;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.spec.SharedSocketSpec;
import dev.supervisor.spec.SocketAddress;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The difference between what runs and the configuration")
class ConfigDiffTest {
    private static final String CAT = """
        [program:x]
        command = cat
        """;

    private final ConfigFixture fixture = new ConfigFixture(new FakeSurroundings());

    @Test
    void is_nothing_for_the_same_file() throws ConfigException {
        assertThat(diff(CAT, CAT)).isEqualTo(new ConfigDiff(List.of(), List.of(), List.of()));
    }

    @Test
    void has_what_is_new_and_what_changed_in_the_order_of_the_file_and_what_is_gone_as_it_was_added()
            throws ConfigException {
        ConfigDiff diff = diff("""
            [program:zz]
            command = cat
            priority = 5
            [program:auto]
            command = cat
            [program:gone]
            command = cat
            [program:gone2]
            command = cat
            priority = 3
            """, """
            [program:zz]
            command = dog
            priority = 5
            [program:auto]
            command = dog
            [program:new2]
            command = cat
            priority = 1000
            [program:new1]
            command = cat
            [program:new0]
            command = cat
            priority = 1
            """);

        assertThat(diff)
                .isEqualTo(new ConfigDiff(
                        List.of("new0", "new1", "new2"), List.of("zz", "auto"), List.of("gone2", "gone")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "command = dog",
                "command = cat\ndirectory = /",
                "command = cat\numask = 077",
                "command = cat\nenvironment = A=b",
                "command = cat\nserverurl = http://h:1",
                "command = cat\npriority = 1",
                "command = cat\nautostart = false",
                "command = cat\nautorestart = true",
                "command = cat\nstartsecs = 2",
                "command = cat\nstartretries = 2",
                "command = cat\nexitcodes = 0,2",
                "command = cat\nstopsignal = INT",
                "command = cat\nstopwaitsecs = 2",
                "command = cat\nstopasgroup = true",
                "command = cat\nkillasgroup = true",
                "command = cat\nredirect_stderr = true",
                "command = cat\nstdout_logfile = NONE",
                "command = cat\nstdout_logfile = /x.log",
                "command = cat\nstdout_logfile_backups = 1",
                "command = cat\nstderr_logfile_maxbytes = 1MB",
                "command = cat\nstderr_capture_maxbytes = 1MB",
                "command = cat\nstdout_events_enabled = true",
                "command = cat\nstdout_syslog = true",
                "command = cat\nnumprocs = 2\nprocess_name = %(program_name)s_%(process_num)s",
                "command = cat\nprocess_name = y"
            })
    void is_a_change_whatever_option_is_another(String options) throws ConfigException {
        assertThat(diff(CAT, "[program:x]\n" + options).changed()).containsExactly("x");
    }

    @ParameterizedTest
    @CsvSource({
        "priority = 1, NOTHING",
        "startsecs = 2, NOTHING",
        "stopsignal = INT, NOTHING",
        "restartpause = 1, NOTHING",
        "directory = /, CHILD",
        "environment = A=b, CHILD",
        "nice = 1, CHILD",
        "stdout_logfile = /x.log, LOGS",
        "stderr_events_enabled = true, LOGS",
        "redirect_stderr = true, LOGS"
    })
    void says_what_a_running_process_needs_for_an_option(String option, Needs needs) throws ConfigException {
        List<OptionChange> changes = ConfigDiff.changes(process(CAT), process(CAT + option));

        assertThat(changes).isNotEmpty().allMatch(change -> change.needs() == needs);
        assertThat(changes).allMatch(change -> change.live() == (needs == Needs.NOTHING));
    }

    private ProcessSpec process(String content) throws ConfigException {
        return fixture.load(ConfigFixture.DAEMON + content)
                .groups()
                .getFirst()
                .processes()
                .getFirst();
    }

    @ParameterizedTest
    @CsvSource({
        "/x.log, AUTO, false",
        "AUTO, /x.log, true",
        "NONE, AUTO, false",
        "AUTO, NONE, true",
        "/x.log, /y.log, true"
    })
    void does_not_see_a_log_that_becomes_AUTO(String was, String is, boolean changed) throws ConfigException {
        ConfigDiff diff = diff(CAT + "stdout_logfile = " + was, CAT + "stdout_logfile = " + is);

        assertThat(diff.changed()).hasSize(changed ? 1 : 0);
    }

    @Test
    void has_a_group_whose_environment_of_all_children_is_another() throws ConfigException {
        assertThat(diff("environment = A=1\n" + CAT, "environment = A=2\n" + CAT)
                        .changed())
                .containsExactly("x");
    }

    @Test
    void has_a_group_with_the_same_exit_codes_in_another_order() throws ConfigException {
        assertThat(diff(CAT + "exitcodes = 0,2", CAT + "exitcodes = 2,0").changed())
                .containsExactly("x");
    }

    @Test
    void has_not_what_is_only_written_elsewhere_or_otherwise() throws ConfigException {
        assertThat(diff(CAT + "environment = A=1,B=2", """
            [program:first]
            command = dog
            [program:x]
            environment = B="2",A="1"
            stopsignal = 15
            command = cat
            """))
                .isEqualTo(new ConfigDiff(List.of("first"), List.of(), List.of()));
    }

    @Test
    void has_a_group_of_another_priority_or_with_other_programs() throws ConfigException {
        String programs = """
            [program:a]
            command = cat
            [program:b]
            command = cat
            [group:g]
            """;

        assertThat(diff(programs + "programs = a,b", programs + "programs = a,b\npriority = 1")
                        .changed())
                .containsExactly("g");
        assertThat(diff(programs + "programs = a,b", programs + "programs = b,a")
                        .changed())
                .containsExactly("g");
        assertThat(diff(programs + "programs = a,b", programs + "programs = a"))
                .isEqualTo(new ConfigDiff(List.of("b"), List.of("g"), List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "events = TICK_5, events = TICK_5, false",
        "events = TICK_5, events = TICK_60, true",
        "events = TICK_5, 'events = TICK_5\nbuffer_size = 11', true",
        "events = TICK_5, 'events = TICK_5\npriority = -2', true"
    })
    void has_a_pool_of_listeners_that_wants_other_events_or_keeps_more_of_them(String was, String is, boolean changed)
            throws ConfigException {
        String pool = "[eventlistener:l]\ncommand = cat\n";

        assertThat(diff(pool + was, pool + is.translateEscapes()).changed()).hasSize(changed ? 1 : 0);
    }

    @Test
    void has_a_program_with_another_socket_but_not_one_whose_socket_has_another_mode() {
        GroupSpec shares = sharing("/s", Optional.empty());

        assertThat(changed(shares, sharing("/s", Optional.of(0600)))).isEmpty();
        assertThat(changed(shares, sharing("/t", Optional.empty()))).containsExactly("f");
        assertThat(changed(shares, new GroupSpec("f", ProgramBuilder.written("fcgi-program:f"), 1, List.of())))
                .containsExactly("f");
    }

    @Test
    void has_a_program_that_has_become_another_kind_of_group() throws ConfigException {
        assertThat(diff(
                                "[program:x]\ncommand = cat\npriority = -1",
                                "[eventlistener:x]\ncommand = cat\nevents = TICK_5")
                        .changed())
                .containsExactly("x");
    }

    private static GroupSpec sharing(String path, Optional<Integer> mode) {
        SocketAddress socket = new SocketAddress.Unix(path);
        return new GroupSpec(
                "f",
                ProgramBuilder.written("fcgi-program:f"),
                1,
                new SharedSocketSpec(Optional.empty(), Optional.empty(), mode, socket),
                List.of());
    }

    private static List<String> changed(GroupSpec active, GroupSpec read) {
        return ConfigDiff.between(List.of(active), List.of(read)).changed();
    }

    private ConfigDiff diff(String active, String read) throws ConfigException {
        return ConfigDiff.between(groups(active), groups(read));
    }

    /** Of a file; what stands before the first section belongs to the daemon. */
    private List<GroupSpec> groups(String content) throws ConfigException {
        String rest = content.startsWith("environment") ? content.substring(content.indexOf('\n') + 1) : content;
        String environment = content.substring(0, content.length() - rest.length());
        return fixture.load(ConfigFixture.DAEMON.replace("[supervisord]\n", "[supervisord]\n" + environment) + rest)
                .groups();
    }
}
