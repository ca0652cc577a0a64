package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.process.Signal;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.RestartRule.When;
import dev.supervisor.unit.policy.ServiceLife.Type;
import dev.supervisor.unit.policy.StatusSet;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a service stands after an end, for each value of Restart=, as seen on systemd 252. */
@DisplayName("Restart= and the end of a service:")
class RestartMatrixTest {
    private static final int PIPE = 13;

    private static Acted acted(LifeDraft draft, String end) {
        boolean told = end.equals("watchdog") || end.equals("start time-out");
        if (told) {
            draft.type = Type.NOTIFY;
            draft.hears(NotifySenders.MAIN);
        }
        draft.startSpan(1000);
        draft.watchdog = end.equals("watchdog") ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
        draft.runtime = end.equals("runtime") ? Optional.of(Duration.ofSeconds(1)) : Optional.empty();
        Acted acted = Acted.of(draft);
        acted.restarts = false;
        acted.start();
        return switch (end) {
            case "exit 0" -> acted.main(0);
            case "exit 3" -> acted.main(3);
            case "exit 7" -> acted.main(7);
            case "TERM" -> acted.mainBy(Signal.TERM.number());
            case "HUP" -> acted.mainBy(Signal.HUP.number());
            case "PIPE" -> acted.mainBy(PIPE);
            case "KILL" -> acted.mainBy(Signal.KILL.number());
            case "ABRT" -> acted.mainBy(6);
            case "watchdog" -> acted.says("READY=1").pass(1000).mainBy(6);
            case "runtime", "start time-out" -> acted.pass(1000).mainBy(Signal.TERM.number());
            default -> throw new IllegalArgumentException(end);
        };
    }

    private static String stand(Acted acted) {
        return acted.state.outcome().result().word() + " " + acted.state.phase().word();
    }

    @ParameterizedTest
    @CsvSource({
        "no,          exit 0, success dead",
        "no,          exit 3, exit-code failed",
        "no,          TERM, success dead",
        "no,          HUP, success dead",
        "no,          KILL, signal failed",
        "no,          ABRT, signal failed",
        "no,          PIPE, success dead",
        "no,          watchdog, watchdog failed",
        "no,          runtime, timeout failed",
        "no,          start time-out, timeout failed",
        "on-success,  exit 0, success auto-restart",
        "on-success,  exit 3, exit-code failed",
        "on-success,  TERM, success auto-restart",
        "on-success,  HUP, success auto-restart",
        "on-success,  KILL, signal failed",
        "on-success,  PIPE, success auto-restart",
        "on-success,  watchdog, watchdog failed",
        "on-success,  runtime, timeout failed",
        "on-success,  start time-out, timeout failed",
        "on-failure,  exit 0, success dead",
        "on-failure,  exit 3, exit-code auto-restart",
        "on-failure,  TERM, success dead",
        "on-failure,  KILL, signal auto-restart",
        "on-failure,  ABRT, signal auto-restart",
        "on-failure,  PIPE, success dead",
        "on-failure,  watchdog, watchdog auto-restart",
        "on-failure,  runtime, timeout auto-restart",
        "on-failure,  start time-out, timeout auto-restart",
        "on-abnormal, exit 0, success dead",
        "on-abnormal, exit 3, exit-code failed",
        "on-abnormal, TERM, success dead",
        "on-abnormal, KILL, signal auto-restart",
        "on-abnormal, ABRT, signal auto-restart",
        "on-abnormal, watchdog, watchdog auto-restart",
        "on-abnormal, runtime, timeout auto-restart",
        "on-abnormal, start time-out, timeout auto-restart",
        "on-abort,    exit 0, success dead",
        "on-abort,    exit 3, exit-code failed",
        "on-abort,    KILL, signal auto-restart",
        "on-abort,    ABRT, signal auto-restart",
        "on-abort,    watchdog, watchdog failed",
        "on-abort,    runtime, timeout failed",
        "on-abort,    start time-out, timeout failed",
        "on-watchdog, exit 0, success dead",
        "on-watchdog, exit 3, exit-code failed",
        "on-watchdog, KILL, signal failed",
        "on-watchdog, ABRT, signal failed",
        "on-watchdog, watchdog, watchdog auto-restart",
        "on-watchdog, runtime, timeout failed",
        "on-watchdog, start time-out, timeout failed",
        "always,      exit 0, success auto-restart",
        "always,      exit 3, exit-code auto-restart",
        "always,      TERM, success auto-restart",
        "always,      KILL, signal auto-restart",
        "always,      PIPE, success auto-restart",
        "always,      watchdog, watchdog auto-restart",
        "always,      runtime, timeout auto-restart",
        "always,      start time-out, timeout auto-restart"
    })
    void decides_where_it_stands(String when, String end, String expected) {
        When value = When.valueOf(when.toUpperCase(Locale.ROOT).replace('-', '_'));

        assertThat(stand(acted(LifeDraft.of(Type.SIMPLE).restart(value), end))).isEqualTo(expected);
    }

    private static LifeDraft lists(String list, StatusSet set) {
        LifeDraft draft = LifeDraft.of(Type.SIMPLE).restart(When.ON_FAILURE);
        switch (list) {
            case "success" -> draft.success = set;
            case "prevent" -> draft.prevent = set;
            default -> draft.force = set;
        }
        return draft;
    }

    @Test
    void a_list_of_statuses_wins_over_it() {
        StatusSet seven = new StatusSet(Set.of(7), Set.of());
        StatusSet kill = new StatusSet(Set.of(), Set.of(Signal.KILL));
        StatusSet zero = new StatusSet(Set.of(0), Set.of());

        assertThat(stand(acted(lists("success", seven), "exit 7"))).isEqualTo("success dead");
        assertThat(stand(acted(lists("success", seven), "exit 0"))).isEqualTo("success dead");
        assertThat(stand(acted(lists("prevent", seven), "exit 7"))).isEqualTo("exit-code failed");
        assertThat(stand(acted(lists("prevent", seven), "exit 3"))).isEqualTo("exit-code auto-restart");
        assertThat(stand(acted(lists("force", seven), "exit 7"))).isEqualTo("exit-code auto-restart");
        assertThat(stand(acted(lists("success", kill), "KILL"))).isEqualTo("success dead");
        assertThat(stand(acted(lists("prevent", kill), "KILL"))).isEqualTo("signal failed");
        assertThat(stand(acted(lists("force", zero), "exit 0"))).isEqualTo("success auto-restart");
    }
}
