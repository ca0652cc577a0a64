package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.ctl.action.RecordingTerminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The program, whatever happens,")
class MainTest {
    private final RecordingTerminal terminal = new RecordingTerminal();

    private void assertSaid(String sentence, Error failure) {
        int code = Main.exitCode(
                () -> {
                    throw failure;
                },
                terminal);

        assertEquals(1, code);
        assertEquals(sentence + "\n", terminal.err());
    }

    @Test
    void has_its_own_exit_code_and_nothing_to_say() {
        assertEquals(3, Main.exitCode(() -> 3, terminal));
        assertEquals("", terminal.err());
    }

    @Test
    void ends_in_silence_when_nobody_reads() {
        int code = Main.exitCode(
                () -> {
                    throw new UncheckedIOException(new IOException("Broken pipe"));
                },
                terminal);

        assertEquals(1, code);
        assertEquals("", terminal.err());
    }

    @Test
    void names_the_limit_where_it_may_not_open_enough() {
        assertSaid(
                "Error: cannot load what is needed: too few descriptors (ulimit -n), or a part of supervisorctl is"
                        + " missing: java.lang.NoClassDefFoundError: dev/supervisor/ctl/X",
                new NoClassDefFoundError("dev/supervisor/ctl/X"));
    }

    @Test
    void names_the_cause_where_a_class_cannot_begin() {
        assertSaid(
                "Error: cannot load what is needed: too few descriptors (ulimit -n), or a part of supervisorctl is"
                        + " missing: java.io.IOException: Too many open files",
                new ExceptionInInitializerError(new IOException("Too many open files")));
    }

    @Test
    void names_the_limit_where_it_may_not_have_threads() {
        assertSaid(
                "Error: the system gives supervisorctl no thread: too many are there (ulimit -u, or the limit of a"
                        + " control group)",
                new OutOfMemoryError(
                        "unable to create native thread: possibly out of memory or process/resource limits reached"));
    }

    @Test
    void says_so_where_memory_is_not_enough() {
        assertSaid(
                "Error: not enough memory for supervisorctl: Java heap space", new OutOfMemoryError("Java heap space"));
    }
}
