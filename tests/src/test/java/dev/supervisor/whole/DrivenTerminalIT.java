package dev.supervisor.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The additions of our client to the original's output, as programs that drive a terminal find them. */
@DisplayName("A program that drives a terminal")
class DrivenTerminalIT {
    private static final Path SCRIPT =
            Path.of("src/test/resources/terminal/driven.py").toAbsolutePath();
    private static final String PROGRAMS = """
        [program:web]
        command = /bin/cat
        [program:deaf]
        command = /bin/sh -c 'trap "" TERM; while :; do sleep 0.1; done'
        stopwaitsecs = 4
        [program:late]
        command = /bin/cat
        startsecs = 3
        autostart = false
        [program:broken]
        command = /bin/cat /no/such/file
        startretries = 0
        """;

    @Test
    void finds_each_line_of_the_original_s_from_its_first_character_to_its_last(@TempDir Path directory)
            throws IOException {
        List<String> command = new ArrayList<>(
                List.of("python3", SCRIPT.toString(), Peer.OURS.client().toString()));
        try (RunningDaemon ours = RunningDaemon.start(Peer.OURS, directory.resolve("ours"), PROGRAMS);
                RunningDaemon original = RunningDaemon.start(Peer.ORIGINAL, directory.resolve("original"), PROGRAMS)) {
            for (RunningDaemon daemon : List.of(ours, original)) {
                daemon.awaitState("broken", "FATAL");
                daemon.awaitState("web", "RUNNING");
                daemon.awaitState("deaf", "RUNNING");
                command.add(daemon.directory().toString());
            }

            assertEquals(new Run(0, "40 compared\n", ""), Run.of(directory, command));
        }
    }
}
