package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.otherwise;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.kit.ProgramBuilder;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.SystemException;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.rest.endpoint.Asking.Answer;
import dev.supervisor.spec.LogTarget;
import dev.supervisor.spec.ProcessSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("An update")
class UpdateEndpointsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final ProcessSpec A = program("a");
    private static final ProcessSpec B = program("b");

    private final SimulatedDaemon daemon = new SimulatedDaemon(group("web", 999, A, B), group("old", 1, program("c")));
    private final Asking api = new Asking(daemon);

    UpdateEndpointsTest() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            daemon.kernel.install("/bin/" + name, ChildScript.runsForever());
        }
        List.of("web:a", "web:b", "old:c").forEach(name -> api.begin("POST /api/v1/processes/" + name + "/start"));
        daemon.pass(SECOND);
    }

    private Object pid(String name) {
        return api.ask("GET /api/v1/processes/" + name).at("process.pid");
    }

    private Object state(String name) {
        return api.ask("GET /api/v1/processes/" + name).at("process.state");
    }

    private Answer update(String query) {
        CompletableFuture<Answer> answer = api.begin("POST /api/v1/update" + query);
        daemon.pass(SECOND);
        daemon.pass(SECOND);
        return answer.join();
    }

    /** A with another command; B with another priority, which needs no restart; d is new, and the group of c is gone. */
    private void change() {
        daemon.write(
                group("web", 999, otherwise(A, "/bin/e"), program("b", 5, SECOND), otherwise(program("d"), "/bin/d")));
    }

    @Test
    void of_a_group_that_neither_runs_nor_is_configured_is_refused_and_does_nothing_to_the_others() {
        change();
        Object before = pid("web:a");

        for (String query : List.of("?groups=nobody", "?groups=web,nobody", "?groups=web,nobody&minimal=true")) {
            Answer refused = update(query);
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.at("fault")).isEqualTo("BAD_NAME");
            assertThat(refused.at("error")).isEqualTo("BAD_NAME: nobody");
        }
        assertThat(api.ask("GET /api/v1/update?groups=nobody").status()).isEqualTo(404);
        assertThat(api.ask("GET /api/v1/update?groups=old").at("groups.0.group"))
                .isEqualTo("old");
        assertThat(pid("web:a")).isEqualTo(before);
    }

    @Nested
    class Planned {

        @Test
        void is_nothing_if_nothing_has_changed() {
            assertThat(api.ask("GET /api/v1/update").at("groups")).isEqualTo(JsonValue.of(List.of()));
        }

        @Test
        void says_which_option_old_and_new_value_is_the_reason() {
            change();

            Answer plan = api.ask("GET /api/v1/update");
            assertThat(plan.at("groups.0.group")).isEqualTo("old");
            assertThat(plan.at("groups.0.change")).isEqualTo("removed");
            assertThat(plan.at("groups.0.processes.0.update")).isEqualTo("stop");
            assertThat(plan.at("groups.1.processes.0.name")).isEqualTo("web:a");
            assertThat(plan.at("groups.1.processes.0.reasons.0.option")).isEqualTo("command");
            assertThat(plan.at("groups.1.processes.0.reasons.0.from")).isEqualTo("/bin/a");
            assertThat(plan.at("groups.1.processes.0.reasons.0.to")).isEqualTo("/bin/e");
            assertThat(plan.at("groups.1.processes.0.minimal")).isEqualTo("restart");
            assertThat(plan.at("groups.1.processes.1.reasons.0.option")).isEqualTo("priority");
            assertThat(plan.at("groups.1.processes.1.update")).isEqualTo("stop"); // it has no autostart
            assertThat(plan.at("groups.1.processes.1.minimal")).isEqualTo("none");
            assertThat(plan.at("groups.1.processes.2.change")).isEqualTo("added");
            assertThat(plan.at("groups.1.processes.2.update")).isEqualTo("start");
            assertThat(plan.body()).contains("environment NEW").doesNotContain("secret");
        }

        @Test
        void does_nothing() {
            Object before = pid("web:a");
            change();

            api.ask("GET /api/v1/update");
            daemon.pass(SECOND);

            assertThat(pid("web:a")).isEqualTo(before);
            assertThat(state("old:c")).isEqualTo("RUNNING");
        }

        @Test
        void is_refused_if_the_file_has_mistakes() {
            daemon.spoil("what is this?");

            Answer refusal = api.ask("GET /api/v1/update");
            assertThat(refusal.status()).isEqualTo(409);
            assertThat(refusal.at("error")).isEqualTo("CANT_REREAD: what is this?");
        }
    }

    @Nested
    class Whole {

        @Test
        void restarts_all_of_a_group_that_has_changed() {
            Object before = pid("web:a");
            change();

            Answer done = update("");
            assertThat(done.at("groups.1.error")).isEqualTo(Optional.empty());
            assertThat(pid("web:a")).isNotEqualTo(before);
            assertThat(state("web:b")).isEqualTo("STOPPED"); // it has no autostart
            assertThat(state("web:d")).isEqualTo("RUNNING");
            assertThat(api.ask("GET /api/v1/processes/old:c").status()).isEqualTo(404);
            assertThat(api.ask("GET /api/v1/update").at("groups")).isEqualTo(JsonValue.of(List.of()));
        }

        @Test
        void leaves_groups_alone_that_nobody_asks_for() {
            change();

            update("?groups=web");
            assertThat(state("web:d")).isEqualTo("RUNNING");
            assertThat(state("old:c")).isEqualTo("RUNNING");
        }
    }

    @Nested
    class Minimal {

        @Test
        void restarts_only_what_must_be() {
            Object a = pid("web:a");
            Object b = pid("web:b");
            change();

            Answer done = update("?minimal=true");
            assertThat(done.at("groups.1.error")).isEqualTo(Optional.empty());
            assertThat(pid("web:a")).isNotEqualTo(a);
            assertThat(state("web:a")).isEqualTo("RUNNING");
            assertThat(pid("web:b")).isEqualTo(b);
            assertThat(api.ask("GET /api/v1/processes/web:b").at("process.priority"))
                    .isEqualTo(5L);
            assertThat(state("web:d")).isEqualTo("RUNNING");
            assertThat(api.ask("GET /api/v1/update").at("groups")).isEqualTo(JsonValue.of(List.of()));
        }

        @Test
        void keeps_the_past_of_what_it_restarts() {
            change();
            update("?minimal=true");

            assertThat(api.ask("GET /api/v1/processes/web:a/history").at("starts"))
                    .isEqualTo(2L);
        }

        @Test
        void stops_what_is_gone_from_a_group_and_nothing_else() {
            Object a = pid("web:a");
            daemon.write(group("web", 999, A), group("old", 1, program("c")));

            update("?minimal=true");
            assertThat(pid("web:a")).isEqualTo(a);
            assertThat(api.ask("GET /api/v1/processes/web:b").status()).isEqualTo(404);
        }

        @Test
        void does_not_start_what_was_stopped() {
            api.begin("POST /api/v1/processes/web:a/stop");
            change();

            update("?minimal=true");
            assertThat(state("web:a")).isEqualTo("STOPPED");
            api.begin("POST /api/v1/processes/web:a/start");
            daemon.pass(SECOND);
            assertThat(api.ask("GET /api/v1/processes/web:a").at("tree.0.command_line"))
                    .isEqualTo("/bin/e");
        }

        @Test
        void says_what_could_not_be_done() {
            daemon.write(group("web", 999, otherwise(A, "/bin/nix"), B), group("old", 1, program("c")));

            assertThat(update("?minimal=true").at("groups.0.error").toString()).startsWith("NO_FILE");
            assertThat(state("web:a")).isEqualTo("STOPPED");
        }

        @Test
        void leaves_no_log_behind_that_it_has_made_ready_for_nothing() throws SystemException {
            daemon.kernel.install("/bin/a", ChildScript.runsForever().refusesSignals());
            api.begin("POST /api/v1/processes/web:a/restart");
            daemon.pass(SECOND);
            List<String> before = daemon.kernel.files().list("/childlogs");
            ProcessSpec withLog =
                    ProgramBuilder.program("d").stdout(new LogTarget.Auto()).spec();
            daemon.write(group("web", 999, otherwise(A, "/bin/e"), B, withLog), group("old", 1, program("c")));

            assertThat(update("?minimal=true").at("groups.0.error").toString()).startsWith("FAILED");
            assertThat(daemon.kernel.files().list("/childlogs")).isEqualTo(before);
        }
    }
}
