package dev.supervisor.unit.service;

import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.policy.ExitNames;
import java.util.Optional;

/** How recorded lines of systemd and ours are made comparable. */
final class SystemdLines {
    private SystemdLines() {}

    static String withoutPids(String line) {
        return line.replaceAll("(PID|MAINPID=|loaded:|guessed:) ?\\d+", "$1 N");
    }

    /**
     * As {@code systemctl show} prints how a service has ended.
     *
     * @param reload with ReloadResult
     */
    static String shown(ServiceState state, boolean reload) {
        Optional<WaitStatus> main = state.runs().main().flatMap(CommandRun::status);
        int code = main.map(ExitNames::kind)
                .map(kind -> switch (kind) {
                    case "exited" -> 1;
                    case "killed" -> 2;
                    default -> 3;
                })
                .orElse(0);
        int status = main.map(how -> switch (how) {
                    case WaitStatus.ExitedWith(int number) -> number;
                    case WaitStatus.KilledBy(var signal, var _) -> signal.number();
                })
                .orElse(0);
        return "Result=%s %sNRestarts=%d ExecMainCode=%d ExecMainStatus=%d ActiveState=%s SubState=%s"
                .formatted(
                        state.outcome().result().word(),
                        reload ? "ReloadResult=" + state.outcome().reload().word() + " " : "",
                        state.counts().restarts(),
                        code,
                        status,
                        state.phase().active().word(),
                        state.phase().word());
    }
}
