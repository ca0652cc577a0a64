package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A daemon with a limit of descriptors")
class DescriptorsIT {
    private static final int FLOOD = 300;
    private static final String STATE = "<methodCall><methodName>supervisor.getState</methodName></methodCall>";
    private static final String QUESTION =
            "POST /RPC2 HTTP/1.1\r\nConnection: close\r\nContent-Length: " + STATE.length() + "\r\n\r\n" + STATE;
    private static final String NO_ROOM = "WARN cannot accept more HTTP connections: no descriptor is left";

    private static final String TELLS_LIMITS = """
        [program:limits]
        command = sh -c 'ulimit -Sn; ulimit -Hn; exec sleep 1000'
        stdout_logfile = %(here)s/limits
        """;

    @TempDir
    private Path directory;

    /** Its child's words, and then those of a child of the run that follows with another {@code minfds}. */
    private List<String> told(Peer peer, int soft, int hard, int minfds, int minfdsThen) throws Exception {
        Path where = directory.resolve(peer.name());
        List<String> limited = List.of(
                "prlimit",
                "--nofile=" + soft + ":" + hard,
                "sh",
                "-c",
                configured(where, minfds),
                peer.daemon().toString());
        try (RunningDaemon daemon = RunningDaemon.startBy(limited, where, TELLS_LIMITS)) {
            Path limits = where.resolve("limits");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(limits).lines().count() == 2);
            Path file = where.resolve("supervisord.conf");
            Files.writeString(file, Run.text(file).replace("minfds = " + minfds, "minfds = " + minfdsThen));
            Run.of(where, List.of("kill", "-HUP", Long.toString(daemon.pid())));
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Run.text(limits).lines().count() == 4);
            return Run.text(limits).lines().toList();
        }
    }

    /** Says in the file, before the daemon reads it, what descriptors there must be. */
    private static String configured(Path where, int minfds) {
        String file = where.resolve("supervisord.conf").toString();
        return "sed -i 's/^nodaemon = true/&\\nminfds = " + minfds + "/' " + file + "; exec \"$0\" \"$@\"";
    }

    @ParameterizedTest
    @CsvSource({"512, 4096, 256, 1024", "512, 4096, 512, 1024", "512, 4096, 1000, 600", "2048, 2048, 1000, 3000"})
    void gives_its_children_what_the_original_gives_them(int soft, int hard, int minfds, int minfdsThen)
            throws Exception {
        List<String> ours = told(Peer.OURS, soft, hard, minfds, minfdsThen);

        assertEquals(told(Peer.ORIGINAL, soft, hard, minfds, minfdsThen), ours);
        String expected = Integer.toString(Math.max(soft, minfds));
        assertEquals(List.of(expected, Integer.toString(hard), expected, Integer.toString(hard)), ours);
    }

    private RunningDaemon start(int soft, int hard, int minfds, int programs) throws IOException {
        List<String> limited = List.of(
                "prlimit", "--nofile=" + soft + ":" + hard, Peer.OURS.daemon().toString(), "-a", minfds + "");
        return RunningDaemon.startBy(limited, directory, """
            [program:p]
            command = sleep 1000
            numprocs = %d
            process_name = %%(process_num)d
            startsecs = 0
            startretries = 0
            """.formatted(programs));
    }

    private static int count(RunningDaemon daemon, String state) {
        return Collections.frequency(daemon.states().values(), state);
    }

    @Test
    void that_may_be_raised_runs_more_programs_than_it_allows() throws Exception {
        try (RunningDaemon daemon = start(1024, 4096, 1024, 300)) {
            await().atMost(RunningDaemon.PATIENCE).until(() -> count(daemon, "RUNNING") == 300);

            assertThat(daemon.log()).doesNotContain("too many open files").doesNotContain("RLIMIT_NOFILE");
        }
    }

    @Test
    void that_is_reached_starts_what_fits_and_goes_on_answering() throws Exception {
        try (RunningDaemon daemon = start(100, 100, 60, 40)) {
            await().atMost(RunningDaemon.PATIENCE).until(() -> count(daemon, "RUNNING") + count(daemon, "FATAL") == 40);
            assertThat(daemon.log()).contains("INFO spawnerr: too many open files to spawn '39'\n");
            List<String> answers =
                    new ArrayList<>(); // of ten that are made together some may have been in the way of others
            for (int i = 39; answers.isEmpty() || answers.getLast().endsWith("started"); i--) {
                answers.add(daemon.ctl("start", "p:" + i).out().strip());
            }
            assertThat(answers.getLast()).matches("p:\\d+: ERROR \\(spawn error\\)");
            int running = count(daemon, "RUNNING");
            assertThat(running).isBetween(6, 12);

            assertEquals("p:0: stopped\n", daemon.ctl("stop", "p:0").out());
            assertEquals("p:0: started\n", daemon.ctl("start", "p:0").out());
            assertEquals(running, count(daemon, "RUNNING"));
        }
    }

    @Test
    void that_is_reached_turns_a_flood_of_clients_away_and_goes_on_when_it_is_over() throws Exception {
        List<Connection> flood = new ArrayList<>();
        try (RunningDaemon daemon = start(100, 100, 60, 40)) {
            await().atMost(RunningDaemon.PATIENCE).until(() -> count(daemon, "FATAL") > 0);
            Path socket = directory.resolve("s.sock");
            for (int i = 0; i < FLOOD; i++) {
                flood.add(new Connection(socket));
            }

            assertThat(answer(socket)).startsWith("HTTP/1.1 503 Service Unavailable\r\n");
            assertThat(daemon.log()).containsOnlyOnce(NO_ROOM);
            assertThat(answer(socket)).startsWith("HTTP/1.1 503 Service Unavailable\r\n");

            for (Connection client : flood) {
                client.close();
            }
            await().atMost(RunningDaemon.PATIENCE).until(() -> answer(socket).startsWith("HTTP/1.1 200 OK\r\n"));
            assertThat(count(daemon, "RUNNING")).isGreaterThan(3);
        } finally {
            for (Connection client : flood) {
                client.close();
            }
        }
    }

    private static String answer(Path socket) throws IOException {
        try (Connection client = new Connection(socket)) {
            return client.send(QUESTION).answer();
        }
    }
}
