package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What is no file of a configuration")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
class OddFilesIT {
    @TempDir
    private Path directory;

    private Path odd(String name, String making) throws Exception {
        Run made = Run.of(directory, List.of("sh", "-c", making.replace("FILE", name)));
        assertEquals(new Run(0, "", ""), made);
        return directory.resolve(name);
    }

    private Path pipe() throws Exception {
        return odd("pipe.conf", "mkfifo FILE && { sleep 1000 >FILE & } >/dev/null 2>&1; echo $! >pid; : <FILE");
    }

    private Path zeros() throws Exception {
        return odd("zeros.conf", "ln -s /dev/zero FILE");
    }

    private Path large() throws Exception {
        return odd("large.conf", "{ echo '[x]'; yes 'a = b' | head -c 52428800; } >FILE");
    }

    private void end(Path pidFile) throws Exception {
        Run.of(directory, List.of("sh", "-c", "kill $(cat " + pidFile + ")"));
    }

    @Test
    void is_told_in_a_sentence_by_both_programs() throws Exception {
        Path pipe = pipe();
        try {
            said(pipe, "could not read config file %s: it is not a regular file");
            for (Path large : List.of(zeros(), large())) {
                assertThat(daemon(large).err()).contains("the configuration has more than 16 MiB");
            }
        } finally {
            end(directory.resolve("pid"));
        }
    }

    private void said(Path file, String sentence) throws Exception {
        String expected = "Error: " + sentence.formatted(file);
        assertThat(daemon(file).err()).startsWith(expected);
        Run asked = Run.of(directory, Peer.OURS.client(), List.of("-c", file.toString(), "pid"));
        assertThat(asked.err() + asked.out()).contains("could not read config file " + file + ": it ");
    }

    private Run daemon(Path file) throws Exception {
        Run run = Run.of(directory, Peer.OURS.daemon(), List.of("-n", "-c", file.toString()));
        assertEquals(2, run.code());
        assertThat(run.err() + run.out()).doesNotContain("java").doesNotContain("Exception");
        return run;
    }

    @Test
    void keeps_no_reread_from_working_once_it_is_gone() throws Exception {
        try (RunningDaemon daemon = RunningDaemon.start(Peer.OURS, directory, """
            [program:cat]
            command = cat
            [include]
            files = *.conf.d
            """)) {
            for (Path odd : List.of(zeros(), large(), pipe())) {
                Path included = Files.move(odd, directory.resolve("x.conf.d"));
                assertThat(daemon.ctl("reread").out()).contains("CANT_REREAD").contains(included.toString());
                assertThat(daemon.ctl("reload").out()).contains("CANT_REREAD").contains(included.toString());
                Files.delete(included);
                assertEquals(
                        "No config updates to processes\n", daemon.ctl("reread").out());
            }
            assertThat(daemon.log()).doesNotContain("OutOfMemory").doesNotContain("java.");
        } finally {
            end(directory.resolve("pid"));
        }
    }

    @Test
    void may_be_a_pipe_of_the_shell_that_somebody_fills() throws Exception {
        Run run = Run.of(
                directory,
                List.of(
                        "bash",
                        "-c",
                        "\"$1\" --check -c <(sleep 0.3; echo '[supervisord]')",
                        "bash",
                        Peer.OURS.daemon().toString()));
        assertThat(run.out() + run.err()).doesNotContain("could not read");
        assertEquals(0, run.code());
    }
}
