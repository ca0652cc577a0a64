package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options that supervisor does not have and people have long asked it for. */
@DisplayName("An option of programs that supervisor does not know")
class WishesIT {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss,SSS");

    @TempDir
    private Path directory;

    /** How long the process was down before each of its starts but the first. */
    private static List<Duration> pauses(String log, String name) {
        List<MatchResult> lives = Pattern.compile(
                        "(?m)^(\\S+ \\S+) \\w+ (?:spawned: '%1$s'|exited: %1$s )".formatted(name))
                .matcher(log)
                .results()
                .toList();
        return IntStream.range(1, lives.size())
                .filter(i -> lives.get(i).group().contains("spawned"))
                .mapToObj(i -> Duration.between(at(lives.get(i - 1)), at(lives.get(i))))
                .toList();
    }

    private static LocalDateTime at(MatchResult line) {
        return LocalDateTime.parse(line.group(1), STAMP);
    }

    @Test
    void lets_it_wait_before_it_is_started_again_and_ends_the_daemon_with_its_exit_code() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:paused]
            command = sh -c 'sleep 0.1; exit 1'
            startsecs = 0
            restartpause = 2
            [program:growing]
            command = sh -c 'exit 1'
            startretries = 100
            restart_backoff = true
            maxbackoff = 2
            restart_jitter = 1
            [program:vital]
            command = sleep 1000
            [program:doomed]
            command = sh -c 'exit 42'
            startretries = 1
            autostart = false
            exit_on_fatal = true
            """)) {
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> pauses(daemon.log(), "paused").size() >= 2
                            && pauses(daemon.log(), "growing").size() >= 4);
            assertThat(pauses(daemon.log(), "paused")).allMatch(pause -> pause.compareTo(Duration.ofMillis(1990)) > 0);
            List<Duration> growing = pauses(daemon.log(), "growing");
            assertThat(growing).allMatch(pause -> pause.compareTo(Duration.ofMillis(990)) > 0);
            assertThat(growing.subList(1, 4)).allMatch(pause -> pause.compareTo(Duration.ofMillis(1990)) > 0);

            daemon.ctl("start", "doomed");

            await().atMost(RunningDaemon.PATIENCE).until(() -> !daemon.process().isAlive());
            assertEquals(42, daemon.process().exitValue());
            assertThat(daemon.log())
                    .contains("CRIT doomed entered FATAL state, exiting with 42 (exit_on_fatal)")
                    .contains("stopped: vital (terminated by SIGTERM)");
        }
    }

    @Test
    void tells_the_kernel_of_its_priority_and_limits_and_of_its_wish_to_die_with_the_daemon() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:settled]
            command = sh -c 'nice; cat /proc/self/oom_score_adj; ulimit -Sn; ulimit -Hn; exec sleep 1000'
            stdout_logfile = %(here)s/settled
            nice = 7
            oom_score_adj = 300
            rlimit_nofile = 123:456
            pdeathsig = KILL
            [program:refused]
            command = sleep 1000
            stderr_logfile = %(here)s/refused
            rlimit_nofile = 1:9999999999999
            startretries = 0
            """)) {
            daemon.awaitState("refused", "FATAL");
            assertThat(Run.text(directory.resolve("refused")))
                    .contains("supervisor: couldn't set rlimit_nofile=1:9999999999999: EPERM");
            daemon.awaitState("settled", "RUNNING");
            await().atMost(RunningDaemon.PATIENCE)
                    .untilAsserted(() -> assertEquals("7\n300\n123\n456\n", Run.text(directory.resolve("settled"))));
            ProcessHandle settled = ProcessHandle.of(daemon.pidOf("settled")).orElseThrow();

            daemon.process().destroyForcibly();

            await().atMost(RunningDaemon.PATIENCE).until(() -> !settled.isAlive());
        }
    }

    @Test
    void gives_it_groups_and_an_environment_of_its_user() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:user]
            command = sh -c 'id -u; id -g; grep Groups /proc/self/status; echo $HOME $USER $LOGNAME; exec sleep 1000'
            stdout_logfile = %(here)s/user
            user = root
            group = 1
            supplementary_groups = 1,2
            set_user_env = true
            """)) {
            daemon.awaitState("user", "RUNNING");
            await().atMost(RunningDaemon.PATIENCE)
                    .untilAsserted(() -> assertEquals(
                            "0\n1\nGroups:\t1 2 \n/root root root\n", Run.text(directory.resolve("user"))));
        }
    }

    @Test
    void is_text_that_nobody_reads_with_extensions_off() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:a]
            command = sh -c 'exit 42'
            startretries = 0
            exit_on_fatal = true
            restartpause = whatever
            [supervisord]
            extensions = off
            """)) {
            daemon.awaitState("a", "FATAL");
            assertEquals(0, daemon.shutDown());
        }
    }
}
