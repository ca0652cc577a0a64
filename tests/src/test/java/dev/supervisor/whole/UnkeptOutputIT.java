package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard output of the daemons is a pipe, as in a container. */
@DisplayName("Output that no file keeps")
class UnkeptOutputIT {
    private static final String PROGRAMS = """
        [program:device]
        command = cat
        stdout_logfile = /dev/stdout
        stdout_logfile_maxbytes = 0
        stderr_logfile = /dev/stderr
        stderr_logfile_maxbytes = 0
        [program:nowhere]
        command = cat
        stdout_logfile = NONE
        stderr_logfile = OFF
        [program:system]
        command = cat
        stdout_logfile = syslog
        stderr_logfile = syslog
        """;

    private static final String KEPT = """
        [program:kept]
        command = sh -c 'echo words; exec cat'
        stdout_logfile = /dev/stdout
        stdout_logfile_maxbytes = 0
        stdout_logfile_also = %(here)s/kept.log
        """;

    private static final String FAULTS = """
        import sys, xmlrpc.client
        from supervisor.xmlrpc import SupervisorTransport
        server = xmlrpc.client.ServerProxy('http://x', SupervisorTransport(None, None, 'unix://' + sys.argv[1] + '/s.sock'))
        for program in ('device', 'nowhere', 'system'):
            for method in ('readProcessStdoutLog', 'readProcessStderrLog', 'tailProcessStdoutLog', 'tailProcessStderrLog'):
                try:
                    print(program, method, getattr(server.supervisor, method)(program, 0, 100))
                except xmlrpc.client.Fault as fault:
                    print(program, method, fault.faultCode, fault.faultString)
        """;

    @TempDir
    private Path directory;

    @BeforeEach
    void put_the_script_there() throws IOException {
        Files.writeString(directory.resolve("faults.py"), FAULTS);
    }

    /** Its standard output and error are a pipe that somebody reads. */
    private RunningDaemon start(Peer peer, String programs) throws IOException {
        Path own = Files.createDirectories(directory.resolve(peer.name()));
        Run.of(own, List.of("mkfifo", "pipe"));
        new ProcessBuilder("cat", "pipe")
                .directory(own.toFile())
                .redirectOutput(own.resolve("read").toFile())
                .start(); // ends with the last writer
        return RunningDaemon.startBy(
                List.of(
                        "/bin/sh",
                        "-c",
                        "exec \"$0\" \"$@\" >pipe 2>&1",
                        peer.daemon().toString()),
                own,
                programs);
    }

    private String faults(RunningDaemon daemon) {
        return Run.of(
                        directory,
                        List.of(
                                "/usr/bin/python3",
                                "faults.py",
                                daemon.directory().toString()))
                .out();
    }

    private static Run atTerminal(RunningDaemon daemon, String words) {
        String command = Peer.OURS.client() + " -c supervisord.conf " + words;
        return Run.of(daemon.directory(), List.of("script", "-qec", command, "/dev/null"));
    }

    @Test
    void is_refused_with_the_original_s_faults() throws IOException {
        try (RunningDaemon ours = start(Peer.OURS, PROGRAMS);
                RunningDaemon original = start(Peer.ORIGINAL, PROGRAMS)) {
            assertThat(faults(ours))
                    .contains("device readProcessStdoutLog 30 FAILED")
                    .isEqualTo(faults(original));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "device, goes to /dev/%s where it cannot be read back, FAILED",
        "nowhere, is kept nowhere, NO_FILE",
        "system, goes to syslog where it cannot be read back, NO_FILE"
    })
    void is_told_of_where_it_goes_and_how_a_file_keeps_it(String program, String goes, String fault)
            throws IOException {
        try (RunningDaemon ours = start(Peer.OURS, PROGRAMS)) {
            for (String channel : List.of("stdout", "stderr")) {
                String sentence = "%s of %s %s; %s_logfile_also = PATH keeps it in a file"
                        .formatted(channel, program, goes.formatted(channel).replace(" where", ", where"), channel);

                Run tail = atTerminal(ours, "tail " + program + " " + channel);
                assertThat(tail.lines()).hasSize(2).contains(sentence);
                assertThat(tail.lines().getFirst()).startsWith(program + ": ERROR (");
                assertThat(ours.ctl("tail", program, channel).err())
                        .as("for scripts")
                        .isEmpty();

                String answer = Run.of(
                                ours.directory(),
                                List.of(
                                        "curl",
                                        "-s",
                                        "--unix-socket",
                                        "s.sock",
                                        "http://localhost/api/v1/processes/" + program + "/logs/" + channel))
                        .out();
                assertThat(answer).contains("\"" + fault + ": " + sentence + "\"", "\"fault\":\"" + fault + "\"");
            }
            Run logs = ours.ctl("logs", program);
            assertThat(logs.out()).isEqualTo(program + ": ERROR (no log file)\n");
            assertThat(logs.err())
                    .contains("stdout of " + program)
                    .endsWith("; stdout_logfile_also = PATH keeps it in a file\n");
            assertEquals(1, logs.code());
        }
    }

    @Test
    void is_told_of_by_the_original_s_daemon_too_which_has_no_api() throws IOException {
        try (RunningDaemon original = start(Peer.ORIGINAL, PROGRAMS).askedBy(Peer.OURS)) {
            original.awaitState("device", "RUNNING");
            String sentence = "stdout of device goes to /dev/stdout, where it cannot be read back";

            Run logs = original.ctl("logs", "device");
            assertEquals(new Run(1, "device: ERROR (no log file)\n", sentence + "\n"), logs);
            assertThat(original.ctl("status", "-v", "device").out()).contains("stdout      /dev/stdout\n");
            assertThat(atTerminal(original, "tail device").lines())
                    .containsExactlyInAnyOrder("device: ERROR (unknown error reading log)", sentence);
        }
    }

    @Test
    void is_read_from_the_further_file_that_keeps_it() throws IOException {
        try (RunningDaemon ours = start(Peer.OURS, KEPT)) {
            ours.awaitState("kept", "RUNNING");
            assertEquals("words", ours.ctl("tail", "kept").out().strip());
            assertThat(ours.ctl("logs", "kept").out()).contains("words");
        }
    }
}
