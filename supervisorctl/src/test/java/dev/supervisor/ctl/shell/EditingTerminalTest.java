package dev.supervisor.ctl.shell;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerUrl;
import dev.supervisor.ctl.action.Audience;
import dev.supervisor.ctl.action.Completions;
import dev.supervisor.ctl.action.RecordingTerminal;
import dev.supervisor.ctl.action.Session;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A shell at a terminal")
class EditingTerminalTest {
    private static final String UP = "\u001b[A";

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();

    /** The lines that a shell gets out of these keys. */
    private List<String> typed(String keys, Path history, Size size) throws IOException {
        RecordingTerminal plain = new RecordingTerminal();
        Session session = new Session(
                plain,
                Audience.SCRIPTS,
                (_, _) -> {
                    throw new AssertionError("nobody is asked");
                },
                new ServerUrl("unix:///nowhere", "that of a test"),
                Credentials.NONE,
                true);
        var input = new ByteArrayInputStream(keys.getBytes(StandardCharsets.UTF_8));
        var keyboard = new DumbTerminal("test", "xterm", input, screen, StandardCharsets.UTF_8);
        keyboard.setSize(size);
        List<String> lines = new ArrayList<>();
        try (EditingTerminal terminal = new EditingTerminal(plain, keyboard)) {
            Lines shell = terminal.lines(Optional.of(history), new Completions(session));
            for (Optional<String> line = shell.next("> "); line.isPresent(); line = shell.next("> ")) {
                lines.add(line.get());
            }
        }
        return lines;
    }

    private List<String> typed(String keys, Path history) throws IOException {
        return typed(keys, history, Size.of(80, 24));
    }

    @Test
    void remembers_lines_from_one_to_the_next_in_a_file_of_its_user_alone() throws IOException {
        Path file = directory.resolve("history");

        assertEquals(List.of("pid a\\b", "version"), typed("pid a\\b\rversion\r", file));
        assertEquals(List.of("pid a\\b"), typed(UP + UP + "\r", file));

        assertEquals("pid a\\b\nversion\npid a\\b\n", Files.readString(file));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void reads_a_history_that_is_not_all_UTF_8() throws IOException {
        Path file = Files.write(
                directory.resolve("history"), "gr\u00fc\u00dfe\npid\n".getBytes(StandardCharsets.ISO_8859_1));

        assertEquals(List.of("pid", "version"), typed(UP + "\rversion\r", file));

        assertArrayEquals(
                "gr\u00fc\u00dfe\npid\nversion\n".getBytes(StandardCharsets.ISO_8859_1), Files.readAllBytes(file));
    }

    @Test
    void reads_the_end_of_a_long_history() throws IOException {
        Path file = Files.writeString(directory.resolve("history"), "status nobody\n".repeat(200_000) + "pid\n");

        assertEquals(List.of("pid"), typed(UP + "\r", file));
    }

    @Test
    void goes_on_without_a_history_that_is_a_folder_or_in_none() throws IOException {
        Path missing = directory.resolve("missing");

        assertEquals(List.of("pid", "pid"), typed("pid\r" + UP + "\r", directory));
        assertEquals(List.of("pid", "pid"), typed("pid\r" + UP + "\r", missing.resolve("history")));

        assertFalse(Files.exists(missing));
    }

    @Test
    void goes_on_without_a_history_that_cannot_be_read_or_is_no_file() throws IOException {
        for (String file : List.of("/proc/self/mem", "/dev/null", "/dev/zero")) {
            assertEquals(List.of("pid", "pid"), typed("pid\r" + UP + "\r", Path.of(file)), file);
        }
    }

    @Test
    void has_its_prompt_and_shows_what_is_typed_also_where_the_terminal_has_no_size() throws IOException {
        assertEquals(List.of("version"), typed("version\r", directory.resolve("history"), Size.of(0, 0)));

        assertTrue(screen.toString(StandardCharsets.UTF_8).contains("> version"), () -> screen.toString());
    }
}
