package dev.supervisor.unit.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.ini.Origin;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What is wrong with a unit")
class ProblemsTest {
    private static final Origin PLACE = new Origin("/etc/systemd/system/a.service", 7);

    private final Problems problems = new Problems("a.service");

    @Test
    @DisplayName("is told with the place, or with the unit's name, in the order in which it was found")
    void lines() {
        problems.warn(PLACE, "Missing '=', ignoring line.");
        problems.warn("Configuration file /x is marked executable.");
        problems.fatal("Service has no ExecStart=.");

        assertThat(problems.lines())
                .containsExactly(
                        "/etc/systemd/system/a.service:7: Missing '=', ignoring line.",
                        "Configuration file /x is marked executable.",
                        "a.service: Service has no ExecStart=.");
    }

    @Test
    @DisplayName("makes it unusable only if it is fatal")
    void fatal() {
        problems.warn(PLACE, "Missing '=', ignoring line.");
        assertThat(problems.areFatal()).isFalse();

        problems.fatal(PLACE, "Unbalanced quoting, ignoring: \"'\"");
        assertThat(problems.areFatal()).isTrue();
    }
}
