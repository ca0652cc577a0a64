package dev.supervisor.api.getopt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Words of a command line")
class GetoptTest {

    private record Known(String letter, String word, boolean takesArgument, boolean isAdded) implements CommandOption {
        @Override
        public Optional<String> argument() {
            return takesArgument ? Optional.of("ARG") : Optional.empty();
        }

        @Override
        public String description() {
            return "";
        }
    }

    private static final List<Known> KNOWN = List.of(
            new Known("h", "help", false, false),
            new Known("c", "configuration", true, false),
            new Known("", "childlogdir", true, false),
            new Known("t", "strip_ansi", false, false),
            new Known("", "check", false, true),
            new Known("", "strict", false, true));

    private static Getopt<Known> parse(String line) throws GetoptException {
        return Getopt.parse(KNOWN, line.isEmpty() ? List.of() : List.of(line.split(" ")));
    }

    @Test
    void are_options_until_the_first_that_is_none() throws GetoptException {
        Getopt<Known> parsed = parse("-tc file --strip_ansi status -t");

        assertThat(parsed.options())
                .extracting(Getopt.Given::spelled, Getopt.Given::argument)
                .containsExactly(tuple("-t", ""), tuple("-c", "file"), tuple("--strip_ansi", ""));
        assertThat(parsed.rest()).containsExactly("status", "-t");
    }

    @ParameterizedTest
    @CsvSource({
        "--co=x, --configuration",
        "--chi=x, --childlogdir",
        "--ch=x, --childlogdir",
        "--check, --check",
        "--str, --strip_ansi",
        "--stri, --strip_ansi",
        "--strict, --strict",
        "-?, -?"
    })
    void mean_an_option_of_the_original_when_abbreviated_and_another_in_full_only(String line, String spelled)
            throws GetoptException {
        assertThat(parse(line).options()).extracting(Getopt.Given::spelled).containsExactly(spelled);
    }

    @ParameterizedTest
    @CsvSource({
        "--c, option --c not a unique prefix",
        "--x, option --x not recognized",
        "--chec, option --chec not recognized",
        "--stric, option --stric not recognized",
        "-x, option -x not recognized",
        "-c, option -c requires argument",
        "--childlogdir, option --childlogdir requires argument",
        "--check=1, option --check must not have an argument",
        "--=x, option -- not a unique prefix"
    })
    void are_refused_in_the_sentences_of_python(String line, String sentence) {
        assertThat(catchThrowableOfType(GetoptException.class, () -> parse(line)))
                .hasMessage(sentence);
    }
}
