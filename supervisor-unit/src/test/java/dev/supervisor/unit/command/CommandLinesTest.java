package dev.supervisor.unit.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.ini.Origin;
import dev.supervisor.unit.UnitName;
import dev.supervisor.unit.command.HostFacts.Folders;
import dev.supervisor.unit.command.HostFacts.Manager;
import dev.supervisor.unit.command.UnitCommand.Flag;
import dev.supervisor.unit.file.LineProblems;
import dev.supervisor.unit.file.Problems;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expectations are what a booted systemd 252 has started and logged for the same lines. */
@DisplayName("A command line")
class CommandLinesTest {
    static final HostFacts HOST = new HostFacts(
            "0123456789abcdef0123456789abcdef",
            "aff856febd404980be8a66780d1f3085",
            "qa.example",
            "Q A",
            "6.18",
            "x86-64",
            Map.of("ID", "debian", "VERSION_ID", "12"),
            Manager.ROOT,
            Folders.SYSTEM);

    private static final Specifiers SPECIFIERS = new Specifiers(
            HOST, UnitName.of("s1.service").orElseThrow(), Optional.of("/etc/systemd/system/s1.service"));
    private static final Map<String, String> VARIABLES =
            Map.of("W", "one two", "Q", "'a b' c\\q", "B", "\"un", "E", "", "DD", "$$x", "HOME", "/my");
    private static final Origin PLACE = new Origin("f", 5);

    private final Problems problems = new Problems("s1.service");

    private List<UnitCommand> read(String value) {
        return CommandLines.read(value, SPECIFIERS, new LineProblems(problems, PLACE));
    }

    /** The arguments behind the program, variables replaced. */
    private List<String> started(String value) {
        List<String> started = read(value).getFirst().started(VARIABLES);
        return started.subList(1, started.size());
    }

    private void refuses(String value, String sentence) {
        assertThat(read(value)).isEmpty();
        assertThat(problems.lines()).containsExactly("f:5: " + sentence);
    }

    @Test
    void is_split_at_blanks_quoted_and_escaped() {
        assertThat(started("/srv/args one 'two words' \"three four\" a\"b c\"d 'it''s' \\x41 \"\\x42\" \\101 \"\\101\""
            + " \"tab\\tx\" \\\\ \\s \"a\\\"b\" 'a\\'b' $HOME ${HOME} \"$HOME\" x$HOME x${HOME}x $$HOME %% %n $UNSET"
            + " ${UNSET} x${UNSET}y \"$UNSET\" @ - ! +"))
                .containsExactly(
                        "one",
                        "two words",
                        "three four",
                        "ab cd",
                        "its",
                        "A",
                        "B",
                        "A",
                        "A",
                        "tab\tx",
                        "\\",
                        " ",
                        "a\"b",
                        "a'b",
                        "/my",
                        "/my",
                        "/my",
                        "x$HOME",
                        "x/myx",
                        "$HOME",
                        "%",
                        "s1.service",
                        "",
                        "xy",
                        "@",
                        "-",
                        "!",
                        "+");
        assertThat(started("   /srv/args   a\"b\"'c'd \"\" '' x\"\"  ")).containsExactly("abcd", "", "", "x");
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void has_its_variables_replaced_when_it_is_started() {
        assertThat(started("/srv/args $ $$ $1 $W$W $- ${W ${ ${} $} ${W}} x${W}${W} $$W $${W} ${1} ${W:-x} $W: \"$W x\""
                        + " $B"))
                .containsExactly(
                        "$", "${W", "${", "", "one two}", "xone twoone two", "$W", "${W}", "", "${W:-x}", "un");
        assertThat(started("/srv/args $Q $E $NUL ${E} $DD ${DD} a$$b a$ $$$W"))
                .containsExactly("a b", "cq", "", "$$x", "$$x", "a$b", "a$", "$$W");
        assertThat(started("/srv/args $W ${W}")).containsExactly("one", "two", "one two");
        assertThat(started(":/srv/args $W ${W} $$")).containsExactly("$W", "${W}", "$$");
        assertThat(read("@/srv/args $W x").getFirst().started(VARIABLES)).containsExactly("one", "two", "x");
    }

    @Test
    void has_escapes_of_characters_and_bytes() {
        assertThat(started("/srv/args \\u00e9\\303\\251\\xc3\\xa9\\U0001F600 \\ud800"))
                .containsExactly("ééé😀", "\uDCED\uDCA0\uDC80");
        assertThat(problems.lines()).isEmpty();
        assertThat(started("/srv/args \\x00 \\400 \\8 \\u12 \\x4 a\\;"))
                .containsExactly("\\x00", "\\400", "\\8", "\\u12", "\\x4", "a\\;");
        assertThat(problems.lines()).hasSize(6).first().isEqualTo("f:5: Ignoring unknown escape sequences: \"\\x00\"");
        assertThat(problems.areFatal()).isFalse();
    }

    @Test
    void has_signs_before_its_program() {
        assertThat(read("-+:@/opt/args zero one"))
                .containsExactly(new UnitCommand(
                        "/opt/args",
                        List.of("zero", "one"),
                        Set.of(Flag.IGNORE_FAILURE, Flag.PRIVILEGED, Flag.NO_ENV_EXPAND)));
        assertThat(read("!/a").getFirst().flags()).containsExactly(Flag.NO_SETUID);
        assertThat(read("!!/a").getFirst().flags()).containsExactly(Flag.AMBIENT);
        assertThat(read("/opt//args a"))
                .containsExactly(new UnitCommand("/opt/args", List.of("/opt//args", "a"), Set.of()));
        assertThat(read("true").getFirst().program()).isEqualTo("true");
        assertThat(read("/opt/%%x").getFirst().program()).isEqualTo("/opt/%x");
        assertThat(problems.lines()).isEmpty();
    }

    @Test
    void may_be_followed_by_another_one_behind_a_semicolon() {
        assertThat(read("/x a ; ; /x b ;").stream().map(UnitCommand::arguments))
                .containsExactly(List.of("/x", "a"), List.of("/x", "b"));
        assertThat(read("; /x a")).hasSize(1);
        assertThat(read(";")).isEmpty();
        assertThat(read("/x a ;\t/x b")).hasSize(2);
        assertThat(started("/x a ;/x b")).containsExactly("a", ";/x", "b");
        assertThat(problems.lines()).isEmpty();
        assertThat(started("/x a \";\" \\; b \\;c ;d")).containsExactly("a", ";", ";", "b", "\\;c", ";d");
        assertThat(problems.lines()).containsExactly("f:5: Ignoring unknown escape sequences: \"\\;c\"");
    }

    @Test
    void that_is_forgiven_ends_the_line_and_keeps_what_was_before() {
        assertThat(read("/x a ; -rel/x ; /x b")).hasSize(1);
        assertThat(problems.lines())
                .containsExactly("f:5: Neither a valid executable name nor an absolute path, ignoring: rel/x");
        assertThat(problems.areFatal()).isFalse();
        assertThat(read("-/x a ; rel/x")).hasSize(1);
        assertThat(problems.areFatal()).isTrue();
    }

    @Test
    void with_a_quote_that_is_not_closed_is_fatal_behind_the_program_only() {
        refuses("'unb", "Unbalanced quoting, ignoring: \"'unb\"");
        assertThat(problems.areFatal()).isFalse();
        assertThat(read("/x a ; \"unb")).hasSize(1);
        assertThat(problems.lines()).last().isEqualTo("f:5: Unbalanced quoting, ignoring: \"\"unb\"");
        assertThat(read("-/x \"a")).isEmpty();
        assertThat(problems.areFatal()).isFalse();
        assertThat(read("/x \"a")).isEmpty();
        assertThat(problems.areFatal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "@|Empty path in command line: '@'",
                "\"\" a|Empty path in command line: '\"\" a'",
                "@/x|Empty executable name or zeroeth argument: @/x",
                "+!/x a|Neither a valid executable name nor an absolute path: !/x",
                "!+/x|Neither a valid executable name nor an absolute path: +/x",
                "!!!/x|Neither a valid executable name nor an absolute path: !/x",
                "@@/x|Neither a valid executable name nor an absolute path: @/x",
                "::/x|Neither a valid executable name nor an absolute path: :/x",
                "rel/a|Neither a valid executable name nor an absolute path: rel/a",
                ". a|Neither a valid executable name nor an absolute path: .",
                "/opt/args/ a|Executable path specifies a directory: /opt/args/",
                "\"/opt/a\\\"b\"|Executable name contains special characters: /opt/a\"b",
                "%Z|Failed to resolve unit specifiers in '%Z': Invalid slot",
                "/x %Z|Failed to resolve unit specifiers in %Z: Invalid slot"
            })
    void is_refused(String value, String sentence) {
        refuses(value, sentence);
        assertThat(problems.areFatal()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "-|Empty path in command line, ignoring: '-'",
                "-@ /x a|Empty path in command line, ignoring: '-@ /x a'",
                "--/x|Neither a valid executable name nor an absolute path, ignoring: -/x",
                "-/opt/|Executable path specifies a directory, ignoring: /opt/",
                "-%Z a|Failed to resolve unit specifiers in '%Z', ignoring: Invalid slot",
                "-/x %Z|Failed to resolve unit specifiers in %Z, ignoring: Invalid slot"
            })
    void is_ignored(String value, String sentence) {
        refuses(value, sentence);
        assertThat(problems.areFatal()).isFalse();
    }

    @Test
    void of_a_mebibyte_is_read_in_a_moment() {
        assertThat(read("; ".repeat(500_000) + "/x")).hasSize(1);
        assertThat(read("/x " + "a ".repeat(500_000)).getFirst().arguments()).hasSize(500_001);
        assertThat(started("/x " + "${".repeat(300_000))).hasSize(1);
    }

    @Test
    void of_random_characters_does_no_harm() {
        String likely = "/x ;'\"\\$%{}nZ-@:+!\t\u00e9";
        for (int seed = 0; seed < 50_000; seed++) {
            Random random = new Random(seed);
            StringBuilder value = new StringBuilder(random.nextBoolean() ? "/x " : "");
            for (int at = random.nextInt(20); at > 0; at--) {
                value.append(likely.charAt(random.nextInt(likely.length())));
            }
            for (UnitCommand command : read(value.toString())) {
                assertThat(command.program()).isNotEmpty();
                assertThat(command.arguments()).isNotEmpty();
                command.started(VARIABLES);
            }
        }
    }
}
