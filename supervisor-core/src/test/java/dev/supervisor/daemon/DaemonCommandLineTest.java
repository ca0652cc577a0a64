package dev.supervisor.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.supervisor.config.ConfigLoader;
import dev.supervisor.config.Overrides;
import dev.supervisor.config.option.ConfigException;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.FakeSurroundings;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The daemon's command line")
class DaemonCommandLineTest {

    private static final String PROGRAM = "/usr/bin/supervisord";

    private final FakeSurroundings world = new FakeSurroundings();

    private DaemonCommandLine parse(String... args) throws UsageException {
        return DaemonCommandLine.parse(PROGRAM, List.of(args), world);
    }

    @Test
    void takes_short_and_long_options_with_their_arguments_in_every_form() throws UsageException, BadValueException {
        Overrides expected = Overrides.NONE
                .with("nodaemon", "true", world)
                .with("silent", "true", world)
                .with("loglevel", "debug", world)
                .with("minprocs", "5", world);

        DaemonCommandLine line = parse("-nsedebug", "--minprocs=5", "-c", "/x.conf");

        assertThat(line.overrides()).isEqualTo(expected);
        assertThat(line.configuration()).contains("/x.conf");
        assertThat(parse("--nod", "--sil", "--loglevel", "debug", "--minp", "5", "--conf=/x.conf"))
                .isEqualTo(line);
        assertThat(parse()).isEqualTo(parse("--"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        -x                | option -x not recognized
        --foo             | option --foo not recognized
        -nx               | option -x not recognized
        -c                | option -c requires argument
        --configuration   | option --configuration requires argument
        --conf            | option --configuration requires argument
        --nodaemon=1      | option --nodaemon must not have an argument
        --nod=1           | option --nodaemon must not have an argument
        --log             | option --log not a unique prefix
        --log=x           | option --log not a unique prefix
        -a x              | invalid value for -a 'x': invalid literal for int() with base 10: 'x'
        --minfds=x        | invalid value for --minfds 'x': invalid literal for int() with base 10: 'x'
        -d /nope          | invalid value for -d '/nope': /nope is not an existing directory
        -m 9              | invalid value for -m '9': 9 can not be converted to an octal type
        -e warning        | invalid value for -e 'warning': bad logging level name 'warning'
        -l /nope/x        | invalid value for -l '/nope/x': The directory named as part of the path /nope/x does not exist
        -n --nodaemon     | conflicting command line option '--nodaemon'
        -c a -c b         | conflicting command line option '-c'
        foo bar           | positional arguments are not supported: ['foo', 'bar']
        -h foo            | positional arguments are not supported: ['foo']
        -n -              | positional arguments are not supported: ['-']
        -- -n             | positional arguments are not supported: ['-n']
        --strict          | option --strict is of use with --check only
        --json            | option --json is of use with --check only
        --c               | option --c not a unique prefix
        --st=1            | option --strip_ansi must not have an argument
        -a x -h           | invalid value for -a 'x': invalid literal for int() with base 10: 'x'
        """)
    void that_is_wrong_is_refused_in_the_words_of_the_original(String args, String sentence) {
        assertThat(catchThrowableOfType(UsageException.class, () -> parse(args.split(" "))))
                .hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"-h", "--help", "-?", "--he", "-n -h -a x"})
    void prints_its_help_where_it_is_asked_for(String args) throws UsageException {
        assertThat(parse(args.split(" ")).answer().orElseThrow())
                .startsWith("supervisord -- run a set of applications")
                .contains("\nUsage: /usr/bin/supervisord [options]\n")
                .contains("\n-l/--logfile FILENAME -- use FILENAME as")
                .contains("\n--minprocs NUM -- ")
                .contains("-k/--nocleanup -- ");
    }

    @Test
    void may_ask_for_a_check() throws UsageException {
        assertThat(parse("--check", "--json", "--strict").added())
                .containsExactlyInAnyOrder(DaemonOption.CHECK, DaemonOption.JSON, DaemonOption.STRICT);
        assertThat(parse("--check").wantsCheck()).isTrue();
        assertThat(parse("--str").wantsCheck()).isFalse();
    }

    @Test
    void may_ask_for_a_hash_of_a_password() throws UsageException {
        assertThat(parse("--hash_password").wantsHash()).isTrue();
        assertThat(parse("-n").wantsHash()).isFalse();
    }

    @Test
    void prints_the_version_of_the_original() throws UsageException {
        assertThat(parse("-v").answer()).contains("4.3.0\n");
        assertThat(parse("--version").answer()).contains("4.3.0\n");
    }

    @Test
    void says_that_there_is_no_profiler() throws UsageException {
        assertThat(parse("--profile_options", "calls").warnings())
                .containsExactly("--profile_options has no effect: there is no profiler");
    }

    @Test
    void is_complained_about_in_two_lines_and_a_file_in_more_that_say_where_that_is_and_tell_each_further_problem() {
        UsageException misuse = catchThrowableOfType(UsageException.class, () -> parse("-x"));
        world.with("/x.conf", "[supervisord]\nminfds=a\nuser=nosuch\n");
        ConfigException mistakes = catchThrowableOfType(
                ConfigException.class, () -> new ConfigLoader(world).load("/x.conf", Overrides.NONE));

        assertThat(DaemonCommandLine.complaint(PROGRAM, misuse))
                .isEqualTo("Error: option -x not recognized\nFor help, use /usr/bin/supervisord -h\n");
        assertThat(DaemonCommandLine.complaint(PROGRAM, mistakes)).isEqualTo("""
            Error: invalid literal for int() with base 10: 'a'
            For help, use /usr/bin/supervisord -h
            /x.conf:2: [supervisord] minfds
            /x.conf:3: [supervisord] user: Invalid user name nosuch
            """);
    }
}
