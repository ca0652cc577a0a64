package dev.supervisor.ctl.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.state.ProcessStateCode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Words")
class CompletionsTest {
    private final FakeSupervisor supervisor = new FakeSupervisor()
            .stopped("web")
            .with("worker", "w0", ProcessStateCode.RUNNING, "pid 1, uptime 0:00:01")
            .with("worker", "w1", ProcessStateCode.FATAL, "Exited too quickly");

    private final Completions completions = new Completions(Run.session(supervisor, new RecordingTerminal(), false));

    @ParameterizedTest
    @ValueSource(strings = {"clear", "fg", "pid", "restart", "start", "status", "stop", "tail", "signal HUP"})
    void go_on_with_processes_and_groups_of_several_behind_what_works_on_processes(String before) {
        assertThat(completions.of(List.of(before.split(" ")), ""))
                .containsExactly(
                        new Completions.Candidate("web", "STOPPED"),
                        new Completions.Candidate("worker:*", ""),
                        new Completions.Candidate("worker:w0", "RUNNING"),
                        new Completions.Candidate("worker:w1", "FATAL"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"add", "remove", "update"})
    void go_on_with_groups_behind_what_works_on_groups(String action) {
        assertThat(completions.of(List.of(action), "w"))
                .extracting(Completions.Candidate::word)
                .containsExactly("web", "worker");
    }

    @Test
    void are_the_flags_of_an_action_behind_a_dash_and_what_belongs_behind_a_flag() {
        assertThat(words("update", "--")).containsExactly("--minimal", "--plan");
        assertThat(words("status", "-")).containsExactly("--json", "--watch", "-o", "-v");
        assertThat(words("status -o", "")).containsExactly("json", "wide");
        assertThat(words("status -o wide", "we")).containsExactly("web");
        assertThat(words("status --watch", "-o")).containsExactly("-o");
        assertThat(words("tail", "-")).containsExactly("-f");
        assertThat(words("maintail", "-")).containsExactly("-f");
        assertThat(words("logs -f", "-")).containsExactly("-f", "-n");
        assertThat(words("logs -f", "we")).containsExactly("web");
        assertThat(words("stop", "-")).isEmpty();
    }

    private List<String> words(String before, String begun) {
        return completions.of(List.of(before.split(" ")), begun).stream()
                .map(Completions.Candidate::word)
                .toList();
    }

    @Test
    void of_flags_know_only_what_the_help_explains() {
        Actions actions = new Actions();
        for (Action action : Stream.concat(actions.listed().stream(), actions.added().stream())
                .toList()) {
            String help = String.join("\n", action.help()) + String.join("\n", action.addedHelp());
            for (Flag flag : action.flags()) {
                assertThat(help).contains(flag.word());
            }
        }
    }

    @Test
    void are_asked_of_the_server_once_until_they_are_forgotten() {
        completions.of(List.of("status"), "");
        supervisor.running("more");

        assertThat(completions.of(List.of("status"), "more")).isEmpty();
        completions.forget();
        assertThat(completions.of(List.of("status"), "more")).hasSize(1);
    }

    @Test
    void are_none_where_the_server_refuses() {
        supervisor.beginShutdown();

        assertThat(completions.of(List.of("status"), "")).isEmpty();
    }
}
