package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.client.Patience;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A command line")
class CommandLineTest {

    private static CommandLine parse(String... words) throws UsageException {
        return CommandLine.parse(List.of(words));
    }

    @Test
    void ends_its_options_at_the_first_word_that_is_none() throws UsageException {
        CommandLine line = parse("-c", "file", "status", "-u", "x");

        assertEquals(Optional.of("file"), line.argumentOf(ClientOption.CONFIGURATION));
        assertEquals(Optional.empty(), line.argumentOf(ClientOption.USERNAME));
        assertEquals("status -u x", line.actionLine());
        assertEquals("-u x", parse("--", "-u", "x").actionLine());
        assertEquals("- x", parse("-", "x").actionLine());
    }

    @Test
    void takes_letters_together_and_an_argument_with_or_without_a_gap() throws UsageException {
        CommandLine line = parse("-ic", "file", "-uname", "--password", "a b", "--serverurl=http://x:1");

        assertTrue(line.isInteractive());
        assertEquals(Optional.of("file"), line.argumentOf(ClientOption.CONFIGURATION));
        assertEquals(Optional.of("name"), line.argumentOf(ClientOption.USERNAME));
        assertEquals(Optional.of("a b"), line.argumentOf(ClientOption.PASSWORD));
        assertEquals(Optional.of("http://x:1"), line.argumentOf(ClientOption.SERVERURL));
    }

    @Test
    void takes_the_beginning_of_a_long_option_for_the_whole() throws UsageException {
        assertEquals(Optional.of("x"), parse("--c", "x").argumentOf(ClientOption.CONFIGURATION));
        assertTrue(parse("--inter", "status").isInteractive());
        assertEquals(Colours.AUTO, parse("--c", "x").colours());
    }

    @Test
    void says_how_long_to_wait_for_the_server() throws UsageException {
        assertEquals(Patience.ENDLESS, parse("status").patience());
        assertEquals(
                new Patience(Optional.of(Duration.ofSeconds(5))),
                parse("--timeout", "5", "status").patience());
        assertEquals(
                new Patience(Optional.of(Duration.ofMillis(250))),
                parse("--timeout=0.25").patience());
        for (String nonsense : List.of("0", "0.000", "-1", "x", "", "1e3", "99999999")) {
            assertThrows(UsageException.class, () -> parse("--timeout", nonsense));
        }
        assertThrows(UsageException.class, () -> parse("--time", "5"));
    }

    @Test
    void says_when_states_are_in_colour() throws UsageException {
        assertEquals(Colours.ALWAYS, parse("--color", "always", "status").colours());
        assertEquals(Colours.NEVER, parse("--color=never").colours());
    }

    @Test
    void is_interactive_without_an_action() throws UsageException {
        assertTrue(parse().isInteractive());
        assertFalse(parse("status").isInteractive());
        assertTrue(parse("-i", "status").isInteractive());
    }

    @Test
    void wants_help_if_it_says_so_before_its_first_mistake() throws UsageException {
        assertTrue(parse("-h", "-s", "nonsense").wantsHelp());
        assertTrue(parse("-?").wantsHelp());
        assertTrue(parse("--help").wantsHelp());
        assertThrows(UsageException.class, () -> parse("-s", "nonsense", "-h"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "-x, option -x not recognized",
                "-:, option -: not recognized",
                "-ix, option -x not recognized",
                "--foo, option --foo not recognized",
                "--h, option --h not a unique prefix",
                "--=x, option -- not a unique prefix",
                "-c, option -c requires argument",
                "--conf, option --configuration requires argument",
                "--interactive=1, option --interactive must not have an argument",
                "-i -i, conflicting command line option '-i'",
                "-ca --conf=b, conflicting command line option '--configuration'",
                "-s foo, invalid value for -s 'foo': value 'foo' is not a URL",
                "--col=never, option --col not recognized",
                "--color, option --color requires argument",
                "--color=sometimes, invalid value for --color 'sometimes': it is neither auto nor always nor never",
                "--server=http:, invalid value for --serverurl 'http:': value 'http:' is not a URL",
            })
    void has_a_sentence_for_each_mistake(String line, String sentence) {
        UsageException mistake = assertThrows(UsageException.class, () -> parse(line.split(" ")));

        assertEquals(sentence, mistake.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"http://x", "unix:///s", "unix:s", "localhost:9001", "HTTP://x/y?z"})
    void takes_everything_with_a_scheme_and_something_behind_it_for_a_url(String url) throws UsageException {
        assertEquals(Optional.of(url), parse("-s", url).argumentOf(ClientOption.SERVERURL));
    }
}
