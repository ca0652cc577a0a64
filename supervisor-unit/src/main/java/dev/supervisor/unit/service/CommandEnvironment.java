package dev.supervisor.unit.service;

import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ExitNames;
import dev.supervisor.unit.policy.ServiceLife;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables that a command gets because of the state of its service, besides those of the unit file. */
public final class CommandEnvironment {

    /**
     * Values that the state does not know.
     *
     * @param invocation INVOCATION_ID=, 32 hexadecimal digits, the same for all commands of one run
     * @param notifySocket the socket for messages
     * @param pidFile {@code PIDFile=}, absolute
     */
    public record Given(String invocation, String notifySocket, Optional<String> pidFile) {}

    private CommandEnvironment() {}

    /** The variables with their values, for a command that {@link ServiceEffect.Spawn} orders in this state. */
    public static Map<String, String> of(ServiceState state, ServiceLife life, ExecRole role, Given given) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("INVOCATION_ID", given.invocation());
        state.workers().main().ifPresent(pid -> variables.put("MAINPID", pid.toString()));
        given.pidFile().ifPresent(file -> variables.put("PIDFILE", file));
        if (hears(life, role)) {
            variables.put("NOTIFY_SOCKET", given.notifySocket());
        }
        state.said()
                .watchdogSpan(life)
                .ifPresent(span -> variables.put("WATCHDOG_USEC", Long.toString(span.toNanos() / 1000)));
        if (role == ExecRole.STOP || role == ExecRole.STOP_POST) {
            variables.put("SERVICE_RESULT", state.outcome().result().word());
            end(variables, "", state);
        }
        return variables;
    }

    /** The variables whose value is the process id that the child will have. */
    public static List<String> ofOwnPid(ServiceState state, ServiceLife life) {
        List<String> names = new ArrayList<>(List.of("SYSTEMD_EXEC_PID"));
        if (state.said().watchdogSpan(life).isPresent()) {
            names.add("WATCHDOG_PID");
        }
        return names;
    }

    /**
     * The variables of a unit that is started because this service has ended, by OnFailure= or OnSuccess=.
     *
     * @param unit the name of this service
     */
    public static Map<String, String> monitor(ServiceState state, String unit, String invocation) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("MONITOR_SERVICE_RESULT", state.outcome().result().word());
        variables.put("MONITOR_INVOCATION_ID", invocation);
        variables.put("MONITOR_UNIT", unit);
        end(variables, "MONITOR_", state);
        return variables;
    }

    private static void end(Map<String, String> variables, String prefix, ServiceState state) {
        Optional<WaitStatus> end = state.runs().main().flatMap(CommandRun::status);
        end.ifPresent(status -> {
            variables.put(prefix + "EXIT_CODE", ExitNames.kind(status));
            variables.put(prefix + "EXIT_STATUS", ExitNames.value(status));
        });
    }

    private static boolean hears(ServiceLife life, ExecRole role) {
        boolean main = role == ExecRole.START && life.type() != ServiceLife.Type.FORKING;
        return main ? life.senders().hearsMain() : life.senders().hearsControl();
    }
}
