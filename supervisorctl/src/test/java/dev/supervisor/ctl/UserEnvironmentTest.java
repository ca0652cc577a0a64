package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The environment of the user")
class UserEnvironmentTest {
    private static final Path LAUNCH = Path.of("../supervisor-core/src/main/c/launch.c");

    @Test
    void is_without_what_launch_has_added_and_has_what_it_has_hidden() {
        assertEquals(
                Map.of("HOME", "/h", "LC_ALL", "de_DE", "CLASSPATH", "c", "", "odd"),
                UserEnvironment.of(Map.of(
                        "LC_ALL",
                        "C.UTF-8",
                        "_JAVA_SR_SIGNUM",
                        "40",
                        "HOME",
                        "/h",
                        "LC_ALl",
                        "de_DE",
                        "CLASSPATh",
                        "c",
                        "",
                        "odd")));
    }

    @Test
    void is_as_it_was_where_launch_was_not_there() {
        Map<String, String> plain = Map.of("LC_ALL", "C.UTF-8", "CLASSPATh", "c");

        assertEquals(plain, UserEnvironment.of(plain));
    }

    @Test
    void knows_the_names_that_launch_knows() throws IOException {
        String launch = Files.readString(LAUNCH);

        assertEquals(
                UserEnvironment.ADDED.entrySet().stream()
                        .map(variable -> variable.getKey() + "=" + variable.getValue())
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(texts(launch, "ADDED\\[\\] = ")));
        assertEquals(UserEnvironment.HIDDEN, texts(launch, "HIDDEN\\[\\] = "));
    }

    private static Set<String> texts(String launch, String declaration) {
        String list = Pattern.compile(declaration + "\\{(.*?)\\};", Pattern.DOTALL)
                .matcher(launch)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        return Pattern.compile("\"([^\"]*)\"")
                .matcher(list)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toSet());
    }
}
