package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Notice;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.section.SupervisordSection;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.config.text.LogLevel;
import dev.supervisor.spec.GroupKind;
import dev.supervisor.spec.GroupSpec;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.PlacesSpec;
import dev.supervisor.spec.ProcessSpec;
import dev.supervisor.user.Account;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("A configuration")
class ConfigLoaderTest {

    private static final String FILE = ConfigFixture.FILE;
    private static final String DAEMON = ConfigFixture.DAEMON;

    private final FakeSurroundings world = new FakeSurroundings();
    private final ConfigFixture fixture = new ConfigFixture(world);

    private Configuration load(String content) throws ConfigException {
        return fixture.load(content);
    }

    private List<ProcessSpec> processes(String content) throws ConfigException {
        return load(DAEMON + content).groups().stream()
                .flatMap(group -> group.processes().stream())
                .toList();
    }

    private static List<String> names(Configuration configuration) {
        return configuration.groups().stream()
                .flatMap(group -> group.processes().stream().map(process -> group.name() + ":" + process.name()))
                .toList();
    }

    @Nested
    class FromTheGuide {
        private static final String GUIDE = """
            [supervisord]
            logfile          = /var/log/supervisord/supervisord.log
            logfile_maxbytes = 50MB
            logfile_backups  = 10
            loglevel         = error

            [unix_http_server]
            file             = /tmp/supervisor.sock

            [supervisorctl]
            serverurl        = unix:///tmp/supervisor.sock

            [program:my-app]
            user         = www-data
            command      = php /var/www/mysite/public/index.php queue beanstalkd
            numprocs     = 3
            process_name = my-app-worker-%(process_num)
            autorestart  = true
            """;

        @Test
        void loads_as_it_stands() throws ConfigException {
            world.withDirectory("/var/log/supervisord");
            Configuration configuration = load(GUIDE);

            assertThat(names(configuration))
                    .containsExactly("my-app:my-app-worker-0", "my-app:my-app-worker-1", "my-app:my-app-worker-2");
            ProcessSpec worker = configuration.groups().getFirst().processes().getFirst();
            assertThat(worker.user()).contains(FakeSurroundings.WWW_DATA);
            assertThat(worker.command()).isEqualTo("php /var/www/mysite/public/index.php queue beanstalkd");
            assertThat(worker.start().autorestart()).isEqualTo(Autorestart.ALWAYS.meaning());
            assertThat(worker.lifecycle().startretries()).isEqualTo(3);
            assertThat(configuration.supervisord().loglevel()).isEqualTo(LogLevel.ERROR);
            assertThat(configuration.servers().url()).contains("unix:///tmp/supervisor.sock");
        }

        @Test
        void warns_aloud_of_what_the_original_would_refuse() throws ConfigException {
            world.withDirectory("/var/log/supervisord");

            assertThat(load(GUIDE).notices())
                    .containsExactly(
                            new Notice(
                                    LogLevel.WARN,
                                    "There is no [rpcinterface:supervisor] section; the supervisor RPC interface is"
                                            + " registered all the same",
                                    true),
                            new Notice(
                                    LogLevel.WARN,
                                    "For [program:my-app], process_name ends in an expansion without its conversion"
                                            + " letter: \"my-app-worker-%(process_num)\" is read as"
                                            + " \"my-app-worker-%(process_num)s\" (/etc/supervisord.conf:17)",
                                    true));
        }
    }

    @Nested
    class OfVariables {

        private List<Notice> notices(String content) throws ConfigException {
            return load(content).notices();
        }

        private Map<String, String> daemons(String environment) throws ConfigException {
            return load(DAEMON.replace("[supervisord]", "[supervisord]\nenvironment = " + environment))
                    .supervisord()
                    .environment();
        }

        @Test
        void warns_once_for_a_section_of_what_another_version_will_read_otherwise() throws ConfigException {
            String content = DAEMON + "[program:a]\ncommand = a\nnumprocs = 2\nprocess_name = %(process_num)d\n"
                    + "environment = PW=\"p\\a\\\\s\"\n";

            assertThat(load(content).groups().getFirst().processes().getLast().environment())
                    .isEqualTo(Map.of("PW", "p\\a\\\\s"));
            assertThat(notices(content))
                    .containsExactly(new Notice(
                            LogLevel.WARN,
                            "For [program:a], environment is read as supervisor 4.3 and older read it; 4.4, which is"
                                + " not released, will make something else of its quotes, backslashes or comments: PW"
                                + " (/etc/supervisord.conf:8)",
                            false));
        }

        @Test
        void warns_aloud_where_only_the_version_to_come_can_read_them() throws ConfigException {
            assertThat(notices(DAEMON + "[program:a]\ncommand = a\nenvironment = A=a\\ b\n"))
                    .containsExactly(new Notice(
                            LogLevel.WARN,
                            "For [program:a], environment is read as supervisor 4.4 will read it; 4.3 and older refuse"
                                    + " it (/etc/supervisord.conf:6)",
                            true));
        }

        @Test
        void expands_those_of_the_daemon_twice_unless_only_once_is_possible() throws ConfigException {
            assertThat(daemons("A=\"50%%%%\",B=\"%%(here)s\"")).isEqualTo(Map.of("A", "50%", "B", "/etc"));
            assertThat(daemons("A=\"50%%\",H=%(host_node_name)s")).isEqualTo(Map.of("A", "50%", "H", "box"));
            assertThat(fixture.firstProblem("[DEFAULT]\nenvironment = A=%(nope)s\n"))
                    .startsWith("Format string 'A=%(nope)s' for 'supervisord.environment' contains names ('nope')");
        }
    }

    @Nested
    class OfPrograms {

        @Test
        void orders_groups_and_processes_by_priority_and_name() throws ConfigException {
            Configuration configuration = load(DAEMON + """
                [program:b]
                command = b
                [program:a]
                command = a
                numprocs = 2
                numprocs_start = 9
                process_name = %(process_num)d
                [program:late]
                command = l
                priority = 1000
                [program:early]
                command = e
                priority = 1
                """);

            assertThat(names(configuration)).containsExactly("early:early", "a:10", "a:9", "b:b", "late:late");
        }

        @Test
        void puts_the_programs_of_a_group_in_its_order_and_nowhere_else() throws ConfigException {
            Configuration configuration = load(DAEMON + """
                [program:x]
                command = x
                priority = 5
                [program:y]
                command = %(group_name)s/%(program_name)s
                priority = 9
                [group:g]
                programs = y, x
                priority = 3
                """);

            assertThat(names(configuration)).containsExactly("g:y", "g:x");
            assertThat(configuration.groups().getFirst().priority()).isEqualTo(3);
            assertThat(configuration.groups().getFirst().processes().getFirst().command())
                    .isEqualTo("g/y");
        }

        @Test
        void keeps_the_environment_of_one_process_out_of_the_next() throws ConfigException {
            assertThat(processes("""
                [program:x]
                numprocs = 2
                process_name = %(process_num)s
                environment = N%(process_num)s="%(process_num)s"
                command = run %(ENV_HOME)s
                """))
                    .extracting(ProcessSpec::environment)
                    .containsExactly(Map.of("N0", "0"), Map.of("N1", "1"));
            assertThat(fixture.firstProblem("""
                [program:x]
                numprocs = 2
                process_name = %(process_num)s
                environment = N%(process_num)s=1
                command = run %(ENV_N0)s
                """))
                    .contains("contains names ('ENV_N0') which cannot be expanded")
                    .contains("Available names: ENV_HOME, ENV_N1, ");
        }

        @Test
        void gives_all_children_the_environment_of_the_daemon_below_their_own() throws ConfigException {
            Configuration configuration = load("""
                [supervisord]
                environment = A="1%%",B=%(host_node_name)s
                [program:x]
                command = %(ENV_A)s
                environment = B=mine
                """);

            ProcessSpec process = configuration.groups().getFirst().processes().getFirst();
            assertThat(process.environment()).isEqualTo(Map.of("A", "1%", "B", "mine"));
            assertThat(process.command()).isEqualTo("1%");
            assertThat(configuration.supervisord().environment()).isEqualTo(Map.of("A", "1%", "B", "box"));
        }

        @Test
        void expands_log_files_twice() throws ConfigException {
            assertThat(processes("""
                [program:x]
                command = x
                stdout_logfile = /tmp/%%(program_name)s%%%%.log
                """).getFirst().stdout().logfile()).isEqualTo(new LogTarget.File("/tmp/x%.log"));
        }

        @Test
        void makes_a_redirected_stderr_fileless_and_syslog_an_option_with_the_warnings_of_the_original()
                throws ConfigException {
            Configuration configuration = load(DAEMON + """
                [program:x]
                command = x
                redirect_stderr = true
                stderr_logfile = /tmp/e
                stdout_logfile = syslog
                [program:y]
                command = y
                stdout_logfile_maxbytes = 0
                """);

            ProcessSpec x = configuration.groups().getFirst().processes().getFirst();
            assertThat(x.stderr().logfile()).isEqualTo(new LogTarget.None());
            assertThat(x.stdout().logfile()).isEqualTo(new LogTarget.None());
            assertThat(x.stdout().syslog()).isTrue();
            assertThat(configuration.notices())
                    .extracting(Notice::text)
                    .containsExactly(
                            "For [program:x], stdout_logfile=syslog but this is deprecated and will be removed.  Use"
                                    + " stdout_syslog=true to enable syslog instead.",
                            "For [program:x], redirect_stderr=true but stderr_logfile has also been set to a filename,"
                                    + " the filename has been ignored",
                            "For [program:y], AUTO logging used for stdout_logfile without rollover, set maxbytes > 0"
                                    + " to avoid filling up filesystem unintentionally");
        }

        @Test
        void forgets_further_places_of_a_redirected_stderr_with_a_warning() throws ConfigException {
            Configuration configuration = load(DAEMON + """
                [program:x]
                command = x
                redirect_stderr = true
                stdout_logfile_also = /tmp/%(process_num)s, /dev/stdout
                stderr_logfile_also = /dev/stderr
                """);

            ProcessSpec x = configuration.groups().getFirst().processes().getFirst();
            assertThat(x.stdout().places().also())
                    .containsExactly(new LogTarget.File("/tmp/0"), new LogTarget.File("/dev/stdout"));
            assertThat(x.stderr().places()).isEqualTo(PlacesSpec.USUAL);
            assertThat(configuration.notices())
                    .extracting(Notice::text)
                    .containsExactly("For [program:x], redirect_stderr=true but stderr_logfile_also or its format has"
                            + " also been set, it has been ignored");
        }

        @Test
        void may_have_none_at_all() throws ConfigException {
            assertThat(load(DAEMON).groups()).isEmpty();
            assertThat(load(DAEMON + "[program:x]\nnumprocs = 0\n").groups())
                    .singleElement()
                    .satisfies(group ->
                            assertThat(group).isEqualTo(new GroupSpec("x", group.provenance(), 999, List.of())));
        }

        @Test
        void of_two_thousand_loads_with_one_look_at_the_user_database() throws ConfigException {
            StringBuilder content = new StringBuilder(DAEMON);
            for (int i = 0; i < 2000; i++) {
                content.append("[program:p")
                        .append(i)
                        .append("]\ncommand = run %(process_num)d\nuser = www-data\n")
                        .append("environment = N=\"")
                        .append(i)
                        .append("\"\nstdout_logfile = /tmp/%(program_name)s.log\n");
            }

            assertThat(load(content.toString()).groups()).hasSize(2000);
            assertThat(world.lookUps()).isEqualTo(1);
            assertThat(world.looksAt("/tmp")).isEqualTo(1);
        }

        @Test
        void share_what_they_have_in_common_and_nothing_else() throws ConfigException {
            List<ProcessSpec> processes = processes("""
                [program:a]
                command = x
                startsecs = 5
                stderr_logfile_maxbytes = 1MB
                [program:b]
                command = x
                startsecs = 5
                stderr_logfile_maxbytes = 1MB
                [program:c]
                command = x
                startsecs = 6
                stderr_logfile_maxbytes = 1MB
                """);

            assertThat(processes.get(1).start()).isSameAs(processes.get(0).start());
            assertThat(processes.get(2).start()).isNotEqualTo(processes.get(0).start());
            assertThat(processes)
                    .extracting(process -> process.start().startsecs().toSeconds())
                    .containsExactly(5L, 5L, 6L);
            assertThat(processes.get(2).stderr()).isSameAs(processes.get(0).stderr());
            assertThat(processes.get(2).stdout()).isNotEqualTo(processes.get(2).stderr());
        }

        @Test
        void take_nothing_over_from_the_one_before() throws ConfigException {
            assertThat(processes("""
                [program:a]
                command = x
                directory = /tmp
                stopasgroup = true
                [program:b]
                command = x
                """))
                    .extracting(
                            ProcessSpec::directory, process -> process.stop().stopasgroup(), process -> process.stop()
                                    .killasgroup())
                    .containsExactly(tuple(Optional.of("/tmp"), true, true), tuple(Optional.empty(), false, false));
        }
    }

    @Nested
    class WithIncludes {

        /** The original does not follow the includes of what it has included. */
        @Test
        void reads_each_file_once_however_they_include_each_other() throws ConfigException {
            world.with("/etc/d/a.conf", "[program:a]\ncommand=a\n[include]\nfiles = b.conf ../supervisord.conf\n")
                    .with("/etc/d/b.conf", "[program:b]\ncommand=b\n[include]\nfiles = a.conf c/*.conf\n")
                    .with("/etc/d/c/c.conf", "[program:c]\ncommand=c\n");

            assertThat(load(DAEMON + "[include]\nfiles = *.conf d/*.conf\n").groups())
                    .extracting(GroupSpec::name)
                    .containsExactly("a", "b");
        }

        @Test
        @Timeout(20)
        void reads_thousands_of_files() throws ConfigException {
            for (int i = 0; i < 5_000; i++) {
                world.with("/etc/d/" + i + ".conf", "[program:p" + i + "]\ncommand=p\n");
            }

            assertThat(load(DAEMON + "[include]\nfiles = d/*.conf\n").groups()).hasSize(5_000);
        }

        @Test
        void takes_here_from_the_file_that_says_it_and_the_last_word_counts() throws ConfigException {
            world.with("/etc/conf.d/b.conf", "[program:b]\ncommand = %(here)s/b\n[supervisord]\nidentifier = second\n")
                    .with("/etc/conf.d/a.conf", "[program:m]\ndirectory = %(here)s\n[include]\nfiles = /nope/*\n");
            Configuration configuration = load("""
                [supervisord]
                identifier = first
                [include]
                files = conf.d/*.conf %(here)s/none/*.conf
                [program:m]
                command = %(here)s/m
                """);

            assertThat(configuration.supervisord().identifier()).isEqualTo("second");
            assertThat(configuration.groups().getFirst().processes().getFirst().command())
                    .isEqualTo("/etc/conf.d/b");
            ProcessSpec m = configuration.groups().getLast().processes().getFirst();
            assertThat(m.command()).isEqualTo("/etc/m");
            assertThat(m.directory()).contains("/etc/conf.d");
            assertThat(configuration.notices())
                    .extracting(Notice::text)
                    .containsSubsequence(
                            "No file matches via include \"/etc/none/*.conf\"",
                            "Included extra file \"/etc/conf.d/a.conf\" during parsing",
                            "Included extra file \"/etc/conf.d/b.conf\" during parsing");
        }

        @Test
        void blames_the_file_that_a_section_came_from() {
            world.with("/etc/conf.d/a.conf", "\n[program:a]\ncommand = a\nstartsecs = z\n");

            assertThat(fixture.problems(DAEMON + "[include]\nfiles = conf.d/a.conf\n"))
                    .extracting(Problem::line)
                    .containsExactly(
                            "/etc/conf.d/a.conf:4: [program:a] startsecs: invalid literal for int() with base 10: 'z' "
                                    + "in section 'program:a' (file: '/etc/conf.d/a.conf')");
            world.with("/etc/conf.d/a.conf", "[program:a]\nfoo\n");
            assertThat(fixture.firstProblem("[include]\nfiles = conf.d/a.conf\n"))
                    .isEqualTo("Source contains parsing errors: '/etc/conf.d/a.conf'\n\t[line  2]: 'foo\\n'");
        }

        @Test
        void wants_to_know_of_what() {
            assertThat(fixture.firstProblem("[include]\n"))
                    .isEqualTo(".ini file has [include] section, but no files setting");
            assertThat(fixture.firstProblem("[include]\nfiles = %(nope)s\n"))
                    .isEqualTo("Format string '%(nope)s' for 'include.files' contains names ('nope') which cannot be"
                            + " expanded. Available names: ENV_HOME, here, host_node_name");
        }
    }

    @Nested
    class OfTheDaemon {

        @Test
        void is_overridden_by_the_command_line_also_when_it_is_loaded_again()
                throws ConfigException, BadValueException {
            Overrides overrides = Overrides.NONE
                    .with("loglevel", "debug", world)
                    .with("nodaemon", "true", world)
                    .with("user", "nobody", world);
            ConfigLoader loader =
                    new ConfigLoader(world.with(FILE, "[supervisord]\nloglevel = warn\numask = 027\nuser = root\n"));
            Configuration first = loader.load(FILE, overrides);
            world.with(FILE, "[supervisord]\nloglevel = trace\nnodaemon = false\numask = 077\n");
            Configuration second = loader.load(first.file(), first.overrides());

            assertThat(first.supervisord().loglevel()).isEqualTo(LogLevel.DEBUG);
            assertThat(first.supervisord().umask()).isEqualTo(0_27);
            assertThat(first.account()).map(Account::name).contains("nobody");
            assertThat(second.supervisord().loglevel()).isEqualTo(LogLevel.DEBUG);
            assertThat(second.supervisord().nodaemon()).isTrue();
            assertThat(second.supervisord().umask()).isEqualTo(0_77);
        }

        @Test
        void has_absolute_paths_and_a_place_for_child_logs() throws ConfigException {
            SupervisordSection spec = load(DAEMON).supervisord();

            assertThat(spec.logfile()).isEqualTo("/srv/supervisord.log");
            assertThat(spec.pidfile()).isEqualTo("/srv/supervisord.pid");
            assertThat(spec.childlogdir()).contains("/tmp");
            assertThat(load("[supervisord]\nlogfile = syslog\n").supervisord().logfile())
                    .isEqualTo("syslog");
            world.withVariable("TMPDIR", "/run");
            assertThat(load(DAEMON).supervisord().childlogdir()).contains("/run");
            world.withDirectory("/srv/logs");
            assertThat(load("[supervisord]\nchildlogdir = logs/../logs/\n")
                            .supervisord()
                            .childlogdir())
                    .contains("/srv/logs");
        }

        @Test
        void needs_its_user_to_exist() {
            assertThat(fixture.problems("[supervisord]\nuser = nosuch\n")
                            .getFirst()
                            .line())
                    .isEqualTo("/etc/supervisord.conf:2: [supervisord] user: Invalid user name nosuch");
        }

        @Test
        void warns_of_running_as_root_unless_told_to() throws ConfigException {
            world.asRoot();

            assertThat(load(DAEMON).notices()).extracting(Notice::level).containsExactly(LogLevel.CRITICAL);
            assertThat(load(DAEMON.replace("[supervisord]", "[supervisord]\nuser=root"))
                            .notices())
                    .isEmpty();
        }

        @Test
        void warns_of_a_group_in_which_a_program_loses_its_socket() throws ConfigException {
            Configuration read = load(DAEMON + """
                [group:g]
                programs = f
                [fcgi-program:f]
                command = f
                socket = tcp://localhost:9000
                """);

            assertThat(read.groups()).extracting(GroupSpec::kind).containsExactly(new GroupKind.Plain());
            assertThat(read.notices())
                    .extracting(Notice::text)
                    .containsExactly("[fcgi-program:f] is in [group:g], so its processes share no socket");
        }

        @Test
        void has_every_kind_of_group() throws ConfigException {
            assertThat(load(DAEMON + """
                [eventlistener:e]
                command = e
                events = TICK_5
                [fcgi-program:f]
                command = f
                socket = tcp://localhost:9000
                """).groups()).extracting(GroupSpec::name).containsExactly("e", "f");
        }
    }

    @Nested
    class ThatIsNotNamed {

        @Test
        void is_searched_beside_the_program_first() throws ConfigException {
            ConfigLoader loader =
                    new ConfigLoader(world.with("/usr/etc/supervisord.conf", "").with("/etc/supervisord.conf", ""));

            assertThat(loader.find("/usr/bin/supervisord")).isEqualTo("/usr/etc/supervisord.conf");
            assertThat(loader.find("/opt/bin/supervisord")).isEqualTo("/etc/supervisord.conf");
        }

        @Test
        void has_to_be_somewhere() {
            ConfigLoader loader = new ConfigLoader(world);

            assertThat(catchThrowableOfType(ConfigException.class, () -> loader.find("/a/bin/supervisord")))
                    .hasMessage("No config file found at default paths (/a/etc/supervisord.conf, /a/supervisord.conf,"
                            + " supervisord.conf, etc/supervisord.conf, /etc/supervisord.conf,"
                            + " /etc/supervisor/supervisord.conf, /etc/supervisord/supervisord.conf); use the"
                            + " -c option to specify a config file at a different path");
        }

        @Test
        void is_searched_with_a_warning_as_root() {
            assertThat(new ConfigLoader(world).warningBeforeSearch()).isEqualTo(Optional.empty());
            assertThat(new ConfigLoader(world.asRoot()).warningBeforeSearch().orElseThrow())
                    .contains(
                            "Supervisord is running as root and it is searching for its configuration file in default "
                                    + "locations (including its current working directory); you probably want");
        }
    }
}
