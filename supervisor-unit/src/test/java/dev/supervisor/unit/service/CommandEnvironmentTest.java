package dev.supervisor.unit.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ServiceLife.Type;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command of a service")
class CommandEnvironmentTest {
    private static final CommandEnvironment.Given GIVEN =
            new CommandEnvironment.Given("f00", "/run/notify", Optional.empty());

    private static Map<String, String> of(Acted acted, ExecRole role) {
        return CommandEnvironment.of(acted.state, acted.life, role, GIVEN);
    }

    private final Acted acted =
            Acted.of(LifeDraft.of(Type.SIMPLE).line(ExecRole.STOP).line(ExecRole.STOP_POST));

    @Test
    void gets_the_invocation_and_nothing_else_before_there_is_a_main_process() {
        assertThat(of(acted, ExecRole.START_PRE)).isEqualTo(Map.of("INVOCATION_ID", "f00"));
        assertThat(of(acted, ExecRole.START)).isEqualTo(Map.of("INVOCATION_ID", "f00"));
    }

    @Test
    void gets_the_main_process_while_there_is_one() {
        acted.start();

        assertThat(of(acted, ExecRole.RELOAD)).isEqualTo(Map.of("INVOCATION_ID", "f00", "MAINPID", "101"));
        assertThat(of(acted, ExecRole.STOP))
                .isEqualTo(Map.of("INVOCATION_ID", "f00", "MAINPID", "101", "SERVICE_RESULT", "success"));
    }

    @Test
    void gets_the_end_of_the_main_process_after_it() {
        acted.start().mainBy(11);

        assertThat(of(acted, ExecRole.STOP_POST))
                .isEqualTo(Map.of(
                        "INVOCATION_ID",
                        "f00",
                        "SERVICE_RESULT",
                        "signal",
                        "EXIT_CODE",
                        "killed",
                        "EXIT_STATUS",
                        "SEGV"));
    }

    @Test
    void gets_its_end_in_ExecStop_too_when_it_has_ended_by_itself() {
        acted.start().main(0);

        assertThat(acted.state.phase()).isEqualTo(ServicePhase.STOP);
        assertThat(of(acted, ExecRole.STOP))
                .isEqualTo(Map.of(
                        "INVOCATION_ID",
                        "f00",
                        "SERVICE_RESULT",
                        "success",
                        "EXIT_CODE",
                        "exited",
                        "EXIT_STATUS",
                        "0"));
    }

    @Test
    void gets_the_socket_if_it_is_heard() {
        LifeDraft draft = LifeDraft.of(Type.SIMPLE);
        assertThat(of(Acted.of(draft.hears(NotifySenders.MAIN)), ExecRole.START))
                .containsEntry("NOTIFY_SOCKET", "/run/notify");
        assertThat(of(Acted.of(draft.hears(NotifySenders.MAIN)), ExecRole.START_PRE))
                .doesNotContainKey("NOTIFY_SOCKET");
        assertThat(of(Acted.of(draft.hears(NotifySenders.EXEC)), ExecRole.START_PRE))
                .containsKey("NOTIFY_SOCKET");
        LifeDraft forking = LifeDraft.of(Type.FORKING).hears(NotifySenders.MAIN);
        assertThat(of(Acted.of(forking), ExecRole.START)).doesNotContainKey("NOTIFY_SOCKET");
    }

    @Test
    void gets_the_watchdog_span_and_the_PID_file() {
        LifeDraft draft = LifeDraft.of(Type.NOTIFY);
        draft.watchdog = Optional.of(Duration.ofMillis(1500));
        Acted watched = Acted.of(draft);
        CommandEnvironment.Given file = new CommandEnvironment.Given("f00", "@s", Optional.of("/run/x.pid"));

        assertThat(CommandEnvironment.of(watched.state, watched.life, ExecRole.START, file))
                .isEqualTo(Map.of(
                        "INVOCATION_ID", "f00",
                        "NOTIFY_SOCKET", "@s",
                        "PIDFILE", "/run/x.pid",
                        "WATCHDOG_USEC", "1500000"));
        assertThat(CommandEnvironment.ofOwnPid(watched.state, watched.life))
                .containsExactly("SYSTEMD_EXEC_PID", "WATCHDOG_PID");
        assertThat(CommandEnvironment.ofOwnPid(acted.state, acted.life)).containsExactly("SYSTEMD_EXEC_PID");
    }

    @Test
    void of_another_unit_gets_what_came_of_this_one() {
        acted.start().main(3).control(0);

        assertThat(CommandEnvironment.monitor(acted.state, "x.service", "f00"))
                .isEqualTo(Map.of(
                        "MONITOR_SERVICE_RESULT", "exit-code",
                        "MONITOR_EXIT_CODE", "exited",
                        "MONITOR_EXIT_STATUS", "3",
                        "MONITOR_INVOCATION_ID", "f00",
                        "MONITOR_UNIT", "x.service"));
    }
}
