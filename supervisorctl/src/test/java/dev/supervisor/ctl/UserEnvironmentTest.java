package dev.supervisor.ctl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The environment of the user")
class UserEnvironmentTest {
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
    void is_as_it_was_where_only_half_of_what_launch_adds_is_there() {
        Map<String, String> half = Map.of("LC_ALL", "C.UTF-8", "_JAVA_SR_SIGNUM", "41", "CLASSPATh", "c");

        assertEquals(half, UserEnvironment.of(half));
    }
}
