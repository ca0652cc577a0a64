package dev.supervisor.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.envfile.EnvFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The environment of a child")
class ChildEnvironmentTest {
    private static final Variables NOTHING = own(Map.of());
    private static final Namespec NAME = new Namespec("workers", "worker-0");

    @Test
    void is_the_daemons_own_then_what_we_say_then_what_the_file_says() {
        assertEquals(
                List.of(
                        "HOME=/root",
                        "EMPTY=",
                        "SUPERVISOR_ENABLED=1",
                        "SUPERVISOR_SERVER_URL=unix:///s",
                        "SUPERVISOR_PROCESS_NAME=worker-0",
                        "SUPERVISOR_GROUP_NAME=workers",
                        "OWN=b"),
                of(List.of("HOME=/root", "EMPTY="), own(Map.of("OWN", "b"))));
    }

    @Test
    void has_the_programs_value_where_the_daemons_own_says_another() {
        List<String> environment = of(List.of("A=0"), own(Map.of("A", "2")));

        assertEquals("A=2", environment.getFirst());
        assertEquals(
                1, environment.stream().filter(entry -> entry.startsWith("A=")).count());
    }

    @Test
    void may_override_even_what_we_say() {
        assertTrue(of(List.of(), own(Map.of("SUPERVISOR_ENABLED", "no"))).contains("SUPERVISOR_ENABLED=no"));
    }

    @Test
    void has_the_first_value_of_a_name_that_the_daemon_was_given_twice_and_nothing_without_a_name() {
        assertEquals(
                List.of("A=1", "B=x=y"),
                of(List.of("A=1", "A=2", "garbage", "B=x=y"), NOTHING).subList(0, 2));
    }

    @Test
    void keeps_bytes_that_are_no_text() {
        assertTrue(of(List.of("LATIN=\uDCE9"), NOTHING).contains("LATIN=\uDCE9"));
    }

    @Test
    void has_the_programs_own_server_or_none_if_that_is_empty() {
        assertTrue(of(List.of(), server("http://h:1")).contains("SUPERVISOR_SERVER_URL=http://h:1"));
        assertFalse(of(List.of(), server("")).stream().anyMatch(entry -> entry.startsWith("SUPERVISOR_SERVER_URL")));
    }

    private static List<String> of(List<String> environ, Variables variables) {
        return new ChildEnvironment(environ, Optional.of("unix:///s")).of(NAME, variables, Map.of());
    }

    private static Variables own(Map<String, String> variables) {
        return new Variables(variables, EnvFiles.NONE, Optional.empty());
    }

    private static Variables server(String url) {
        return new Variables(Map.of(), EnvFiles.NONE, Optional.of(url));
    }
}
