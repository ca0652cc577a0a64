package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input")
class BadInputIT {
    @TempDir
    private Path directory;

    /** The first two lines of standard error with the name of the program taken out. */
    private List<String> complaint(Peer peer, List<String> arguments) {
        Run run = Run.of(directory, peer.daemon(), arguments);
        assertEquals(2, run.code(), run.err());
        assertEquals("", run.out());
        return run.err()
                .replace(peer.daemon().toString(), "supervisord")
                .lines()
                .filter(line -> !line.contains("UserWarning") && !line.contains("self.warnings.warn"))
                .limit(2)
                .toList();
    }

    private void bothSay(List<String> arguments) {
        assertEquals(complaint(Peer.ORIGINAL, arguments), complaint(Peer.OURS, arguments));
    }

    private Path file(String text) throws Exception {
        return Files.writeString(directory.resolve("supervisord.conf"), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[unix_http_server]\nfile=/tmp/none.sock\n",
                "nonsense\n",
                "[supervisord]\nfoo\n",
                "[supervisord]\nminfds=many\n",
                "[supervisord]\nloglevel=loud\n",
                "[supervisord]\nlogfile=/nowhere/at/all.log\n",
                "[supervisord]\nlogfile_maxbytes=50XB\n",
                "[supervisord]\nuser=nobody-of-that-name\n",
                "[supervisord]\n[program:x]\n",
                "[supervisord]\n[program:x]\ncommand=cat\nuser=nobody-of-that-name\n",
                "[supervisord]\n[program:x]\ncommand=cat\nstartsecs=soon\n",
                "[supervisord]\n[program:x]\ncommand=cat\npriority=high\n",
                "[supervisord]\n[program:x]\ncommand=cat\nautorestart=perhaps\n",
                "[supervisord]\n[program:x]\ncommand=cat\nstopsignal=KNOCK\n",
                "[supervisord]\n[program:x]\ncommand=cat\nnumprocs=2\n",
                "[supervisord]\n[program:x]\ncommand=cat\nexitcodes=0,256\n",
                "[supervisord]\n[program:x]\ncommand=cat %(nobody)s\n",
                "[supervisord]\n[program:x]\ncommand=cat\nstopasgroup=true\nkillasgroup=false\n",
                "[supervisord]\n[program:x]\ncommand=cat\nstdout_logfile=/nowhere/at/all.log\n",
                "[supervisord]\n[group:g]\nprograms=nobody\n",
                "[supervisord]\n[include]\n",
                "[supervisord]\n[unix_http_server]\nchmod=0700\n",
                "[supervisord]\n[unix_http_server]\nfile=/tmp/none.sock\nusername=me\n",
            })
    void is_refused_in_the_originals_words(String text) throws Exception {
        bothSay(List.of("-n", "-c", file(text).toString()));
    }

    @Test
    void of_a_file_that_is_not_there_is_refused_in_the_originals_words() {
        bothSay(List.of("-n", "-c", directory.resolve("nothing.conf").toString()));
    }

    @Test
    void of_a_file_that_is_a_directory_is_refused_in_the_originals_words() {
        bothSay(List.of("-n", "-c", directory.toString()));
    }

    @Test
    void on_the_command_line_is_refused_in_the_originals_words() throws Exception {
        String good = file("[supervisord]\n").toString();
        bothSay(List.of("-n", "-c", good, "-e", "loud"));
        bothSay(List.of("-n", "-c", good, "-x"));
        bothSay(List.of("-n", "-c", good, "--lo", "x"));
        bothSay(List.of("-n", "-c", good, "extra"));
        bothSay(List.of("-n", "-c"));
    }

    @Test
    void is_told_all_at_once_with_file_and_line() throws Exception {
        Path file = file("""
            [supervisord]
            [program:one]
            command = cat
            startsecs = soon
            [program:two]
            autorestart = perhaps
            """);
        Run run = Run.of(directory, Peer.OURS.daemon(), List.of("-n", "-c", file.toString()));
        assertEquals(2, run.code());
        List<String> lines = run.err().lines().toList();
        assertThat(lines.get(0)).startsWith("Error: invalid literal for int() with base 10: 'soon'");
        assertThat(lines.get(1)).startsWith("For help, use ");
        assertThat(lines.subList(2, lines.size())).allMatch(line -> line.contains("supervisord.conf:"));
        assertThat(run.err()).contains("supervisord.conf:5").contains("supervisord.conf:6");
        assertThat(directory.resolve("supervisord.log")).doesNotExist();
    }
}
