package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Results of listeners that are printed")
class PrintedResultsIT {
    /** The output of processes by way of a listener, and nothing else on standard output. */
    private static final String PRINTER = """
        [supervisord]
        silent = true

        [eventlistener:printer]
        command = /usr/bin/python3 %s
        events = PROCESS_LOG
        buffer_size = 100
        result_handler = supervisor_stdout:event_handler

        """.formatted(resource("result.py"));

    @TempDir
    private Path directory;

    private static Path resource(String name) {
        try {
            return Path.of(
                    PrintedResultsIT.class.getResource("/listeners/" + name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String program(String name, String script) {
        return """
            [program:%s]
            command = sh -c "%s"
            autostart = false
            autorestart = false
            startsecs = 0
            stdout_events_enabled = true
            stderr_events_enabled = true

            """.formatted(name, script);
    }

    private RunningDaemon start(Peer peer, String programs) throws Exception {
        Path own = directory.resolve(peer.name());
        Map<String, String> environment =
                peer == Peer.ORIGINAL ? Map.of("PYTHONPATH", resource("handler").toString()) : Map.of();
        return RunningDaemon.startWith(environment, peer, own, PRINTER + programs);
    }

    private static void awaitProcessed(RunningDaemon daemon, long events) {
        Pattern processed = Pattern.compile("printer: event was processed$", Pattern.MULTILINE);
        await().atMost(RunningDaemon.PATIENCE)
                .until(() -> processed.matcher(daemon.log()).results().count() == events);
    }

    /** The standard output after these have run, one after the other, each with one piece of output. */
    private String printed(Peer peer) throws Exception {
        List<String> scripts = List.of(
                "printf 'one\\\\n'",
                "printf 'two\\\\n\\\\nfour'",
                "printf 'größe\\\\n' >&2",
                "printf 'a | b\\\\r\\\\n'");
        StringBuilder programs = new StringBuilder();
        for (int i = 0; i < scripts.size(); i++) {
            programs.append(program("p" + i, scripts.get(i)));
        }
        try (RunningDaemon daemon = start(peer, programs.toString())) {
            daemon.awaitState("printer", "RUNNING");
            for (int i = 0; i < scripts.size(); i++) {
                daemon.ctl("start", "p" + i);
                awaitProcessed(daemon, i + 1);
            }
            assertEquals(0, daemon.shutDown());
            return Files.readString(daemon.directory().resolve("stdout"));
        }
    }

    @Test
    void are_the_original_s_bytes_without_its_code() throws Exception {
        String ours = printed(Peer.OURS);

        assertEquals("""
            p0 stdout | one
            p0 stdout |\s
            p1 stdout | two
            p1 stdout |\s
            p1 stdout | four
            p2 stderr | größe
            p2 stderr |\s
            p3 stdout | a | b\r
            p3 stdout |\s
            """, ours);
        assertEquals(printed(Peer.ORIGINAL), ours);
    }

    /** The activity log when the handler gets a result that it does not understand. */
    private List<String> failure(Peer peer) throws Exception {
        String answers = "printf 'READY\\\\n'; read line; printf 'RESULT 2\\\\nOKREADY\\\\n'; exec sleep 1000";
        try (RunningDaemon daemon = start(peer, """
            [eventlistener:odd]
            command = sh -c "%s"
            events = PROCESS_LOG
            result_handler = supervisor_stdout:event_handler
            startsecs = 0

            """.formatted(answers) + program("said", "echo said"))) {
            daemon.awaitState("odd", "RUNNING");
            daemon.awaitLog("odd: ACKNOWLEDGED -> READY");
            daemon.ctl("start", "said");
            daemon.awaitLog("for pool odd");
            return daemon.log()
                    .lines()
                    .map(line -> line.replaceFirst("^\\S+ \\S+ ", "").replaceFirst("event \\d+ ", "event N "))
                    .filter(line -> line.contains("odd: ") || line.contains("for pool odd"))
                    .toList();
        }
    }

    @Test
    void end_the_talk_with_a_listener_whose_result_is_no_output() throws Exception {
        List<String> ours = failure(Peer.OURS);

        assertThat(ours).contains("WARN odd: event caused an error", "DEBG odd: BUSY -> UNKNOWN");
        assertEquals(failure(Peer.ORIGINAL), ours);
    }

    /** Standard output is a pipe that is full, so the listener gets no more events and its buffer overflows. */
    @Test
    void hold_nothing_up_while_nobody_reads_them() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(Run.of(directory, List.of("mkfifo", pipe.toString())).code()).isZero();
        List<String> intoPipe = List.of(
                "/bin/sh",
                "-c",
                "exec \"$0\" \"$@\" 1<>" + pipe,
                Peer.OURS.daemon().toString(),
                "-e",
                "info");
        try (RunningDaemon daemon = RunningDaemon.startBy(
                intoPipe,
                directory,
                PRINTER
                        + program(
                                "flood",
                                "yes 0123456789 | head -c 8000000;" // fills standard output, in however many pieces
                                        + " for i in `seq 300`; do echo 0123456789; sleep 0.01; done; exec sleep 1000")
                        + program("last", "echo words"))) {
            daemon.awaitState("printer", "RUNNING");
            daemon.ctl("start", "flood");
            daemon.awaitLog("pool printer event buffer overflowed");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.ctl("status", "flood").out().contains("RUNNING"));

            File read = directory.resolve("read").toFile();
            Process reader = new ProcessBuilder("cat", pipe.toString())
                    .redirectOutput(read)
                    .start();
            try {
                daemon.ctl("start", "last");
                await().atMost(RunningDaemon.PATIENCE)
                        .until(() -> Run.text(read.toPath()).contains("last stdout | words\nlast stdout | \n"));
                assertThat(Run.text(read.toPath())
                                .lines()
                                .filter(line -> !line.matches("(flood|last) stdout \\| \\w*")))
                        .isEmpty();
                assertEquals(0, daemon.shutDown());
            } finally {
                reader.destroyForcibly();
            }
        }
    }
}
