package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys are typed on a pseudo-terminal and the screen is read, beside the original; both talk to the original daemon. */
@DisplayName("At a terminal, supervisorctl")
class ShellIT {
    private static final String KEYS = "src/test/resources/terminal/keys.py";

    @TempDir
    private Path directory;

    private RunningDaemon daemon;

    @BeforeEach
    void start() throws IOException {
        Path file = directory.resolve("supervisord.conf");
        Files.writeString(file, configuration("username=u\npassword=p"));
        Files.writeString(directory.resolve("stranger.conf"), configuration(""));
        daemon = RunningDaemon.startOn(Peer.ORIGINAL, directory, file);
        daemon.awaitState("echo", "RUNNING");
    }

    @AfterEach
    void end() {
        daemon.close();
    }

    private static String configuration(String credentials) {
        return """
            [supervisord]
            logfile = %%(here)s/supervisord.log
            pidfile = %%(here)s/supervisord.pid
            childlogdir = %%(here)s
            [unix_http_server]
            file = %%(here)s/s.sock
            username = u
            password = p
            [rpcinterface:supervisor]
            supervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface
            [supervisorctl]
            serverurl = unix://%%(here)s/s.sock
            prompt = mine
            history_file = %%(here)s/history
            %s
            [program:echo]
            command = /bin/sh -c 'while read line; do echo "got $line"; done'
            startsecs = 0
            """.formatted(credentials);
    }

    /** @param steps what {@code keys.py} sees and types */
    private Run type(Peer peer, String configuration, List<String> arguments, String... steps) {
        List<String> command = new ArrayList<>(
                List.of("python3", Path.of(KEYS).toAbsolutePath().toString()));
        command.addAll(List.of(steps));
        command.addAll(List.of("--", peer.client().toString(), "-c"));
        command.add(directory.resolve(configuration).toString());
        command.addAll(arguments);
        Run run = Run.of(directory, command);
        assertEquals("", run.err());
        return run;
    }

    private Run shell(Peer peer, String... steps) {
        return type(peer, "supervisord.conf", List.of(), steps);
    }

    @ParameterizedTest
    @EnumSource
    void shows_the_status_and_its_prompt_completes_words_and_leaves_with_Ctrl_D(Peer peer) {
        Run run = shell(
                peer,
                "see:echo  ",
                "see:mine> ",
                "type:statu\tech\t",
                "see:echo",
                "type:\n",
                "see:pid",
                "see:mine> ",
                "type:^D");

        assertEquals(0, run.code());
        assertThat(run.out()).containsPattern("(?s)RUNNING.*status echo.*RUNNING");
    }

    @ParameterizedTest
    @EnumSource
    void asks_before_a_shutdown_and_leaves_with_Ctrl_C(Peer peer) {
        Run run = shell(
                peer,
                "see:mine> ",
                "type:shutdown\n",
                "see:Really shut the remote supervisord process down y/N? ",
                "type:n\n",
                "see:mine> ",
                "type:^C");

        assertEquals(0, run.code());
        assertThat(daemon.process().isAlive()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void connects_to_a_process_with_fg_and_leaves_it_with_Ctrl_C(Peer peer) {
        Run run = type(
                peer,
                "supervisord.conf",
                List.of("fg", "echo"),
                "see:==> Press Ctrl-C to exit <==",
                "type:" + peer + "\n",
                "see:got " + peer,
                "type:^C");

        assertEquals(0, run.code());
        assertThat(run.out()).contains("^CExiting foreground\r\n");
    }

    @Test
    void goes_on_in_the_shell_after_fg() {
        Run run = shell(
                Peer.OURS,
                "see:mine> ",
                "type:fg echo\n",
                "see:==> Press",
                "type:again\n",
                "see:got again",
                "type:^C",
                "see:Exiting foreground",
                "see:mine> ",
                "type:pid\n",
                "see:" + daemon.pid(),
                "see:mine> ",
                "type:quit\n");

        assertEquals(0, run.code());
    }

    @ParameterizedTest
    @EnumSource
    void asks_who_it_is_and_does_not_show_the_password(Peer peer) {
        Run run = type(
                peer,
                "stranger.conf",
                List.of("-i", "pid"),
                "see:Server requires authentication",
                "see:Username:",
                "type:u\n",
                "see:Password:",
                "type:p\n",
                "see:" + daemon.pid());

        assertEquals(0, run.code());
        assertThat(run.out())
                .isEqualTo("Server requires authentication\r\nUsername:u\r\nPassword:\r\n\r\n" + daemon.pid() + "\r\n");
    }

    @Test
    void remembers_lines_from_one_shell_to_the_next() {
        shell(Peer.OURS, "see:mine> ", "type:version\n", "see:mine> ", "type:^D");

        Run second = shell(Peer.OURS, "see:mine> ", "type:\033OA\n", "see:version", "see:mine> ", "type:^D");

        assertEquals(0, second.code());
        assertThat(Run.text(directory.resolve("history"))).contains("version");
    }
}
