package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Processes are started and stopped in the order of their priorities, as by the original:")
class OrderIT {
    private static final String PROGRAMS = """
        [group:mixed]
        programs = late,early
        priority = 20
        [program:late]
        command = sleep 1000
        priority = 5
        startsecs = 0
        [program:early]
        command = sleep 1000
        priority = 1
        startsecs = 0
        [program:first]
        command = sleep 1000
        priority = 10
        startsecs = 0
        [program:pair]
        command = sleep 1000
        process_name = pair_%(process_num)d
        numprocs = 2
        priority = 30
        startsecs = 0
        [program:also]
        command = sleep 1000
        priority = 30
        startsecs = 0
        """;

    private static final Pattern STARTED = Pattern.compile("INFO spawned: '(\\w+)'");
    private static final Pattern KILLED = Pattern.compile("DEBG killing (\\w+) \\(pid");

    @TempDir
    private Path directory;

    private static List<String> names(Pattern sentence, String log) {
        List<String> names = new ArrayList<>();
        for (Matcher match = sentence.matcher(log); match.find(); ) {
            names.add(match.group(1));
        }
        return names;
    }

    private RunningDaemon start(Peer peer) throws Exception {
        RunningDaemon daemon = RunningDaemon.start(peer, directory.resolve(peer.name()), PROGRAMS);
        daemon.awaitState("also", "RUNNING");
        daemon.awaitState("pair:pair_1", "RUNNING");
        return daemon;
    }

    /** The lines of the log since it was this long. */
    private static String since(RunningDaemon daemon, int length) {
        return daemon.log().substring(length);
    }

    private record Orders(
            List<String> boot,
            List<String> stopOfAll,
            List<String> startOfAll,
            List<String> stopOfGroup,
            List<String> startOfGroup,
            List<String> shutdown) {}

    private Orders orders(Peer peer) throws Exception {
        try (RunningDaemon daemon = start(peer)) {
            List<String> boot = names(STARTED, daemon.log());
            int before = daemon.log().length();
            daemon.ctl("stop", "all");
            List<String> stopOfAll = names(KILLED, since(daemon, before));
            before = daemon.log().length();
            daemon.ctl("start", "all");
            List<String> startOfAll = names(STARTED, since(daemon, before));
            before = daemon.log().length();
            daemon.ctl("stop", "mixed:*");
            List<String> stopOfGroup = names(KILLED, since(daemon, before));
            before = daemon.log().length();
            daemon.ctl("start", "mixed:*");
            List<String> startOfGroup = names(STARTED, since(daemon, before));
            before = daemon.log().length();
            assertEquals(0, daemon.shutDown());
            List<String> shutdown = names(KILLED, since(daemon, before));
            return new Orders(boot, stopOfAll, startOfAll, stopOfGroup, startOfGroup, shutdown);
        }
    }

    @Test
    void but_groups_of_one_priority_wait_for_each_other_at_shutdown_only_without_parallel_shutdown() throws Exception {
        assertThat(killedBeforeTheFirstHasStopped("false")).containsExactly("pair_1", "pair_0");
        assertThat(killedBeforeTheFirstHasStopped("true")).containsExactly("pair_1", "pair_0", "also");
    }

    private List<String> killedBeforeTheFirstHasStopped(String parallel) throws Exception {
        String more = "[supervisord]\nparallel_shutdown = " + parallel + "\n";
        try (RunningDaemon daemon =
                RunningDaemon.start(Peer.OURS, directory.resolve("parallel-" + parallel), PROGRAMS + more)) {
            daemon.awaitState("also", "RUNNING");
            daemon.awaitState("pair:pair_1", "RUNNING");
            int before = daemon.log().length();
            assertEquals(0, daemon.shutDown());
            String log = since(daemon, before);
            return names(KILLED, log.substring(0, log.indexOf("stopped: ")));
        }
    }

    @Test
    void but_a_stop_of_all_goes_as_a_shutdown_with_ordered_stop_and_is_answered_in_the_order_of_starts()
            throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(
                Peer.OURS, directory.resolve("ordered"), PROGRAMS + "[supervisord]\nordered_stop = true\n")) {
            daemon.awaitState("also", "RUNNING");
            daemon.awaitState("pair:pair_1", "RUNNING");
            int before = daemon.log().length();

            assertEquals("""
                first: stopped
                mixed:early: stopped
                mixed:late: stopped
                also: stopped
                pair:pair_0: stopped
                pair:pair_1: stopped
                """, daemon.ctl("stop", "all").out());

            String log = since(daemon, before);
            assertEquals(List.of("pair_1", "pair_0", "also", "late", "early", "first"), names(KILLED, log));
            assertThat(log.indexOf("killing early")).isGreaterThan(log.indexOf("stopped: late"));
            assertThat(log.indexOf("killing first")).isGreaterThan(log.indexOf("stopped: early"));
        }
    }

    @Test
    void at_boot_for_all_for_a_group_and_at_shutdown() throws Exception {
        Orders ours = orders(Peer.OURS);

        assertEquals(orders(Peer.ORIGINAL), ours);
        assertEquals(List.of("first", "late", "early", "also", "pair_0", "pair_1"), ours.boot());
        assertEquals(List.of("early", "late"), ours.startOfGroup());
        assertEquals(List.of("pair_1", "pair_0", "also", "late", "early", "first"), ours.shutdown());
    }

    @Test
    void a_group_is_stopped_only_when_the_one_before_it_has_ended() throws Exception {
        String programs = """
            [program:base]
            command = sleep 1000
            priority = 1
            startsecs = 0
            [program:slow]
            command = sh -c "trap 'sleep 1; exit 0' TERM; while :; do sleep 0.1; done"
            priority = 2
            startsecs = 0
            """;
        for (Peer peer : Peer.values()) {
            try (RunningDaemon daemon = RunningDaemon.start(peer, directory.resolve("slow" + peer.name()), programs)) {
                daemon.awaitState("base", "RUNNING");
                daemon.awaitState("slow", "RUNNING");

                assertEquals(0, daemon.shutDown());

                String log = daemon.log();
                assertThat(log.indexOf("killing base"))
                        .as(peer.name())
                        .isGreaterThan(log.indexOf("stopped: slow"))
                        .isGreaterThan(0);
                assertThat(log).contains("INFO waiting for base, slow to die");
            }
        }
    }

    @Test
    void a_stop_right_after_a_start_is_never_lost() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:quick]
            command = sleep 1000
            autostart = false
            startsecs = 0
            stopwaitsecs = 30
            """)) {
            for (int time = 0; time < 5; time++) {
                assertEquals("quick: started\n", daemon.ctl("start", "quick").out());
                assertEquals("quick: stopped\n", daemon.ctl("stop", "quick").out());
            }
            assertThat(daemon.log()).doesNotContain("with SIGKILL").contains("stopped: quick (terminated by SIGTERM)");
        }
        assertThat(Files.exists(directory.resolve("supervisord.pid"))).isFalse();
    }
}
