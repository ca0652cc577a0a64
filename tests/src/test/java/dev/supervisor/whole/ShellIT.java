package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys are typed on a pseudo-terminal and the screen is read: at the original's client and at ours, for both daemons. */
@DisplayName("At a terminal, supervisorctl")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShellIT {
    private static final String KEYS = "src/test/resources/terminal/keys.py";

    private final Map<Peer, RunningDaemon> daemons = new EnumMap<>(Peer.class);

    /** The client at the terminal, and the daemon that it talks to. */
    private record Seat(Peer client, Peer daemon) {
        @Override
        public String toString() {
            return client + " with the daemon of " + daemon;
        }
    }

    List<Seat> seats() {
        List<Seat> seats = new ArrayList<>();
        for (Peer daemon : Peer.values()) {
            for (Peer client : Peer.values()) {
                seats.add(new Seat(client, daemon));
            }
        }
        return seats;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        for (Peer peer : Peer.values()) {
            Path own = Files.createDirectory(directory.resolve(peer.toString()));
            Path file = Files.writeString(own.resolve("supervisord.conf"), configuration("username=u\npassword=p"));
            Files.writeString(own.resolve("stranger.conf"), configuration(""));
            daemons.put(peer, RunningDaemon.startOn(peer, own, file));
            daemons.get(peer).awaitState("echo", "RUNNING");
        }
    }

    @AfterAll
    void end() {
        daemons.values().forEach(RunningDaemon::close);
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
            command = /bin/sh -c 'while read line; do [ "$line" = bad ] && echo "oh $line" >&2 || echo "got $line"; done'
            startsecs = 0
            [program:clock]
            command = /bin/sh -c 'while :; do echo "tick $((n += 1))"; sleep 0.2; done'
            startsecs = 0
            [program:left]
            command = sleep 1000
            startsecs = 0
            [program:right]
            command = sleep 1000
            startsecs = 0
            [group:pair]
            programs = left,right
            """.formatted(credentials);
    }

    private RunningDaemon daemon(Seat seat) {
        return daemons.get(seat.daemon());
    }

    /** @param steps what {@code keys.py} sees and types */
    private Run type(Seat seat, String configuration, List<String> arguments, String... steps) {
        Path directory = daemon(seat).directory();
        List<String> command = new ArrayList<>(
                List.of("python3", Path.of(KEYS).toAbsolutePath().toString()));
        command.addAll(List.of(steps));
        command.addAll(List.of("--", seat.client().client().toString(), "-c"));
        command.add(directory.resolve(configuration).toString());
        command.addAll(arguments);
        Run run = Run.of(directory, command);
        assertEquals("", run.err());
        assertEquals(0, run.code());
        return run;
    }

    private Run shell(Seat seat, String... steps) {
        return type(seat, "supervisord.conf", List.of(), steps);
    }

    private Run action(Seat seat, List<String> words, String... steps) {
        return type(seat, "supervisord.conf", words, steps);
    }

    @ParameterizedTest
    @MethodSource("seats")
    void shows_the_status_and_its_prompt_completes_words_and_leaves_with_Ctrl_D(Seat seat) {
        Run run = shell(
                seat,
                "see:echo  ",
                "see:mine> ",
                "type:statu\tech\t",
                "see:echo",
                "type:\n",
                "see:pid",
                "see:mine> ",
                "type:status pair:lef\t",
                "see:pair:left",
                "type:\n",
                "see:RUNNING",
                "see:mine> ",
                "type:help mainta\t",
                "see:maintail",
                "type:\n",
                "see:last 1600 *bytes* of supervisor main log file",
                "see:mine> ",
                "type:update pai\t",
                "see:pair",
                "type:\n",
                "see:mine> ",
                "type:^D");

        assertThat(run.out()).containsPattern("(?s)RUNNING.*status echo.*RUNNING.*pair:left.*RUNNING");
    }

    @ParameterizedTest
    @MethodSource("seats")
    void asks_before_a_shutdown_and_a_restart(Seat seat) {
        shell(
                seat,
                "see:mine> ",
                "type:shutdown\n",
                "see:Really shut the remote supervisord process down y/N? ",
                "type:n\n",
                "see:mine> ",
                "type:reload\n",
                "see:Really restart the remote supervisord process y/N? ",
                "type:\n",
                "see:mine> ",
                "type:^D");

        assertThat(daemon(seat).process().isAlive()).isTrue();
        assertThat(daemon(seat).states()).containsEntry("echo", "RUNNING");
    }

    /** The original does not always notice the key on a busy machine. */
    @ParameterizedTest
    @EnumSource
    void leaves_with_Ctrl_C_and_half_a_line_which_it_does_not_do(Peer daemon) {
        Seat seat = new Seat(Peer.OURS, daemon);

        shell(seat, "see:mine> ", "type:stop ec", "see:stop ec", "type:^C");

        assertThat(daemon(seat).states()).containsEntry("echo", "RUNNING");
    }

    /** The original does not always notice the key on a busy machine. */
    @ParameterizedTest
    @EnumSource
    void connects_to_a_process_with_fg_shows_both_its_streams_and_leaves_it_with_Ctrl_C(Peer daemon) {
        Seat seat = new Seat(Peer.OURS, daemon);

        Run run = action(
                seat,
                List.of("fg", "echo"),
                "see:==> Press Ctrl-C to exit <==",
                "type:grüße from " + seat.client() + "\n",
                "see:got grüße from " + seat.client(),
                "type:bad\n",
                "see:oh bad",
                "type:^C",
                "see:Exiting foreground",
                // The original may need half a minute to end after that.
                "leave");

        assertThat(run.out()).endsWith("Exiting foreground\r\n");
    }

    @ParameterizedTest
    @MethodSource("seats")
    void shows_in_fg_what_a_process_writes_by_itself_and_leaves_it_with_Ctrl_D(Seat seat) {
        Run run = action(
                seat,
                List.of("fg", "clock"),
                "see:==> Press Ctrl-C to exit <==",
                "see:tick",
                "see:tick",
                "see:tick",
                "type:^D",
                "see:Exiting foreground",
                "leave");

        assertThat(run.out()).startsWith("==> Press Ctrl-C to exit <==\r\n").contains("tick ");
    }

    /** The original takes up to half a minute to come back. */
    @ParameterizedTest
    @EnumSource
    void goes_on_in_our_shell_after_fg(Peer daemon) {
        Seat seat = new Seat(Peer.OURS, daemon);

        shell(
                seat,
                "see:mine> ",
                "type:fg echo\n",
                "see:==> Press",
                "type:once more\n",
                "see:got once more",
                "type:^C",
                "see:Exiting foreground",
                "see:mine> ",
                "type:pid\n",
                "see:" + daemon(seat).pid(),
                "see:mine> ",
                "type:quit\n");
    }

    /** The original now and then says that it cannot connect if the key is pressed while it reads. */
    @ParameterizedTest
    @EnumSource
    void follows_a_log_until_Ctrl_C(Peer daemon) {
        Seat seat = new Seat(Peer.OURS, daemon);

        Run run = action(seat, List.of("tail", "-f", "clock"), "see:tick", "see:tick", "type:^C");

        assertThat(run.out()).startsWith("==> Press Ctrl-C to exit <==\r\n").endsWith("^C\r\n");
    }

    @ParameterizedTest
    @MethodSource("seats")
    void asks_who_it_is_until_it_is_true_and_does_not_show_the_password(Seat seat) {
        Run run = type(
                seat,
                "stranger.conf",
                List.of("-i", "pid"),
                "see:Server requires authentication",
                "see:Username:",
                "type:u\n",
                "see:Password:",
                "type:wrong\n",
                "see:Server requires authentication",
                "see:Username:",
                "type:u\n",
                "see:Password:",
                "type:p\n",
                "see:" + daemon(seat).pid());

        String asked = "Server requires authentication\r\nUsername:u\r\nPassword:\r\n\r\n";
        assertThat(run.out()).isEqualTo(asked + asked + daemon(seat).pid() + "\r\n");
    }

    @ParameterizedTest
    @MethodSource("seats")
    void asks_who_it_is_in_the_shell_once(Seat seat) {
        Run run = type(
                seat,
                "stranger.conf",
                List.of(),
                "see:Server requires authentication",
                "see:Username:",
                "type:u\n",
                "see:Password:",
                "type:p\n",
                "see:clock  ",
                "see:mine> ",
                "type:pid\n",
                "see:" + daemon(seat).pid(),
                "see:mine> ",
                "type:exit\n");

        assertThat(run.out()).doesNotContain("Password:p").containsOnlyOnce("Username:");
    }

    @ParameterizedTest
    @MethodSource("seats")
    void remembers_lines_from_one_shell_to_the_next_whoever_wrote_them(Seat seat) throws IOException {
        Path history = daemon(seat).directory().resolve("history");
        Files.writeString(history, "status echo\npid echo\n");

        shell(seat, "see:mine> ", "type:version\n", "see:mine> ", "type:^D");
        shell(
                seat,
                "see:mine> ",
                "type:\033OA\033OA",
                "see:version",
                "see:pid echo",
                "type:\n",
                "see:" + daemon(seat).pidOf("echo"),
                "see:mine> ",
                "type:^D");

        assertThat(Run.text(history).lines()).startsWith("status echo", "pid echo", "version", "pid echo");
    }
}
