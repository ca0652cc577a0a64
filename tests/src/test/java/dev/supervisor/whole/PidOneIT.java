package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("As process 1 of its own pid namespace the daemon")
@ParameterizedClass(name = "of {0}")
@MethodSource("users")
class PidOneIT {
    /** The owner of the namespace: root, or an ordinary user who is root in a user namespace of their own. */
    enum Whose {
        ROOT,
        ORDINARY_USER
    }

    /** A child that leaves orphans behind: each ends at once, and is nobody's then but the daemon's. */
    private static final String PROGRAMS = """
        [program:parent]
        command = sh -c "for i in 1 2 3 4 5; do (sh -c 'exit 7' & ); done; exec sleep 1000"
        startsecs = 0
        [program:brief]
        command = sh -c "exit 3"
        startsecs = 0
        autorestart = false
        """;

    @TempDir
    private Path directory;

    private final Whose whose;
    private final List<String> unshare = new ArrayList<>();
    private Path supervisord = Peer.OURS.daemon();

    PidOneIT(Whose whose) {
        this.whose = whose;
    }

    static List<Whose> users() {
        return OrdinaryUser.isSomebodyElse() ? List.of(Whose.values()) : List.of(Whose.ORDINARY_USER);
    }

    @BeforeEach
    void find_out_how_to_have_a_namespace() throws Exception {
        switch (whose) {
            case ROOT -> unshare.add("unshare");
            case ORDINARY_USER -> {
                OrdinaryUser user = OrdinaryUser.in(directory);
                supervisord = user.daemon();
                unshare.addAll(user.command(List.of("unshare", "--user", "--map-root-user")));
            }
        }
        unshare.addAll(List.of("--fork", "--pid", "--mount-proc", "--kill-child"));
        List<String> trial = new ArrayList<>(unshare);
        trial.add("true");
        assumeTrue(Run.of(directory, trial).code() == 0, "this machine gives no pid namespaces");
    }

    private Process start(String programs) throws Exception {
        Path file = Files.writeString(directory.resolve("supervisord.conf"), """
            [supervisord]
            logfile = %(here)s/supervisord.log
            pidfile = %(here)s/supervisord.pid
            childlogdir = %(here)s
            user = root
            loglevel = debug

            [unix_http_server]
            file = %(here)s/s.sock

            [supervisorctl]
            serverurl = unix://%(here)s/s.sock

            """ + programs);
        List<String> command = new ArrayList<>(unshare);
        command.addAll(List.of(supervisord.toString(), "-n", "-c", file.toString()));
        Process outside = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile())
                .start();
        awaitLog(outside, "supervisord started with pid 1\n");
        return outside;
    }

    private String log() {
        Path log = directory.resolve("supervisord.log");
        return Files.exists(log) ? Run.text(log) : "";
    }

    private void awaitLog(Process outside, String sentence) {
        await().atMost(RunningDaemon.PATIENCE).until(() -> {
            assertThat(outside.isAlive())
                    .as("%s", Run.text(directory.resolve("out")))
                    .isTrue();
            return log().contains(sentence);
        });
    }

    private static ProcessHandle daemon(Process outside) {
        return outside.children().findFirst().orElseThrow();
    }

    private void send(Process outside, String signal) {
        Run kill = Run.of(
                directory,
                List.of("kill", "-" + signal, Long.toString(daemon(outside).pid())));
        assertEquals(0, kill.code(), kill.err());
    }

    private int end(Process outside) throws InterruptedException {
        assertThat(outside.waitFor(RunningDaemon.PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .isTrue();
        return outside.exitValue();
    }

    @Test
    void reaps_every_orphan_and_takes_none_of_its_own_children_for_one() throws Exception {
        Process outside = start(PROGRAMS);
        try {
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> log().split("INFO reaped unknown pid \\d+ \\(exit status 7\\)").length == 6);
            awaitLog(outside, "exited: brief (exit status 3; not expected)");
            assertThat(log()).doesNotContain("(exit status 3)\n");
            assertThat(outside.descendants())
                    .as("unshare's child, the worker, and no zombies")
                    .hasSize(2);
        } finally {
            daemon(outside).destroy();
            assertEquals(0, end(outside));
        }
    }

    @Test
    void ends_in_order_on_each_signal_that_asks_for_it() throws Exception {
        for (String signal : List.of("TERM", "INT", "QUIT")) {
            Files.deleteIfExists(directory.resolve("supervisord.log"));
            Process outside = start(PROGRAMS);
            try {
                awaitLog(outside, "spawned: 'parent'");
                send(outside, signal);
                assertEquals(0, end(outside), signal);
                assertThat(log())
                        .contains("WARN received SIG" + signal + " indicating exit request")
                        .contains("stopped: parent (terminated by SIGTERM)");
                assertThat(directory.resolve("supervisord.pid")).doesNotExist();
            } finally {
                outside.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void starts_over_on_SIGHUP_and_opens_its_logs_anew_on_SIGUSR2() throws Exception {
        Process outside = start(PROGRAMS);
        try {
            send(outside, "HUP");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> log().split("supervisord started with pid 1\n", -1).length == 3);
            send(outside, "USR2");
            awaitLog(outside, "INFO supervisord logreopen");
            send(outside, "TERM");
            assertEquals(0, end(outside));
        } finally {
            outside.destroyForcibly().waitFor();
        }
    }
}
