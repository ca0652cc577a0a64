package dev.supervisor.rest.endpoint;

import static dev.supervisor.kit.SimulatedDaemon.group;
import static dev.supervisor.kit.SimulatedDaemon.pausing;
import static dev.supervisor.kit.SimulatedDaemon.program;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.supervisor.api.json.JsonValue;
import dev.supervisor.kit.SimulatedDaemon;
import dev.supervisor.os.simulated.ChildScript;
import dev.supervisor.process.Signal;
import dev.supervisor.rest.endpoint.Asking.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The API, asked about processes,")
class ProcessEndpointsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final SimulatedDaemon daemon = new SimulatedDaemon(
            group("web", 999, program("a"), program("b")), group("zoo", 999, pausing(program("slow"))));
    private final Asking api = new Asking(daemon);

    private void installed(ChildScript script) {
        daemon.kernel.install("/bin/a", script);
        daemon.kernel.install("/bin/b", script);
    }

    private void running() {
        installed(ChildScript.runsForever().writes(Duration.ZERO, "one\ntwo\n"));
        api.begin("POST /api/v1/processes/web:a/start?wait=false");
        daemon.pass(SECOND);
    }

    @Test
    void lists_them_as_they_are() {
        running();

        Answer list = api.ask("GET /api/v1/processes");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.at("processes.0.name")).isEqualTo("web:a");
        assertThat(list.at("processes.0.state")).isEqualTo("RUNNING");
        assertThat(list.at("processes.0.uptime_seconds")).isEqualTo(1.0);
        assertThat(list.at("processes.0.usage")).isEqualTo(Optional.empty());
        assertThat(list.at("processes.1.state")).isEqualTo("STOPPED");
        assertThat(list.at("processes.1.pid")).isEqualTo(Optional.empty());
        assertThat(list.at("processes.1.last_exit")).isEqualTo(Optional.empty());
    }

    @Test
    void says_what_they_use_if_that_is_asked_for() {
        running();

        Answer list = api.ask("GET /api/v1/processes?usage=true");
        assertThat(list.at("processes.0.usage.cpu_seconds")).isEqualTo(1.5);
        assertThat(list.at("processes.0.usage.cpu_percent")).isEqualTo(150.0);
        assertThat(list.at("processes.0.usage.memory_bytes")).isEqualTo(4096L);
        assertThat(list.at("processes.1.usage")).isEqualTo(Optional.empty());
    }

    @Test
    void shows_one_with_its_tree_and_the_ends_of_its_logs() {
        installed(ChildScript.runsForever()
                .writes(Duration.ZERO, "one\ntwo\n")
                .forks(Duration.ZERO, ChildScript.runsForever()));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);

        Answer shown = api.ask("GET /api/v1/processes/web:a");
        assertThat(shown.at("command")).isEqualTo("/bin/a");
        assertThat(shown.at("process.usage.processes")).isEqualTo(2L);
        assertThat(shown.at("tree.1.parent")).isEqualTo(shown.at("process.pid"));
        assertThat(shown.at("stdout.path")).isEqualTo("/log/a");
        assertThat(shown.at("stdout.size_bytes")).isEqualTo(8L);
        assertThat(shown.at("stdout.written_bytes")).isEqualTo(8L);
        assertThat(shown.at("stdout.last_lines.1")).isEqualTo("two");
        assertThat(shown.at("stderr")).isEqualTo(Optional.empty());
    }

    @Test
    void answers_a_start_when_it_is_up() {
        installed(ChildScript.runsForever());

        CompletableFuture<Answer> start = api.begin("POST /api/v1/processes/web:a/start");
        assertThat(start).isNotDone();
        daemon.pass(SECOND);

        assertThat(start.join().at("state")).isEqualTo("RUNNING");
    }

    @Test
    void answers_at_once_if_nobody_wants_to_wait() {
        installed(ChildScript.runsForever());

        assertThat(api.ask("POST /api/v1/processes/web:a/start?wait=false").at("state"))
                .isEqualTo("STARTING");
    }

    @Test
    void restarts_what_runs_and_starts_what_does_not() {
        running();
        Object before = api.ask("GET /api/v1/processes/web:a").at("process.pid");

        CompletableFuture<Answer> again = api.begin("POST /api/v1/processes/web:a/restart");
        CompletableFuture<Answer> first = api.begin("POST /api/v1/processes/web:b/restart");
        daemon.pass(SECOND.plus(SECOND));

        assertThat(again.join().at("state")).isEqualTo("RUNNING");
        assertThat(again.join().at("pid")).isNotEqualTo(before);
        assertThat(again.join().at("restarts_by_reason.requested")).isEqualTo(1L);
        assertThat(first.join().at("starts")).isEqualTo(1L);
    }

    @Test
    void answers_a_restart_when_the_stop_has_begun_if_nobody_wants_to_wait() {
        installed(ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
        String restart = "POST /api/v1/processes/web:a/restart?wait=false";

        assertThat(api.ask(restart).at("state")).isEqualTo("STOPPING");
        daemon.pass(SECOND);
        Answer again = api.ask("GET /api/v1/processes/web:a");
        assertThat(again.at("process.state")).isEqualTo("STARTING");
        assertThat(again.at("process.starts")).isEqualTo(2L);

        api.begin("POST /api/v1/processes/web:a/stop");
        daemon.pass(SECOND);
        assertThat(api.ask(restart).at("state")).isEqualTo("STARTING");
    }

    @Test
    void tells_the_loop_of_a_mistake_of_ours_in_a_restart_for_which_nobody_waits() {
        installed(ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
        assertThat(api.ask("POST /api/v1/processes/web:a/restart?wait=false").status())
                .isEqualTo(200);
        daemon.world
                .operations
                .running()
                .iterator()
                .next()
                .end()
                .completeExceptionally(new IllegalStateException("oops"));

        assertThatThrownBy(() -> daemon.pass(SECOND))
                .hasMessageContaining("mishap in Turns")
                .hasRootCauseMessage("oops");
    }

    @Test
    void refuses_a_restart_that_cannot_begin_also_if_nobody_wants_to_wait() {
        String restart = "POST /api/v1/processes/web:a/restart?wait=false";
        assertThat(api.ask(restart).at("fault")).isEqualTo("NO_FILE");
        installed(ChildScript.runsForever().refusesSignals());
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);

        assertThat(api.ask(restart).status()).isEqualTo(500);
    }

    @Test
    void restarts_for_several_clients_at_once_and_tells_all_of_success() {
        installed(ChildScript.runsForever().exitsOn(Signal.TERM, SECOND, 0));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
        List<CompletableFuture<Answer>> answers = new ArrayList<>();

        answers.add(api.begin("POST /api/v1/processes/web:a/restart"));
        answers.add(api.begin("POST /api/v1/groups/web/restart"));
        daemon.pass(SECOND.dividedBy(2));
        answers.add(api.begin("POST /api/v1/processes/web:a/restart"));
        daemon.pass(SECOND);
        answers.add(api.begin("POST /api/v1/processes/web:a/restart"));
        answers.add(api.begin("POST /api/v1/groups/web/restart"));
        daemon.pass(SECOND.multipliedBy(5));

        assertThat(answers).allMatch(answer -> answer.join().status() == 200);
        assertThat(answers.get(1).join().at("results.0.ok")).isEqualTo(true);
        assertThat(answers.get(4).join().at("results.0.ok")).isEqualTo(true);
        Answer a = api.ask("GET /api/v1/processes/web:a");
        assertThat(a.at("process.state")).isEqualTo("RUNNING");
        assertThat(a.at("process.starts")).isEqualTo(3L);
    }

    @Test
    void tells_who_restarts_that_somebody_has_stopped_it_meanwhile() {
        running();
        CompletableFuture<Answer> restart = api.begin("POST /api/v1/processes/web:a/restart");
        daemon.pass(SECOND.dividedBy(2));

        api.begin("POST /api/v1/processes/web:a/stop");

        assertThat(restart.join().at("fault")).isEqualTo("ABNORMAL_TERMINATION");
    }

    @Test
    void sends_a_signal_and_stops() {
        running();

        assertThat(api.ask("POST /api/v1/processes/web:a/signal?signal=usr2").status())
                .isEqualTo(200);
        daemon.pass(SECOND);
        Answer gone = api.ask("GET /api/v1/processes/web:a");
        assertThat(gone.at("process.last_exit.signal")).isEqualTo("SIGUSR2");
        assertThat(gone.at("process.last_exit.summary")).isEqualTo("killed by SIGUSR2, unexpected");

        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
        Answer stopped = api.ask("POST /api/v1/processes/web:a/stop");
        assertThat(stopped.at("state")).isEqualTo("STOPPED");
        assertThat(stopped.at("last_exit.manner")).isEqualTo("stopped");
        assertThat(stopped.at("last_exit.summary")).isEqualTo("stopped: killed by SIGTERM");
    }

    @Test
    void says_when_it_starts_what_waits_for_that_and_stops_it() {
        daemon.kernel.install("/bin/slow", ChildScript.exits(0, SECOND));
        api.begin("POST /api/v1/processes/zoo:slow/start");
        daemon.pass(SECOND);

        Answer waiting = api.ask("GET /api/v1/processes/zoo:slow");
        assertThat(waiting.at("process.state")).isEqualTo("EXITED");
        assertThat(waiting.at("process.next_start_at")).isEqualTo("2026-01-01T00:00:09Z");
        Answer stopped = api.ask("POST /api/v1/processes/zoo:slow/stop");
        assertThat(stopped.status()).isEqualTo(200);
        assertThat(stopped.at("state")).isEqualTo("STOPPED");
        assertThat(stopped.at("next_start_at")).isEqualTo(Optional.empty());
        assertThat(api.ask("POST /api/v1/processes/zoo:slow/stop").status()).isEqualTo(409);
    }

    @Test
    void remembers_the_last_runs_with_what_they_wrote() {
        installed(ChildScript.runsForever().writes(Duration.ZERO, "oh\nno\n").exitsAt(SECOND, 3));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND.plus(SECOND));
        installed(ChildScript.exits(1, Duration.ZERO));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(Duration.ZERO);

        Answer history = api.ask("GET /api/v1/processes/web:a/history");
        assertThat(history.at("starts")).isEqualTo(2L);
        assertThat(history.at("runs.0.end.manner")).isEqualTo("too_quickly");
        assertThat(history.at("runs.1.cause")).isEqualTo("requested");
        assertThat(history.at("runs.1.end.exit_code")).isEqualTo(3L);
        assertThat(history.at("runs.1.end.lasted_seconds")).isEqualTo(1.0);
        assertThat(history.at("runs.1.last_lines")).isEqualTo(JsonValue.of(List.of("oh", "no")));
    }

    @Test
    void has_no_exit_status_of_an_end_before_startsecs_as_in_XML_RPC_but_tells_the_code_of_its_last_exit() {
        installed(ChildScript.exits(3, SECOND.minusMillis(1)));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND.minusMillis(1));
        Answer tooSoon = api.ask("GET /api/v1/processes/web:a");
        installed(ChildScript.exits(3, SECOND));
        api.begin("POST /api/v1/processes/web:b/start");
        daemon.pass(SECOND);
        Answer inTime = api.ask("GET /api/v1/processes/web:b");

        assertThat(tooSoon.at("process.exit_status")).isEqualTo(0L);
        assertThat(tooSoon.at("process.last_exit.exit_code")).isEqualTo(3L);
        assertThat(inTime.at("process.exit_status")).isEqualTo(3L);
    }

    @Test
    void reads_on_in_a_log_where_it_has_ended() {
        running();
        Answer first = api.ask("GET /api/v1/processes/web:a/logs/stdout?from=0&bytes=5");
        Answer rest = api.ask("GET /api/v1/processes/web:a/logs/stdout?from=" + first.at("next"));
        Answer end = api.ask("GET /api/v1/processes/web:a/logs/stdout?lines=1");

        assertThat(first.at("text")).isEqualTo("one\nt");
        assertThat(rest.at("text")).isEqualTo("wo\n");
        assertThat(rest.at("next")).isEqualTo(8L);
        assertThat(end.at("text")).isEqualTo("two\n");
    }

    @Test
    void reads_on_behind_a_cursor_and_shows_where_something_is_missing() {
        running();
        Answer first = api.ask("GET /api/v1/processes/web:a/logs/stdout?from=0&bytes=5");
        Answer rest = api.ask("GET /api/v1/processes/web:a/logs/stdout?after=" + first.at("cursor"));
        api.ask("DELETE /api/v1/processes/web:a/logs");
        Answer cleared = api.ask("GET /api/v1/processes/web:a/logs/stdout?after=" + rest.at("cursor"));
        Answer nonsense = api.ask("GET /api/v1/processes/web:a/logs/stdout?after=yesterday");

        assertThat(rest.at("text")).isEqualTo("wo\n");
        assertThat(rest.at("gap")).isEqualTo(false);
        assertThat(cleared.at("gap")).isEqualTo(true);
        assertThat(nonsense.status()).isEqualTo(400);
        assertThat(nonsense.at("error")).isEqualTo("BAD_ARGUMENTS: after is not a cursor: yesterday");
    }

    @Test
    void empties_logs() {
        running();

        assertThat(api.ask("DELETE /api/v1/processes/web:a/logs").at("ok")).isEqualTo(true);
        assertThat(api.ask("GET /api/v1/processes/web:a/logs/stdout").at("text"))
                .isEqualTo("");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/processes/nix,                       404, BAD_NAME",
        "GET /api/v1/processes/web:*,                     404, BAD_NAME",
        "POST /api/v1/processes/web:a/stop,               409, NOT_RUNNING",
        "POST /api/v1/processes/web:a/signal?signal=HUP,  409, NOT_RUNNING",
        "POST /api/v1/processes/web:a/signal?signal=NIX,  400, BAD_SIGNAL",
        "POST /api/v1/processes/web:a/start,              404, NO_FILE",
        "GET /api/v1/processes/web:a/logs/stderr,         404, NO_FILE",
        "GET /api/v1/processes/web:a/logs/stdin,          400, BAD_ARGUMENTS",
        "GET /api/v1/processes/web:a/logs/stdout?bytes=-1,400, BAD_ARGUMENTS",
    })
    void refuses_with_the_fault_that_XML_RPC_has(String request, int status, String fault) {
        Answer refusal = api.ask(request);

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.at("fault")).isEqualTo(fault);
        assertThat(refusal.at("error").toString()).startsWith(fault);
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/nix,                              404, there is nothing at /api/v1/nix",
        "GET /api/v1/processes/,                       404, 'BAD_NAME: '",
        "PUT /api/v1/processes,                        405, '/api/v1/processes is for GET, not for PUT'",
        "POST /api/v1/processes/web:a/signal,          400, signal is missing",
        "GET /api/v1/processes?usage=perhaps,          400, usage is neither true nor false: perhaps",
        "GET /api/v1/processes/web:a/logs/stdout?from=x, 400, from is not a whole number: x",
    })
    void says_what_is_wrong_with_a_request(String request, int status, String sentence) {
        Answer refusal = api.ask(request);

        assertThat(refusal.status()).isEqualTo(status);
        assertThat(refusal.at("error")).isEqualTo(sentence);
    }

    @Test
    void tells_a_kill_that_came_too_late_from_one_for_want_of_time() {
        installed(ChildScript.runsForever().ignores(Signal.TERM));
        api.begin("POST /api/v1/processes/web:a/start");
        daemon.pass(SECOND);
        api.begin("POST /api/v1/processes/web:a/stop");
        daemon.pass(Duration.ofSeconds(11));

        assertThat(api.ask("GET /api/v1/processes/web:a").at("process.last_exit.summary"))
                .isEqualTo("stopped: killed by SIGKILL (did not end in time)");
    }
}
