package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The daemon's standard output is a pipe, as in a container. */
@DisplayName("Several programs on one standard output")
class LogPlacesIT {
    private static final int MANY = 20_000;
    private static final Pattern ACTIVITY =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3} [A-Z]{4} .*");

    @TempDir
    private Path directory;

    private final List<Process> readers = new ArrayList<>();
    private Path seen;

    @BeforeEach
    void make_a_pipe() throws IOException {
        makePipe("pipe");
        seen = read("pipe");
    }

    @AfterEach
    void end_all_readers() {
        signalReader("CONT");
        readers.forEach(Process::destroyForcibly);
    }

    private void makePipe(String name) {
        assertEquals(0, Run.of(directory, List.of("mkfifo", name)).code());
    }

    /** Where that is which comes out of it. */
    private Path read(String pipe) throws IOException {
        Path read = directory.resolve(pipe + ".read");
        readers.add(new ProcessBuilder("cat", pipe)
                .directory(directory.toFile())
                .redirectOutput(read.toFile())
                .start());
        return read;
    }

    private void signalReader(String signal) {
        Run.of(
                directory,
                List.of("kill", "-" + signal, Long.toString(readers.getFirst().pid())));
    }

    /** At {@code debug}, as other tests have it, all output would be there a second time. */
    private RunningDaemon start(String programs) throws IOException {
        List<String> intoThePipe = List.of(
                "/bin/sh",
                "-c",
                "exec \"$0\" -e info \"$@\" > pipe",
                Peer.OURS.daemon().toString());
        return RunningDaemon.startBy(intoThePipe, directory, programs);
    }

    private String seen() {
        return Run.text(seen);
    }

    private void awaitSeen(String text) {
        await().atMost(RunningDaemon.PATIENCE).until(() -> seen().contains(text));
    }

    private static List<String> numbers(String before, String behind) {
        return IntStream.rangeClosed(1, MANY).mapToObj(i -> before + i + behind).toList();
    }

    @Test
    void say_whose_each_line_is_and_are_never_mixed() throws Exception {
        try (RunningDaemon daemon = start("""
            [program:many]
            command = sh -c 'seq 1 %1$d; printf end; exec sleep 1000'
            process_name = %%(program_name)s_%%(process_num)s
            numprocs = 3
            stdout_logfile = /dev/stdout
            stdout_logfile_format = prefix
            [program:json]
            command = sh -c 'seq 1 %1$d >&2; echo "say \\"hi\\"	\\\\"; exec sleep 1000'
            redirect_stderr = true
            stdout_logfile = /dev/stdout
            stdout_logfile_format = json
            [program:kept]
            command = sh -c 'seq 1 %1$d; exec sleep 1000'
            stdout_logfile = %%(here)s/kept.log
            stdout_logfile_also = /dev/stdout, %%(here)s/%%(program_name)s.json
            stdout_logfile_also_format = JSON
            """.formatted(MANY))) {
            awaitSeen("say");
            for (int i = 0; i < 3; i++) {
                awaitSeen("many:many_" + i + " stdout | " + MANY + "\n");
            }
            awaitSeen("\"process\":\"kept\",\"group\":\"kept\",\"stream\":\"stdout\",\"pid\":" + daemon.pidOf("kept")
                    + ",\"message\":\"" + MANY + "\"}");
            assertThat(seen()).doesNotContain("| end");
            daemon.ctl("stop", "many:*");
            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> Pattern.compile("many_[012] stdout \\| end\n")
                                    .matcher(seen())
                                    .results()
                                    .count()
                            == 3);

            List<String> lines = seen().lines().toList();
            for (int i = 0; i < 3; i++) {
                String prefix = "many:many_" + i + " stdout | ";
                List<String> expected = new ArrayList<>(numbers(prefix, ""));
                expected.add(prefix + "end");
                assertThat(lines.stream().filter(line -> line.startsWith(prefix)))
                        .containsExactlyElementsOf(expected);
            }
            String json = "\"process\":\"json\",\"group\":\"json\",\"stream\":\"stdout\",\"pid\":"
                    + daemon.pidOf("json") + ",\"message\":\"";
            List<String> expected = new ArrayList<>(numbers(json, "\"}"));
            expected.add(json + "say \\\"hi\\\"\\t\\\\\"}");
            assertThat(lines.stream()
                            .filter(line -> line.contains(json))
                            .map(line -> line.substring(line.indexOf(json))))
                    .containsExactlyElementsOf(expected);
            assertThat(lines.stream().filter(line -> !ACTIVITY.matcher(line).matches()))
                    .as("nothing but whole lines")
                    .hasSize(3 * (MANY + 1) + (MANY + 1) + MANY);
            assertThat(Files.readAllLines(directory.resolve("kept.log"))).isEqualTo(numbers("", ""));
            assertThat(Files.readAllLines(directory.resolve("kept.json")))
                    .isEqualTo(lines.stream()
                            .filter(line -> line.contains("\"process\":\"kept\""))
                            .toList());
        }
    }

    @Test
    void can_be_read_where_one_of_their_places_is_a_file() throws Exception {
        Files.createDirectory(directory.resolve("gone"));
        makePipe("nobody");
        try (RunningDaemon daemon = start("""
            [program:w]
            command = sh -c 'echo first; while [ ! -e go ]; do sleep 0.05; done; echo second; exec sleep 1000'
            directory = %(here)s
            stdout_logfile = /dev/stdout
            stdout_logfile_format = prefix
            stdout_logfile_also = %(here)s/w.log, %(here)s/gone/w.log, %(here)s/nobody
            stdout_logfile_also_format = raw
            """)) {
            awaitSeen("w stdout | first\n");
            assertEquals("first\n\n", daemon.ctl("tail", "w").out());
            assertEquals("w: cleared\n", daemon.ctl("clear", "w").out());
            assertEquals("\n", daemon.ctl("tail", "w").out());

            daemon.awaitLog("cannot keep log " + directory + "/nobody: cannot open " + directory
                    + "/nobody: No such device or address");
            Path heard = read("nobody");
            Files.move(directory.resolve("w.log"), directory.resolve("w.log.moved"));
            Run.of(directory, List.of("kill", "-USR2", Long.toString(daemon.pid())));
            await().atMost(RunningDaemon.PATIENCE).until(() -> Files.exists(directory.resolve("w.log")));
            Files.createFile(directory.resolve("go"));
            awaitSeen("w stdout | second\n");

            await().atMost(RunningDaemon.PATIENCE)
                    .until(() -> daemon.ctl("tail", "w").out().equals("second\n\n"));
            assertEquals("second\n", Run.text(directory.resolve("gone/w.log")));
            await().atMost(RunningDaemon.PATIENCE).until(() -> Run.text(heard).equals("second\n"));
            assertEquals("", Run.text(directory.resolve("w.log.moved")));
        }
    }

    @Test
    void cost_no_memory_while_nobody_reads_and_are_whole_afterwards() throws Exception {
        try (RunningDaemon daemon = start("""
            [program:flood]
            command = sh -c 'while [ ! -e go ]; do sleep 0.05; done; seq 1 2000000; echo done; exec sleep 1000'
            directory = %(here)s
            stdout_logfile = /dev/stdout
            stdout_logfile_format = json
            """)) {
            daemon.awaitState("flood", "RUNNING");
            signalReader("STOP");
            Files.createFile(directory.resolve("go"));
            daemon.awaitLog("WARN log /dev/stdout has taken nothing since ");
            assertThat(daemon.states()).containsEntry("flood", "RUNNING");
            long peak = kibibytes(daemon, "VmHWM");
            signalReader("CONT");
            awaitSeen("\"message\":\"done\"}\n");

            List<String> messages = seen().lines()
                    .filter(line -> line.startsWith("{"))
                    .map(line -> line.substring(line.indexOf("\"message\":\"") + 11, line.length() - 2))
                    .toList();
            assertThat(messages).hasSize(2_000_001);
            assertThat(IntStream.rangeClosed(1, 2_000_000)
                            .filter(i -> !messages.get(i - 1).equals(Integer.toString(i))))
                    .isEmpty();
            assertThat(peak).as("resident KiB at most while nobody read").isLessThan(150_000);
        }
    }

    private static long kibibytes(RunningDaemon daemon, String figure) {
        return Run.text(Path.of("/proc/" + daemon.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith(figure))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void who_ask_for_nothing_have_the_same_bytes_as_with_the_original() throws Exception {
        byte[] odd = new byte[200_000];
        new Random(7).nextBytes(odd);
        List<byte[]> written = new ArrayList<>();
        for (Peer peer : Peer.values()) {
            Path own = Files.createDirectory(directory.resolve(peer.name()));
            Files.write(own.resolve("odd"), odd);
            Files.writeString(own.resolve("supervisord.conf"), """
                [supervisord]
                nodaemon = true
                silent = true
                user = %s
                logfile = %%(here)s/supervisord.log
                pidfile = %%(here)s/supervisord.pid
                [program:odd]
                command = sh -c 'cat %%(here)s/odd; kill $PPID; exec sleep 1000'
                stdout_logfile = /dev/stdout
                stdout_logfile_maxbytes = 0
                """.formatted(System.getProperty("user.name")));
            Run run = Run.of(
                    own,
                    List.of(
                            "/bin/sh",
                            "-c",
                            "\"$0\" -n -c supervisord.conf 2>errors | cat > out",
                            peer.daemon().toString()));
            assertEquals(0, run.code(), run.err());
            written.add(Files.readAllBytes(own.resolve("out")));
        }
        assertThat(written.getFirst()).isEqualTo(odd);
        assertThat(written.getLast()).isEqualTo(odd);
    }
}
