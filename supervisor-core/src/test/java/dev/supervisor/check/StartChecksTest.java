package dev.supervisor.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.command.CommandCheck;
import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.option.Problem;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.os.simulated.SimulatedKernel;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What cannot be started")
class StartChecksTest {
    private static final String FILE = "/x.conf";

    private final SimulatedKernel kernel = new SimulatedKernel();

    private List<String> found(String content) throws ConfigException {
        return found(new FakeSurroundings().asRoot(), content);
    }

    private List<String> found(FakeSurroundings asker, String content) throws ConfigException {
        kernel.files().putFile("/opt/x/run", 0755, "".getBytes(UTF_8));
        kernel.files().give("/tmp", 01777, 0, 0);
        kernel.files().putFile("/opt/x/text", 0644, "".getBytes(UTF_8));
        FakeSurroundings world = asker.with(FILE, "[supervisord]\n" + content);
        ConfigLoader loader = new ConfigLoader(world);
        return StartChecks.of(
                        loader.load(FILE, Overrides.NONE),
                        world,
                        kernel.files(),
                        new CommandCheck(kernel.files(), List.of("PATH=/opt/x")),
                        loader.origins(FILE))
                .stream()
                .map(Problem::line)
                .toList();
    }

    @Test
    void is_nothing_if_commands_and_directories_are_there() throws ConfigException {
        assertThat(found(
                        "[program:a]\ncommand=run now\ndirectory=/tmp\n[program:b]\ncommand=/opt/x/run ; what it is\n"))
                .isEmpty();
    }

    @Test
    void is_no_program_whose_own_configuration_keeps_it_in_the_foreground() throws ConfigException {
        kernel.files().putFile("/opt/x/php-fpm", 0755, "".getBytes(UTF_8));
        String content = "[program:a]\ncommand=php-fpm\n";

        assertThat(found(content)).singleElement().asString().contains("php-fpm goes into the background");
        assertThat(found(
                        new FakeSurroundings()
                                .asRoot()
                                .with("/usr/local/etc/php-fpm.d/zz-docker.conf", "[global]\ndaemonize = no\n"),
                        content))
                .isEmpty();
    }

    @Test
    void is_a_command_that_is_not_there_or_cannot_be_executed_once_for_a_section() throws ConfigException {
        assertThat(found("[program:a]\ncommand=/opt/x/walk\nnumprocs=2\nprocess_name=%(process_num)d\n"
                        + "[program:b]\ncommand=text\n"))
                .containsExactly(
                        "/x.conf:3: [program:a] command: cannot start here: can't find command '/opt/x/walk'",
                        "/x.conf:7: [program:b] command: cannot start here: command at '/opt/x/text' is not"
                                + " executable");
    }

    @Test
    void is_a_command_that_a_comment_has_cut_short() throws ConfigException {
        assertThat(found("[program:a]\ncommand=run -c \"x ; y\"\n[program:b]\ncommand=run \"x\n"))
                .containsExactly(
                        "/x.conf:3: [program:a] command: cannot start here: can't parse command 'run -c \"x': No"
                                + " closing quotation; a ; or # after a blank begins a comment, and the rest is not"
                                + " part of the command",
                        "/x.conf:5: [program:b] command: cannot start here: can't parse command 'run \"x': No closing"
                                + " quotation");
    }

    @Test
    void is_a_command_that_only_a_shell_would_understand() throws ConfigException {
        assertThat(found("[program:a]\n"
                        + "command=cd /x && run\n"
                        + "[program:b]\n"
                        + "command=A=1 run\n"
                        + "[program:c]\n"
                        + "command=~/run\n"))
                .containsExactly(
                        "/x.conf:3: [program:a] command: cannot start here: can't find command 'cd'; cd is a shell"
                                + " word, but there is no shell: use directory=, or write sh -c '…'",
                        "/x.conf:5: [program:b] command: cannot start here: can't find command 'A=1'; variables are set"
                                + " with environment=",
                        "/x.conf:7: [program:c] command: cannot start here: can't find command '~/run'; ~ and $NAME are"
                                + " not expanded here, %(ENV_HOME)s is");
    }

    @Test
    void is_a_directory_that_is_not_there() throws ConfigException {
        assertThat(found("[program:a]\ncommand=run\ndirectory=/srv/nope\n[program:b]\ncommand=run\ndirectory=$HOME/x\n"
                        + "[program:c]\ncommand=run\ndirectory=/x.conf\n"))
                .containsExactly(
                        "/x.conf:4: [program:a] directory: cannot start here: there is no directory /srv/nope",
                        "/x.conf:7: [program:b] directory: cannot start here: there is no directory $HOME/x; ~ and"
                                + " $NAME are not expanded here, %(ENV_HOME)s is",
                        "/x.conf:10: [program:c] directory: cannot start here: no directory: /x.conf");
    }

    @Test
    void is_a_socket_that_two_have() throws ConfigException {
        assertThat(found("[fcgi-program:a]\ncommand=run\nsocket=unix:///tmp/s\n[fcgi-program:b]\ncommand=run\n"
                        + "socket=unix:///tmp/s\n[unix_http_server]\nfile=/tmp/s\n"))
                .containsExactly(
                        "/x.conf:7: [fcgi-program:b] socket: cannot start here: [fcgi-program:a] has the same socket",
                        "/x.conf:9: [unix_http_server] file: cannot start here: [fcgi-program:a] has the same socket");
    }

    @Test
    void is_a_program_that_leaves_for_the_background_unless_it_is_to_run_once() throws ConfigException {
        kernel.files().putFile("/opt/x/sshd", 0755, "".getBytes(UTF_8));

        assertThat(found("[program:a]\ncommand=sshd\n[program:b]\ncommand=sshd\nstartsecs=0\nautorestart=false\n"
                        + "[program:c]\ncommand=sshd\nstartsecs=0\n[program:d]\ncommand=sshd -D\n"))
                .containsExactly(
                        "/x.conf:3: [program:a] command: sshd goes into the background, where it is not supervised; add"
                                + " -D",
                        "/x.conf:9: [program:c] command: sshd goes into the background, where it is not supervised; add"
                                + " -D");
    }

    @Test
    void is_a_good_command_with_more_behind_it_that_only_a_shell_would_run() throws ConfigException {
        assertThat(found("[program:a]\ncommand=run x && run y\n"))
                .containsExactly("/x.conf:3: [program:a] command: no shell reads the command; && is passed as an"
                        + " argument; write sh -c '…'");
    }

    @Test
    void is_a_command_or_directory_that_its_user_may_not_use() throws ConfigException {
        kernel.files().putFile("/opt/secret/run", 0755, "".getBytes(UTF_8));
        kernel.files().give("/opt/secret", 0750, 0, 0);
        kernel.files().putDirectory("/root");
        kernel.files().give("/root", 0700, 0, 0);

        assertThat(found("[program:a]\ncommand=/opt/secret/run\nuser=www-data\n"
                        + "[program:b]\ncommand=/opt/secret/run\n"
                        + "[program:c]\ncommand=run\nuser=www-data\ndirectory=/root\n"))
                .containsExactly(
                        "/x.conf:3: [program:a] command: cannot start here: www-data may not enter /opt/secret (mode"
                                + " 0750 of root)",
                        "/x.conf:10: [program:c] directory: cannot start here: www-data may not enter /root (mode 0700"
                                + " of root)");
    }

    @Test
    void is_a_log_that_the_user_of_the_daemon_may_not_write() throws ConfigException {
        assertThat(found("user=www-data\n"
                        + "logfile=/var/log/d.log\n"
                        + "[program:a]\n"
                        + "command=run\n"
                        + "stdout_logfile=/var/log/a.log\n"
                        + "stdout_logfile_also=/var/log/b.log\n"
                        + "stderr_logfile=/dev/stderr\n"))
                .containsExactly(
                        "/x.conf:3: [supervisord] logfile: cannot start here: www-data may not write to /var/log (mode"
                                + " 0755 of root)",
                        "/x.conf:6: [program:a] stdout_logfile: cannot start here: www-data may not write to /var/log"
                                + " (mode 0755 of root)",
                        "/x.conf:7: [program:a] stdout_logfile_also: cannot start here: www-data may not write to"
                                + " /var/log (mode 0755 of root)");
    }

    @Test
    void is_told_of_the_user_of_the_daemon_and_not_of_the_programs() throws ConfigException {
        assertThat(found("[program:a]\ncommand=run\nuser=www-data\nstdout_logfile=/var/log/a.log\n"))
                .isEmpty();
    }

    @Test
    void is_no_log_of_a_daemon_of_which_nobody_says_who_it_is() throws ConfigException {
        String programs = "[program:a]\ncommand=run\nstdout_logfile=/var/log/a.log\n";

        assertThat(found(new FakeSurroundings(), programs)).isEmpty();
        assertThat(found(new FakeSurroundings(), "user=www-data\n" + programs))
                .containsExactly("/x.conf:5: [program:a] stdout_logfile: cannot start here: www-data may not write to"
                        + " /var/log (mode 0755 of root)");
    }

    @Test
    void is_a_path_with_a_variable_of_the_shell() throws ConfigException {
        assertThat(found("logfile=/tmp/$USER.log\n[program:a]\ncommand=run\nstdout_logfile=/tmp/${NAME}.log\n"
                        + "stderr_logfile=/tmp/5$.log\n"))
                .containsExactly(
                        "/x.conf:2: [supervisord] logfile: the $ is part of the path; $NAME is not expanded here,"
                                + " %(ENV_NAME)s is",
                        "/x.conf:5: [program:a] stdout_logfile: the $ is part of the path; $NAME is not expanded here,"
                                + " %(ENV_NAME)s is");
    }

    @Test
    void is_a_variable_that_is_to_be_made_of_itself_once_where_it_is_written() throws ConfigException {
        assertThat(found("environment=PATH=\"/opt/x:$PATH\"\n[program:a]\ncommand=run\n"
                        + "environment=X=\"${X}:1\",SECRET=\"a$b$PASSWORD\",Y=\"$X\",HOMEPAGE=\"$HOMER\"\n"))
                .containsExactly(
                        "/x.conf:2: [supervisord] environment: the $ is part of the value of PATH; $NAME is not"
                                + " expanded here, %(ENV_NAME)s is that of supervisord's environment",
                        "/x.conf:5: [program:a] environment: the $ is part of the value of X; $NAME is not expanded"
                                + " here, %(ENV_NAME)s is that of supervisord's environment");
    }
}
