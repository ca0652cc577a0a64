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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our client with our daemon and with the original's, at a pseudo-terminal and in pipes. */
@DisplayName("For a person, supervisorctl")
class PersonIT {
    private static final String KEYS =
            Path.of("src/test/resources/terminal/keys.py").toAbsolutePath().toString();
    private static final Map<Peer, RunningDaemon> DAEMONS = new EnumMap<>(Peer.class);

    @TempDir
    private static Path directory;

    @BeforeAll
    static void start() throws IOException {
        for (Peer peer : Peer.values()) {
            RunningDaemon daemon = RunningDaemon.start(peer, directory.resolve(peer.name()), """
                [program:web]
                command = /bin/cat
                [program:worker]
                command = /bin/sh -c 'echo hello from %(process_num)d; echo oh dear >&2; exec /bin/cat'
                process_name = w%(process_num)d
                numprocs = 2
                [program:stubborn]
                command = /bin/sh -c 'trap "" TERM; echo deaf; while :; do sleep 0.1; done'
                stopwaitsecs = 3
                autostart = false
                [program:brief]
                command = /bin/sh -c 'echo last words; exit 3'
                startsecs = 0
                autorestart = false
                autostart = false
                """);
            DAEMONS.put(peer, daemon.askedBy(Peer.OURS));
        }
        for (RunningDaemon daemon : DAEMONS.values()) {
            for (String name : List.of("web", "worker:w0", "worker:w1")) {
                daemon.awaitState(name, "RUNNING");
            }
        }
    }

    @AfterAll
    static void end() {
        DAEMONS.values().forEach(RunningDaemon::close);
    }

    /** @param steps what {@code keys.py} sees and types */
    private static Run type(Peer daemon, List<String> arguments, String... steps) {
        List<String> command = new ArrayList<>(List.of("python3", KEYS));
        command.addAll(List.of(steps));
        command.addAll(List.of("--", Peer.OURS.client().toString(), "-c", "supervisord.conf"));
        command.addAll(arguments);
        Run run = Run.of(DAEMONS.get(daemon).directory(), command);
        assertEquals("", run.err());
        return run;
    }

    @ParameterizedTest
    @EnumSource
    void asks_what_was_meant_behind_the_line_that_scripts_read(Peer daemon) {
        Run run = type(daemon, List.of("pid", "wbe"), "see:Did you mean web?");

        assertEquals(new Run(1, "No such process wbe\r\nDid you mean web?\r\n", ""), run);
        assertEquals(
                new Run(1, "No such process wbe\n", ""), DAEMONS.get(daemon).ctl("pid", "wbe"));
    }

    @ParameterizedTest
    @EnumSource
    void understands_patterns_everywhere_and_bare_names_at_a_terminal(Peer daemon) {
        RunningDaemon running = DAEMONS.get(daemon);
        String pid = Integer.toString(running.pidOf("worker:w1"));

        assertEquals(pid + "\r\n", type(daemon, List.of("pid", "w1")).out());
        assertEquals("No such process w1\n", running.ctl("pid", "w1").out());
        assertEquals(
                List.of("worker:w0: signalled", "worker:w1: signalled"),
                running.ctl("signal", "CONT", "w{0..9}", "w[01]").lines().stream()
                        .filter(line -> !line.endsWith("ERROR (no such process)"))
                        .toList());
        assertThat(running.ctl("status", "w*").lines()).hasSize(3);
    }

    @ParameterizedTest
    @EnumSource
    void says_what_a_slow_stop_waits_for_and_erases_it(Peer daemon) {
        RunningDaemon running = DAEMONS.get(daemon);
        running.ctl("start", "stubborn");

        Run run = type(daemon, List.of("stop", "stubborn"), "see:waiting for 1: stubborn (stopping)");

        assertThat(run.out())
                .startsWith("\r\u001b[Kwaiting for 1")
                .endsWith("\r\u001b[K\u001b[A\r\nstubborn: stopped\r\n");
        assertEquals(0, run.code());
    }

    @ParameterizedTest
    @EnumSource
    void shows_and_follows_the_logs_of_several_processes(Peer daemon) {
        RunningDaemon running = DAEMONS.get(daemon);

        assertThat(running.ctl("logs", "-n", "1", "worker:*").lines())
                .containsExactly(
                        "worker:w0 | hello from 0",
                        "worker:w0 ! oh dear",
                        "worker:w1 | hello from 1",
                        "worker:w1 ! oh dear");
        Run followed = type(
                daemon, List.of("logs", "-f", "worker:*", "stubborn"), "see:hello from 1", "see:oh dear", "type:^C");
        assertThat(followed.out()).contains("\u001b[31mworker:w0 | \u001b[0mhello from 0\r\n");
        assertEquals(0, followed.code());
    }

    @ParameterizedTest
    @EnumSource
    void prints_JSON(Peer daemon) {
        RunningDaemon running = DAEMONS.get(daemon);
        Run json = running.ctl("status", "--json", "web", "worker:*");

        Run read = Run.of(
                running.directory(),
                List.of(
                        "python3",
                        "-c",
                        "import json, sys; print([p['group'] + ' ' + p['statename'] for p in json.loads(sys.argv[1])])",
                        json.out()));

        assertEquals("['web RUNNING', 'worker RUNNING', 'worker RUNNING']\n", read.out());
    }

    @ParameterizedTest
    @EnumSource
    void shows_the_status_again_and_again_until_Ctrl_C(Peer daemon) {
        Run run = type(
                daemon,
                List.of("status", "--watch", "web"),
                "see:\u001b[2Jweb  ",
                "see:uptime",
                "see:\u001b[2Jweb  ",
                "type:^C");

        assertEquals(0, run.code());
    }

    @ParameterizedTest
    @EnumSource
    void fills_the_screen_with_a_table_that_takes_keys(Peer daemon) {
        Run run = type(
                daemon,
                List.of("top"),
                "see:NAME",
                "see:q quit",
                "type:/web\n",
                "see:web   RUNNING",
                "type:x",
                "see:stop web?",
                "type:y",
                "see:web   STOPPED",
                "type:s",
                "see:web   RUNNING",
                "type:/",
                "see:filter: web_",
                "type:\033",
                "see:worker:w1",
                "type:q");

        assertEquals(0, run.code());
        assertThat(run.out()).contains("\u001b[?1049h", "\u001b[?1049l");
    }

    @ParameterizedTest
    @EnumSource
    void shows_logs_in_the_table_and_restarts_what_it_shows(Peer daemon) {
        int before = DAEMONS.get(daemon).pidOf("worker:w1");

        Run run = type(
                daemon,
                List.of("top"),
                "see:q quit",
                "type:/w1\n",
                "see:worker:w1  RUNNING",
                "type:l",
                "see:hello from 1",
                "type:q",
                "see:worker:w1  RUNNING",
                "type:r",
                "see:restart worker:w1?",
                "type:y",
                "see:restarting worker:w1",
                "see:worker:w1  RUNNING",
                "type:^C");

        assertEquals(0, run.code());
        DAEMONS.get(daemon).awaitState("worker:w1", "RUNNING");
        assertThat(DAEMONS.get(daemon).pidOf("worker:w1")).isNotEqualTo(before);
    }

    @Test
    void obeys_NO_COLOR_and_the_option() {
        Path client = Peer.OURS.client();
        Path where = DAEMONS.get(Peer.OURS).directory();
        List<String> ask =
                List.of(client.toString(), "-c", "supervisord.conf", "--color", "always", "status", "stubborn");

        assertThat(Run.of(where, ask).out()).matches("\u001b\\[2mstubborn +STOPPED .*\u001b\\[0m\n");
        assertThat(DAEMONS.get(Peer.OURS).ctl("status", "stubborn").out()).doesNotContain("\u001b");
        assertThat(type(Peer.OURS, List.of("--color", "never", "status", "stubborn"))
                        .out())
                .doesNotContain("\u001b");
        assertThat(type(Peer.OURS, List.of("status", "stubborn")).out()).contains("\u001b[2m");
        assertThat(type(Peer.OURS, List.of("status", "web")).out()).doesNotContain("\u001b");
    }

    @Test
    void says_of_the_original_s_daemon_what_it_does_not_tell() {
        RunningDaemon original = DAEMONS.get(Peer.ORIGINAL);
        String url = "unix://" + original.directory() + "/s.sock";

        Run wide = original.ctl("status", "-o", "wide", "web");
        assertThat(wide.out()).contains("NAME", "RUNNING");
        assertEquals(url + " has no /api/v1, so CPU, memory, restarts and last exits are not shown\n", wide.err());
        assertThat(original.ctl("status", "-v", "web").out()).contains("  since", "  stdout      ");
        assertEquals(
                new Run(1, "", url + " has no /api/v1, so there is no history to show\n"),
                original.ctl("history", "web"));
        assertEquals(
                new Run(1, "", url + " has no /api/v1, so there is no plan of an update; nothing has been done\n"),
                original.ctl("update", "--plan"));
    }

    @Test
    void tells_of_our_daemon_what_processes_use_and_how_they_ended() {
        RunningDaemon ours = DAEMONS.get(Peer.OURS);
        ours.ctl("start", "brief");
        ours.awaitState("brief", "EXITED");

        assertThat(ours.ctl("status", "-o", "wide", "web", "brief").lines())
                .anySatisfy(line -> assertThat(line)
                        .matches("web +RUNNING +\\d+ +\\d+:\\d\\d:\\d\\d +[\\d.]+ +[\\d.]+s +[\\d.]+[KM] +1 .*"))
                .anySatisfy(line -> assertThat(line).matches("brief +EXITED .*exited with 3, unexpected"));
        assertThat(ours.ctl("status", "-v", "web").out())
                .contains(
                        "  command     /bin/cat\n",
                        "  processes   " + ours.pidOf("web") + " /bin/cat",
                        "  stdout      ");
        assertThat(ours.ctl("history", "brief").lines())
                .anySatisfy(line -> assertThat(line).contains("requested", "exited with 3, unexpected"))
                .contains("    | last words");
    }

    /** To Java {@code GMT+5} is east of Greenwich, to all others west of it; of {@code Etc/GMT+5} both think the same. */
    @Test
    void tells_the_time_as_all_other_programs_do() {
        RunningDaemon ours = DAEMONS.get(Peer.OURS);

        assertThat(firstStart(ours, "GMT+5"))
                .isEqualTo(firstStart(ours, "Etc/GMT+5"))
                .isNotEqualTo(firstStart(ours, "Etc/GMT-5"));
    }

    private static String firstStart(RunningDaemon daemon, String zone) {
        Path configuration = daemon.directory().resolve("supervisord.conf");
        List<String> command =
                List.of("TZ=" + zone, Peer.OURS.client().toString(), "-c", configuration.toString(), "history", "web");
        String run = Run.of(daemon.directory(), Path.of("/usr/bin/env"), command)
                .lines()
                .getLast();
        assertThat(run).startsWith("20");
        return run.substring(0, "2026-01-01 00:00:00".length());
    }

    @Test
    void plans_an_update_and_restarts_only_what_must_be() throws IOException {
        String programs = """
            [program:web]
            command = %s
            [program:worker]
            command = /bin/cat
            process_name = w%%(process_num)d
            numprocs = 2
            stopwaitsecs = %s
            """;
        Path place = directory.resolve("planned");
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, place, programs.formatted("/bin/cat", "10"))) {
            for (String name : List.of("web", "worker:w0", "worker:w1")) {
                daemon.awaitState(name, "RUNNING");
            }
            int web = daemon.pidOf("web");
            int worker = daemon.pidOf("worker:w1");
            Path file = place.resolve("supervisord.conf");
            Files.writeString(
                    file,
                    Run.text(file)
                            .replace("/bin/cat\n[program:worker]", "/bin/cat -u\n[program:worker]")
                            .replace("= 10", "= 30"));

            Run plan = daemon.ctl("update", "--plan", "--minimal");
            Run again = daemon.ctl("update", "--plan");
            assertThat(plan.out())
                    .contains("  web: restart\n    command: /bin/cat -> /bin/cat -u\n")
                    .contains("  worker:w1: nothing\n    stopwaitsecs: 10 -> 30 (no restart needed)\n");
            assertThat(again.out()).contains("  worker:w1: restart\n");
            assertEquals(web, daemon.pidOf("web"));

            Run update = daemon.ctl("update", "--minimal");
            assertThat(update.lines())
                    .containsExactlyInAnyOrder(
                            "web: restarted", "web: updated process group", "worker: updated process group");
            daemon.awaitState("web", "RUNNING");
            assertThat(daemon.pidOf("web")).isNotEqualTo(web);
            assertEquals(worker, daemon.pidOf("worker:w1"));
            assertEquals(
                    "No config updates to processes\n",
                    daemon.ctl("update", "--plan").out());
        }
    }
}
