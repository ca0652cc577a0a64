package dev.supervisor.unit.policy;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How the processes of a service are ended.
 *
 * @param mode {@code KillMode=}
 * @param signal {@code KillSignal=}, which asks them to end
 * @param restartSignal {@code RestartKillSignal=}: the same when a start follows; without it {@code signal}
 * @param finalSignal {@code FinalKillSignal=}, which ends them
 * @param watchdogSignal {@code WatchdogSignal=}
 * @param sendSigkill {@code SendSIGKILL=}: whether those that do not end are ended
 * @param sendSighup {@code SendSIGHUP=}: whether SIGHUP follows the signal that asks
 */
public record KillRule(
        Mode mode,
        Signal signal,
        Optional<Signal> restartSignal,
        Signal finalSignal,
        Signal watchdogSignal,
        boolean sendSigkill,
        boolean sendSighup) {

    /** The values of {@code KillMode=}. */
    public enum Mode {
        CONTROL_GROUP,
        MIXED,
        PROCESS,
        NONE
    }

    /** The purpose of a signal. */
    public enum Purpose {
        STOP,
        RESTART,
        WATCHDOG,
        KILL
    }

    /**
     * A signal, and those who get it.
     *
     * @param everybody all other processes of the service too
     * @param hangUp SIGHUP follows it
     * @param told a sentence says of each process that it is signalled
     */
    public record Blow(Signal signal, boolean everybody, boolean hangUp, boolean told) {

        /** The processes that get it, each once: main and control process first, then the others as they are given. */
        public List<Pid> receivers(Optional<Pid> main, Optional<Pid> control, Collection<Pid> ofService) {
            List<Pid> receivers = new ArrayList<>();
            main.ifPresent(receivers::add);
            control.filter(pid -> !main.equals(control)).ifPresent(receivers::add);
            if (everybody) {
                ofService.stream()
                        .filter(pid -> !Optional.of(pid).equals(main))
                        .filter(pid -> !Optional.of(pid).equals(control))
                        .forEach(receivers::add);
            }
            return receivers;
        }

        /** The signals that each gets, in order: a stopped process has to continue before it can see the first. */
        public List<Signal> signals() {
            List<Signal> signals = new ArrayList<>(List.of(signal));
            if (!signal.equals(Signal.KILL) && !signal.equals(CONT)) {
                signals.add(CONT);
            }
            if (hangUp) {
                signals.add(Signal.HUP);
            }
            return signals;
        }
    }

    private static final Signal CONT = new Signal(18);

    /** The blow for a purpose; none where nobody is killed. */
    public Optional<Blow> blow(Purpose purpose) {
        boolean everybody = mode == Mode.CONTROL_GROUP || mode == Mode.MIXED && purpose == Purpose.KILL;
        Signal chosen =
                switch (purpose) {
                    case STOP -> signal;
                    case RESTART -> restartSignal.orElse(signal);
                    case WATCHDOG -> watchdogSignal;
                    case KILL -> finalSignal;
                };
        boolean asks = purpose == Purpose.STOP || purpose == Purpose.RESTART;
        return mode == Mode.NONE
                ? Optional.empty()
                : Optional.of(new Blow(chosen, everybody, asks && sendSighup && !chosen.equals(Signal.HUP), !asks));
    }
}
