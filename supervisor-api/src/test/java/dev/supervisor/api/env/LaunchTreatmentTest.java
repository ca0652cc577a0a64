package dev.supervisor.api.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What launch has done to the environment")
class LaunchTreatmentTest {
    private static final Path LAUNCH = Path.of("../supervisor-core/src/main/c/launch.c");

    @ParameterizedTest
    @CsvSource({
        "LC_ALl,LC_ALL",
        "LC_ALL,LC_ALl",
        "CLASSPATh,CLASSPATH",
        "LC_CTYPE,LC_CTYPE",
        "LC_AL,LC_AL",
        "LC_ALLx,LC_ALLx",
        "l,l",
        "'',''"
    })
    void is_undone_by_doing_it_again(String name, String before) {
        assertThat(LaunchTreatment.before(name)).isEqualTo(before);
    }

    @Test
    void is_known_by_what_was_added() {
        assertThat(LaunchTreatment.adds("LC_ALL=C.UTF-8")).isTrue();
        assertThat(LaunchTreatment.adds("_JAVA_SR_SIGNUM=40")).isTrue();
        assertThat(LaunchTreatment.adds("LC_ALL=C")).isFalse();
        assertThat(LaunchTreatment.adds("_JAVA_SR_SIGNUM=41")).isFalse();
    }

    @Test
    void is_the_same_here_and_there() throws IOException {
        String launch = Files.readString(LAUNCH);

        assertThat(texts(launch, "HIDDEN\\[\\] = ")).isEqualTo(LaunchTreatment.HIDDEN);
        assertThat(texts(launch, "ADDED\\[\\] = "))
                .isEqualTo(LaunchTreatment.ADDED.stream().flatMap(Set::stream).collect(Collectors.toSet()));
    }

    private static Set<String> texts(String launch, String declaration) {
        return Pattern.compile(declaration + "\\{(.*?)\\};", Pattern.DOTALL)
                .matcher(launch)
                .results()
                .flatMap(list ->
                        Pattern.compile("\"([^\"]*)\"").matcher(list.group(1)).results())
                .map((MatchResult text) -> text.group(1))
                .collect(Collectors.toSet());
    }
}
