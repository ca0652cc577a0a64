package dev.supervisor.ctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.supervisor.client.Credentials;
import dev.supervisor.client.ServerException;
import dev.supervisor.ctl.action.RecordingTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The program")
class ProgramTest {
    private static final String NAME = "/usr/bin/supervisorctl";

    @TempDir
    private Path folder;

    private final RecordingTerminal terminal = new RecordingTerminal();
    private final List<String> asked = new ArrayList<>();
    private final List<Integer> exits = new ArrayList<>();

    private int run(Map<String, String> environment, String... args) {
        Program program = new Program(terminal, Screens.NONE, _ -> this::refuse, environment, exits::add);
        return program.run(NAME, List.of(args));
    }

    /** No server exists; the test is about the URL and the login. */
    private dev.supervisor.client.SupervisorServer refuse(String url, Credentials credentials) throws ServerException {
        asked.add(url + " " + credentials.username() + " " + credentials.password());
        throw new ServerException(ServerException.Kind.REFUSED, "[Errno 111] Connection refused");
    }

    private String config(String text) throws IOException {
        Path file = folder.resolve("supervisord.conf");
        Files.writeString(file, text);
        return file.toString();
    }

    private static String asking(String url, Optional<String> username, Optional<String> password) {
        return url + " " + username + " " + password;
    }

    @Test
    void takes_server_and_credentials_from_the_configuration_and_expands_them() throws IOException {
        String file = config("""
            [unix_http_server]
            file=/elsewhere
            [supervisorctl]
            serverurl=unix://%(here)s/../x.sock ; with a comment
            username=%(ENV_ME)s
            password=a%%b
            """);

        assertEquals(4, run(Map.of("ME", "you"), "-c", file, "status"));

        String socket = "unix://" + folder.getParent().resolve("x.sock");
        assertEquals(List.of(asking(socket, Optional.of("you"), Optional.of("a%b"))), asked);
        assertEquals(socket + " refused connection\n", terminal.out());
    }

    @Test
    void prefers_what_the_command_line_says() throws IOException {
        String file = config("[supervisorctl]\nserverurl=unix:///a\nusername=u\npassword=p\n");

        run(Map.of(), "-c", file, "-s", "http://b:1", "-u", "v", "-p", "", "pid");

        assertEquals(List.of(asking("http://b:1", Optional.of("v"), Optional.of(""))), asked);
    }

    @Test
    void expands_the_tilde_of_a_socket_from_the_configuration() throws IOException {
        String file = config("[supervisorctl]\nserverurl=unix://~/s.sock\n");

        run(Map.of("HOME", "/home/me/"), "-c", file, "pid");
        run(Map.of(), "-c", config("[supervisorctl]\nserverurl=unix://~root/s.sock\n"), "pid");

        assertThat(asked)
                .extracting(asking -> asking.split(" ")[0])
                .containsExactly("unix:///home/me/s.sock", "unix:///root/s.sock");
    }

    @Test
    void asks_the_usual_server_if_the_configuration_names_none() throws IOException {
        run(Map.of(), "-c", config("[supervisorctl]\n"), "pid");

        assertEquals(List.of(asking("http://localhost:9001", Optional.empty(), Optional.empty())), asked);
    }

    /** The remark for a person at a terminal, on standard error, about a server that does not exist. */
    private String toldOfSource(String... args) {
        RecordingTerminal own = new RecordingTerminal();
        Screens errors = new Screens(false, false, true);
        new Program(own, errors, _ -> this::refuse, Map.of(), exits::add).run(NAME, List.of(args));
        return own.err();
    }

    @Test
    void says_who_has_named_a_server_that_is_not_there() throws IOException {
        String file = config("[supervisorctl]\nprompt=x\nserverurl=unix:///s\n");

        assertEquals(
                "asked unix:///s; serverurl is that of [supervisorctl] in " + file + ":3\n",
                toldOfSource("-c", file, "status"));
        assertEquals(
                "asked http://h:1; serverurl is that of -s\n",
                toldOfSource("-c", file, "-s", "http://me:secret@h:1", "status"));
        assertEquals(
                "asked http://localhost:9001; serverurl is the default, as [supervisorctl] in " + file + " has none\n",
                toldOfSource("-c", config("[supervisorctl]\n"), "status"));
        assertEquals(
                "asked http://localhost:9001; serverurl is the default, as there is no configuration file (-c names"
                        + " one)\n",
                toldOfSource("-c", "", "status"));
    }

    @Test
    void needs_a_file_that_can_be_read_and_has_its_section() throws IOException {
        assertUsage("could not find config file " + folder + "/none", "-c", folder + "/none", "pid");
        assertUsage("could not read config file " + folder, "-c", folder.toString(), "pid");
        assertUsageAt(
                folder + "/supervisord.conf\n",
                ".ini file does not include supervisorctl section",
                "-s",
                "unix:///x",
                "-c",
                config("[supervisord]\n"),
                "pid");
        assertUsageAt(
                folder + "/supervisord.conf:1: [supervisorctl]\n",
                "Format string 'unix://%(nope)s' for 'supervisorctl.serverurl' contains names ('nope') which cannot be"
                        + " expanded. Available names: here",
                "-c",
                config("[supervisorctl]\nserverurl=unix://%(nope)s\n"),
                "pid");
        assertUsage("option -x not recognized", "-x");
    }

    @Test
    void has_no_plug_ins() throws IOException {
        assertUsageAt(
                folder + "/supervisord.conf:2: [ctlplugin:x]\n",
                "superlance.ctl:make cannot be resolved within [ctlplugin:x]: No module named 'superlance'",
                "-c",
                config("[supervisorctl]\n[ctlplugin:x]\nsupervisor.ctl_factory = superlance.ctl:make\n"),
                "pid");
        assertUsageAt(
                folder + "/supervisord.conf:1: [ctlplugin:x]\n",
                "section [ctlplugin:x] does not specify a supervisor.ctl_factory",
                "-c",
                config("[ctlplugin:x]\n[supervisorctl]\n"),
                "pid");
    }

    @Test
    void wants_a_history_file_that_can_be_expanded() throws IOException {
        assertUsageAt(
                folder + "/supervisord.conf:1: [supervisorctl]\n",
                "Format string '%(nope)s' for 'supervisorctl.history_file' contains names ('nope') which cannot be"
                        + " expanded. Available names: here",
                "-c",
                config("[supervisorctl]\nhistory_file=%(nope)s\n"),
                "pid");
    }

    private void assertUsage(String sentence, String... args) {
        assertUsageAt("", sentence, args);
    }

    private void assertUsageAt(String place, String sentence, String... args) {
        Screens atTerminal = new Screens(false, false, true);
        assertComplaint(Screens.NONE, "", sentence, args);
        assertComplaint(atTerminal, place, sentence, args);
    }

    /** @param place the text about it after the original's lines */
    private void assertComplaint(Screens screens, String place, String sentence, String... args) {
        RecordingTerminal own = new RecordingTerminal();

        int code = new Program(own, screens, _ -> this::refuse, Map.of(), exits::add).run(NAME, List.of(args));

        assertEquals("Error: " + sentence + "\nFor help, use " + NAME + " -h\n" + place, own.err());
        assertEquals("", own.out());
        assertEquals(2, code);
    }

    @Test
    void prints_help_with_every_option_to_standard_output() {
        assertEquals(0, run(Map.of(), "-h"));

        assertThat(terminal.out())
                .startsWith("supervisorctl -- control applications")
                .contains("\nUsage: " + NAME + " [options] [action [arguments]]\n")
                .contains("\n-i/--interactive -- start an interactive");
        assertThat(terminal.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        for (ClientOption option : ClientOption.values()) {
            String letter = option.letter().isEmpty() ? "" : "-" + option.letter() + "/";
            assertThat(terminal.out()).contains("\n" + letter + "--" + option.word());
        }
    }

    @Test
    void reads_actions_from_its_input_without_one_and_exits_with_0_whatever_they_say() throws IOException {
        terminal.answering("", "bogus", "exit", "never read");

        int code = run(
                Map.of(),
                "-c",
                config("[supervisorctl]\nprompt=%(ENV_P)s\nserverurl=unix:///a\n".replace("%(ENV_P)s", "mine")));

        assertEquals(0, code);
        assertEquals("unix:///a refused connection\nmine> mine> *** Unknown syntax: bogus\nmine> \n", terminal.out());
    }

    @Test
    void leaves_the_shell_at_the_end_of_its_input() throws IOException {
        int code = run(Map.of(), "-c", config("[supervisorctl]\nserverurl=unix:///a\n"));

        assertEquals(0, code);
        assertEquals("unix:///a refused connection\nsupervisor> \n", terminal.out());
    }

    @Test
    void leaves_the_shell_at_once_when_the_interrupt_key_is_pressed() throws IOException {
        terminal.interruptedAt("supervisor> ");

        run(Map.of(), "-c", config("[supervisorctl]\nserverurl=unix:///a\n"));

        assertThat(terminal.out()).startsWith("unix:///a refused connection\nsupervisor> \n");
        assertEquals(List.of(0), exits);
    }
}
