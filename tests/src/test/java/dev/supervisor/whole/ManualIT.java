package dev.supervisor.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.supervisor.manual.Page;
import dev.supervisor.manual.Page.Block;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the documentation against the programs. What stands between fences has a language that says what is done with it: {@code ini}
 * is loaded, {@code console} is typed and its output compared, {@code sh} is for another machine and only its words are looked up. A comment
 * {@code <!-- file: NAME -->} before a block makes it a file for the commands below it.
 */
@DisplayName("In the documentation")
class ManualIT {
    /** The remark about programs of the manual that do not exist here. */
    private static final String NOT_ON_THIS_MACHINE = ": cannot start here: ";

    /** Of the output what is not the same twice, and what stands for anything. */
    private static final List<String> VARYING = List.of(
            "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d,\\d{3}",
            "(?<=uptime )\\d+:\\d\\d:\\d\\d", "(?<=pid )\\d+", "[A-Z][a-z]{2} \\d\\d \\d\\d:\\d\\d [AP]M", "…");

    private static final Pattern VARIES = Pattern.compile(String.join("|", VARYING));
    private static final Pattern LOOKING = Pattern.compile("(supervisorctl (status|avail)|cat|tail|grep)\\b.*");
    private static final Pattern PROGRAM =
            Pattern.compile("(?m)(?<![\\w,./-])(supervisord|supervisorctl) ([^|;&#)\n]*)");
    private static final Pattern SECTION = Pattern.compile("(?m)^\\[(.+?)]");

    @TempDir
    private Path directory;

    @Test
    void every_configuration_is_loaded_and_all_of_it_is_read() throws IOException {
        List<List<Block>> files = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (block.language().equals("ini")) {
                    files.stream()
                            .filter(file -> file.stream().noneMatch(other -> clash(block, other)))
                            .findFirst()
                            .orElseGet(() -> {
                                files.add(new ArrayList<>());
                                return files.getLast();
                            })
                            .add(block);
                }
            }
        }
        assertThat(files).isNotEmpty();
        HereFiles here = new HereFiles(directory);
        for (int i = 0; i < files.size(); i++) {
            here.write(i, files.get(i));
            Run check = Run.of(
                    directory,
                    Peer.OURS.daemon(),
                    List.of(
                            "--check",
                            "--strict",
                            "-c",
                            directory.resolve(i + ".conf").toString()));
            assertThat(check.err().lines().filter(line -> !line.contains(NOT_ON_THIS_MACHINE)))
                    .as(check.out())
                    .isEmpty();
        }
    }

    /** Whether two pieces cannot stand in one file: both have a certain section, or an include, which is read in the main file only. */
    private static boolean clash(Block one, Block other) {
        Set<String> sections = sections(one);
        sections.retainAll(sections(other));
        return !sections.isEmpty()
                || Stream.of(one, other).anyMatch(block -> block.text().contains("[include]"));
    }

    private static Set<String> sections(Block block) {
        return SECTION.matcher(block.text())
                .results()
                .map(section -> section.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static List<Page> pagesWithCommands() {
        return Page.all().stream()
                .filter(page -> page.blocks().stream().anyMatch(named("console")))
                .toList();
    }

    private static Predicate<Block> named(String language) {
        return block -> block.language().equals(language);
    }

    @ParameterizedTest
    @MethodSource("pagesWithCommands")
    void what_is_typed_prints_what_is_shown(Page page) throws Exception {
        String port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = Integer.toString(free.getLocalPort());
        }
        try (PageShell shell = new PageShell(directory)) {
            for (Block block : page.blocks()) {
                String text = block.text().replace("9001", port);
                if (block.name().isPresent()) {
                    Path file = Files.writeString(directory.resolve(block.name().get()), text);
                    file.toFile().setExecutable(block.language().matches("sh|python"));
                } else if (block.language().equals("console")) {
                    type(shell, text, page + ":" + block.line());
                }
            }
        }
    }

    private static void type(PageShell shell, String session, String where) {
        for (String part : session.split("(?m)^\\$ ")) {
            if (!part.isEmpty()) {
                int end = part.indexOf('\n');
                String command = part.substring(0, end);
                Pattern shown = pattern(part.substring(end + 1));
                if (LOOKING.matcher(command).matches()) {
                    await().atMost(RunningDaemon.PATIENCE).untilAsserted(() -> assertThat(joined(shell.answer(command)))
                            .as(where + " " + command)
                            .matches(shown));
                } else {
                    assertThat(joined(shell.answer(command)))
                            .as(where + " " + command)
                            .matches(shown);
                }
            }
        }
    }

    /** Without empty lines at the end. */
    private static String joined(List<String> lines) {
        return lines.stream()
                .map(line -> line + "\n")
                .collect(Collectors.joining())
                .replaceAll("\n+$", "\n")
                .replaceAll("^\n$", "");
    }

    /** The shown output, with each varying part replaced by a pattern; a line of three dots stands for any lines. */
    private static Pattern pattern(String shown) {
        StringBuilder pattern = new StringBuilder();
        for (String line : shown.lines().toList()) {
            pattern.append(line.equals("…") ? "(.*\n)*" : varying(line) + "\n");
        }
        return Pattern.compile(pattern.toString());
    }

    private static String varying(String line) {
        StringBuilder pattern = new StringBuilder();
        int from = 0;
        for (var found : VARIES.matcher(line).results().toList()) {
            String example = found.group();
            pattern.append(Pattern.quote(line.substring(from, found.start())));
            pattern.append(
                    example.equals("…")
                            ? ".*"
                            : example.replaceAll("\\d+", "\\\\d+")
                                    .replaceAll("[A-Z][a-z]{2} ", "... ")
                                    .replace("PM", "[AP]M")
                                    .replace("AM", "[AP]M"));
            from = found.end();
        }
        return pattern.append(Pattern.quote(line.substring(from))).toString();
    }

    @Test
    void every_program_in_Python_is_one() throws IOException {
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (block.language().equals("python")) {
                    Path script = Files.writeString(directory.resolve("script.py"), block.text());
                    Run read = Run.of(directory, List.of("python3", "-m", "py_compile", script.toString()));
                    assertThat(read).as(page + ":" + block.line()).isEqualTo(new Run(0, "", ""));
                }
            }
        }
    }

    @Test
    void the_picture_of_a_terminal_is_what_the_programs_print() {
        Path again = directory.resolve("again.svg");
        Path script = Page.repository().resolve("scripts/screenshot");
        Run made = Run.of(
                directory,
                List.of(
                        script.toString(),
                        Peer.OURS.daemon().resolve("../..").normalize().toString(),
                        again.toString()));

        assertThat(made).isEqualTo(new Run(0, "", ""));
        assertThat(words(again)).isEqualTo(words(Page.repository().resolve("docs/screenshot.svg")));
    }

    /** Without numbers and the width of columns, which are not the same twice. */
    private static List<String> words(Path picture) {
        return Run.text(picture)
                .replaceAll("\\d[\\d.,:-]*", "0")
                .replaceAll(" +", " ")
                .lines()
                .toList();
    }

    @Test
    void a_command_for_another_machine_is_one_that_a_shell_can_read_with_options_and_actions_that_exist()
            throws IOException {
        String options = Run.of(directory, Peer.OURS.daemon(), List.of("-h")).out()
                + Run.of(directory, Peer.OURS.client(), List.of("-h")).out();
        Run help = Run.of(directory, List.of("bash", "-c", "CLICOLOR_FORCE=1 " + Peer.OURS.client() + " help"));
        String manual = Run.text(Peer.OURS.client().resolveSibling("../share/man/man1/supervisorctl.1"));
        List<String> unknown = new ArrayList<>();
        for (Page page : Page.all()) {
            for (Block block : page.blocks()) {
                if (block.language().matches("sh|console")) {
                    PROGRAM.matcher(block.text())
                            .results()
                            .flatMap(call -> unknownWords(call.group(1), call.group(2), options, help.out() + manual))
                            .forEach(word -> unknown.add(word + " in " + page + ":" + block.line()));
                }
                if (block.language().equals("sh")) {
                    Path script = Files.writeString(directory.resolve("script"), block.text());
                    Run read = Run.of(directory, List.of("bash", "-n", script.toString()));
                    assertThat(read.err()).as(page + ":" + block.line()).isEmpty();
                }
            }
        }

        assertThat(unknown).isEmpty();
    }

    /** Long options, and the first word of a client's line that is none. */
    private static Stream<String> unknownWords(String program, String line, String options, String actions) {
        List<String> words = List.of(line.strip().split("\\s+"));
        Stream<String> wrongOptions = words.stream()
                .filter(word -> word.matches("--[a-z_]+"))
                .filter(word -> !options.contains(word) && !actions.contains(word.replace("-", "\\-")));
        Stream<String> action = words.stream()
                .filter(word -> program.equals("supervisorctl") && !word.startsWith("-"))
                .limit(1)
                .filter(word -> word.matches("[a-z]+") && !actions.matches("(?s).*\\b" + word + "\\b.*"));
        return Stream.concat(wrongOptions, action);
    }
}
