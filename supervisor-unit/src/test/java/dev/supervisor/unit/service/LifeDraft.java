package dev.supervisor.unit.service;

import dev.supervisor.process.Signal;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.policy.ServiceLife.FailureMode;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.policy.StatusSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings of a service with systemd's defaults, changed one by one. */
final class LifeDraft {
    ServiceLife.Type type;
    boolean withLast;
    boolean remains;
    boolean pidFile;
    boolean guess = true;
    Optional<Duration> start = Optional.of(Duration.ofSeconds(90));
    Optional<Duration> stop = Optional.of(Duration.ofSeconds(90));
    Optional<Duration> abort = Optional.of(Duration.ofSeconds(90));
    Optional<Duration> runtime = Optional.empty();
    Optional<Duration> watchdog = Optional.empty();
    Optional<Duration> clean = Optional.empty();
    FailureMode startMode = FailureMode.TERMINATE;
    FailureMode stopMode = FailureMode.TERMINATE;
    RestartRule.When when = RestartRule.When.NO;
    StatusSet prevent = StatusSet.EMPTY;
    StatusSet force = StatusSet.EMPTY;
    Duration restartSec = Duration.ofMillis(100);
    StartWindow limit = new StartWindow(Duration.ofSeconds(10), 5);
    KillRule.Mode mode = KillRule.Mode.CONTROL_GROUP;
    Optional<Signal> restartSignal = Optional.empty();
    boolean sendSigkill = true;
    boolean sendSighup;
    StatusSet success = StatusSet.EMPTY;
    NotifySenders senders = NotifySenders.NONE;
    ServiceLife.OomPolicy oom = ServiceLife.OomPolicy.STOP;
    private final Map<ExecRole, List<Boolean>> commands = new EnumMap<>(ExecRole.class);

    /** A service of this type with one ExecStart= and nothing else. */
    static LifeDraft of(ServiceLife.Type type) {
        LifeDraft draft = new LifeDraft();
        draft.type = type;
        draft.senders = type.saysWhenUp() ? NotifySenders.MAIN : NotifySenders.NONE;
        if (type == ServiceLife.Type.ONESHOT) {
            draft.start = Optional.empty();
        }
        return draft.line(ExecRole.START);
    }

    /** One line more of this role. */
    LifeDraft line(ExecRole role) {
        return line(role, false);
    }

    LifeDraft line(ExecRole role, boolean ignoreFailure) {
        commands.computeIfAbsent(role, _ -> new ArrayList<>()).add(ignoreFailure);
        return this;
    }

    LifeDraft without(ExecRole role) {
        commands.remove(role);
        return this;
    }

    LifeDraft restart(RestartRule.When value) {
        when = value;
        return this;
    }

    LifeDraft startSpan(long millis) {
        start = Optional.of(Duration.ofMillis(millis));
        return this;
    }

    LifeDraft stopSpan(long millis) {
        stop = Optional.of(Duration.ofMillis(millis));
        return this;
    }

    LifeDraft kill(KillRule.Mode value) {
        mode = value;
        return this;
    }

    LifeDraft hears(NotifySenders value) {
        senders = value;
        return this;
    }

    ServiceLife life() {
        return new ServiceLife(
                type,
                new ServiceLife.Ending(withLast, remains),
                new ServiceLife.Commands(commands),
                new ServiceLife.MainPid(pidFile, guess),
                new ServiceLife.Spans(start, stop, abort, runtime, watchdog, clean),
                new ServiceLife.FailureModes(startMode, stopMode),
                new RestartRule(when, prevent, force, restartSec, 0, Optional.empty()),
                limit,
                new KillRule(mode, Signal.TERM, restartSignal, Signal.KILL, new Signal(6), sendSigkill, sendSighup),
                success,
                senders,
                Signal.HUP,
                oom);
    }
}
