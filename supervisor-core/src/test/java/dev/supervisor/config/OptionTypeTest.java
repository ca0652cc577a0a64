package dev.supervisor.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.config.option.OptionType;
import dev.supervisor.config.text.Autorestart;
import dev.supervisor.config.text.BadValueException;
import dev.supervisor.config.text.FakeSurroundings;
import dev.supervisor.config.text.Surroundings;
import dev.supervisor.process.Signal;
import dev.supervisor.spec.ByteSize;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.user.Owner;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The text of an option")
class OptionTypeTest {

    private final Surroundings world = new FakeSurroundings();

    private Object parse(OptionType type, String text) throws BadValueException {
        return type.parse(text, world);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        INTEGER   | ` 12 `  | 12
        INTEGER   | +7      | 7
        INTEGER   | -1      | -1
        INTEGER   | 1_000   | 1000
        INTEGER   | 007     | 7
        INTEGER   | 99999999999 | 2147483647
        BOOLEAN   | YES     | true
        BOOLEAN   | on      | true
        BOOLEAN   | 1       | true
        BOOLEAN   | Off     | false
        BOOLEAN   | 0       | false
        OCTAL     | 022     | 18
        OCTAL     | 22      | 18
        OCTAL     | 0o22    | 18
        OCTAL     | 0700    | 448
        LOG_LEVEL | Blather | BLATHER
        LOG_LEVEL | critical| CRITICAL
        NAME      | ` a.b ` | a.b
        EXISTING_DIRPATH   | bare.log    | bare.log
        EXISTING_DIRPATH   | ~/x.log     | /root/x.log
        EXISTING_DIRPATH   | ~nobody/x   | /tmp/x
        EXISTING_DIRECTORY | /var/log    | /var/log
        SOCKET_PATH        | /run//x/../s| /run/s
        SOCKET_PATH        | s           | /srv/s
        """)
    void is_understood_as_the_original_does(OptionType type, String text, String value) throws BadValueException {
        assertThat(parse(type, text)).hasToString(value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        INTEGER   | 0x10    | invalid literal for int() with base 10: '0x10'
        INTEGER   | 1.0     | invalid literal for int() with base 10: '1.0'
        INTEGER   | 1__0    | invalid literal for int() with base 10: '1__0'
        INTEGER   | ``      | invalid literal for int() with base 10: ''
        SECONDS   | 1s      | invalid literal for int() with base 10: '1s'
        BOOLEAN   | t       | not a valid boolean value: 't'
        BOOLEAN   | false;x | not a valid boolean value: 'false;x'
        BYTE_SIZE | 1.5MB   | invalid literal for int() with base 10: '1.5'
        BYTE_SIZE | 10K     | invalid literal for int() with base 10: '10k'
        BYTE_SIZE | 1TB     | invalid literal for int() with base 10: '1tb'
        OCTAL     | 9       | 9 can not be converted to an octal type
        SIGNAL    | NOPE    | value 'NOPE' is not a valid signal name
        SIGNAL    | 35      | value '35' is not a valid signal number
        EXIT_CODES| 0,256   | not a valid list of exit codes: '0,256'
        EXIT_CODES| 0,      | not a valid list of exit codes: '0,'
        EXIT_CODES| -1      | not a valid list of exit codes: '-1'
        AUTORESTART | Maybe | invalid 'autorestart' value 'maybe'
        LOG_LEVEL | warning | bad logging level name 'warning'
        NAME      | a b     | Invalid name: 'a b' because of character: ' '
        NAME      | a:/b    | Invalid name: 'a:/b' because of character: ':'
        USER      | nosuch  | Invalid user name nosuch
        USER      | 4711    | Invalid user id 4711
        OWNER     | root:nosuch | Invalid user:group definition root:nosuch
        OWNER     | root:4711   | Invalid user:group definition root:4711
        LOGFILE   | /nope/x | The directory named as part of the path /nope/x does not exist
        LOG_PLACES | /tmp/x, /nope/x | The directory named as part of the path /nope/x does not exist
        LOG_PLACES | /tmp/x,AUTO     | no place for a log: 'AUTO'
        LOG_PLACES | /tmp/x,,/tmp/y  | no place for a log: ''
        LOG_PLACES | /tmp/x,/tmp/x   | twice the same place for a log: '/tmp/x'
        LINE_FORM | xml | not raw, prefix or json: 'xml'
        EXISTING_DIRPATH   | ~/no/x | The directory named as part of the path ~/no/x does not exist
        EXISTING_DIRECTORY | /nope  | /nope is not an existing directory
        """)
    void that_is_no_value_is_refused_in_the_words_of_the_original(OptionType type, String text, String sentence) {
        assertThatThrownBy(() -> parse(type, text))
                .isInstanceOf(BadValueException.class)
                .hasMessage(sentence);
    }

    @Test
    void may_be_a_size_with_a_unit() throws BadValueException {
        assertThat(parse(OptionType.BYTE_SIZE, "50MB")).isEqualTo(new ByteSize(50L << 20));
        assertThat(parse(OptionType.BYTE_SIZE, "1 kb")).isEqualTo(new ByteSize(1 << 10));
        assertThat(parse(OptionType.BYTE_SIZE, "5Gb")).isEqualTo(new ByteSize(5L << 30));
        assertThat(parse(OptionType.BYTE_SIZE, "0")).isEqualTo(new ByteSize(0));
    }

    @Test
    void may_be_a_signal_by_name_or_number() throws BadValueException {
        assertThat(parse(OptionType.SIGNAL, "term")).isEqualTo(Signal.TERM);
        assertThat(parse(OptionType.SIGNAL, " SIGQUIT ")).isEqualTo(Signal.QUIT);
        assertThat(parse(OptionType.SIGNAL, "0")).isEqualTo(new Signal(0));
        assertThat(parse(OptionType.SIGNAL, "RTMIN")).isEqualTo(new Signal(34));
    }

    @Test
    void may_be_one_of_the_words_that_mean_something() throws BadValueException {
        assertThat(parse(OptionType.AUTORESTART, "TRUE")).isEqualTo(Autorestart.ALWAYS);
        assertThat(parse(OptionType.AUTORESTART, "0")).isEqualTo(Autorestart.NEVER);
        assertThat(parse(OptionType.AUTORESTART, "Unexpected")).isEqualTo(Autorestart.UNEXPECTED);
        assertThat(parse(OptionType.LOGFILE, "Off")).isEqualTo(new LogTarget.None());
        assertThat(parse(OptionType.LOGFILE, "")).isEqualTo(new LogTarget.None());
        assertThat(parse(OptionType.LOGFILE, "auto")).isEqualTo(new LogTarget.Auto());
        assertThat(parse(OptionType.LOGFILE, "/tmp/x")).isEqualTo(new LogTarget.File("/tmp/x"));
        assertThat(parse(OptionType.LOG_PLACES, "/tmp/x,syslog , /tmp/y"))
                .isEqualTo(List.of(new LogTarget.File("/tmp/x"), new LogTarget.Syslog(), new LogTarget.File("/tmp/y")));
        assertThat(parse(OptionType.LOG_PLACES, "None")).isEqualTo(List.of());
        assertThat(parse(OptionType.LOG_PLACES, "")).isEqualTo(List.of());
        assertThat(parse(OptionType.SERVER_URL, " auto ")).isEqualTo(Optional.empty());
        assertThat(parse(OptionType.SERVER_URL, "")).isEqualTo(Optional.of(""));
    }

    @Test
    void may_be_a_user_with_or_without_a_group() throws BadValueException {
        assertThat(parse(OptionType.USER, "www-data")).isEqualTo(FakeSurroundings.WWW_DATA);
        assertThat(parse(OptionType.USER, "33")).isEqualTo(FakeSurroundings.WWW_DATA);
        assertThat(parse(OptionType.OWNER, "root")).isEqualTo(new Owner(0, Owner.SAME_GROUP));
        assertThat(parse(OptionType.OWNER, "33:adm")).isEqualTo(new Owner(33, 4));
        assertThat(parse(OptionType.OWNER, "33:4")).isEqualTo(new Owner(33, 4));
    }

    @Test
    void may_be_a_list_or_a_time() throws BadValueException {
        assertThat(parse(OptionType.EXIT_CODES, " 0 , 2 ")).isEqualTo(Set.of(0, 2));
        assertThat(parse(OptionType.EXIT_CODES, "")).isEqualTo(Set.of());
        assertThat(parse(OptionType.SECONDS, "-1")).isEqualTo(Duration.ofSeconds(-1));
    }
}
