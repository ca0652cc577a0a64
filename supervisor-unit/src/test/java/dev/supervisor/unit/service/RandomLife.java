package dev.supervisor.unit.service;

import dev.supervisor.process.Signal;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.RestartRule;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.policy.StatusSet;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Settings of a service at random, of which the manager would accept every combination. */
final class RandomLife {
    private RandomLife() {}

    static ServiceLife of(Random random) {
        boolean rare = random.nextInt(5) == 0;
        LifeDraft draft = LifeDraft.of(rare ? ServiceLife.Type.NOTIFY_RELOAD : one(random, ServiceLife.Type.values()));
        boolean oneshot = draft.type == ServiceLife.Type.ONESHOT;
        for (ExecRole role : ExecRole.values()) {
            boolean several = role != ExecRole.START || oneshot;
            int lines = role == ExecRole.START || role == ExecRole.CLEAN ? 0 : random.nextInt(4) - 1;
            for (int line = 0; line < lines + (several && random.nextInt(6) == 0 ? 1 : 0); line++) {
                draft.line(role, random.nextInt(4) == 0);
            }
        }
        if (oneshot && random.nextInt(10) == 0) {
            draft.without(ExecRole.START);
        }
        draft.withLast = draft.type != ServiceLife.Type.FORKING && random.nextInt(5) == 0;
        draft.remains = random.nextInt(4) == 0;
        draft.pidFile = random.nextInt(4) == 0;
        draft.guess = random.nextInt(4) != 0;
        spans(draft, random);
        draft.startMode = one(random, ServiceLife.FailureMode.values());
        draft.stopMode = one(random, ServiceLife.FailureMode.values());
        draft.when = one(random, RestartRule.When.values());
        draft.prevent = random.nextInt(8) == 0 ? new StatusSet(Set.of(3), Set.of()) : StatusSet.EMPTY;
        draft.force = random.nextInt(8) == 0 ? new StatusSet(Set.of(0), Set.of(Signal.KILL)) : StatusSet.EMPTY;
        draft.restartSec = Duration.ofMillis(random.nextInt(3) * 100L);
        draft.limit = new StartWindow(Duration.ofMillis(random.nextInt(3) * 1000L), random.nextInt(6));
        draft.mode = random.nextInt(2) == 0 ? KillRule.Mode.CONTROL_GROUP : one(random, KillRule.Mode.values());
        draft.sendSigkill = random.nextInt(8) != 0;
        draft.sendSighup = random.nextBoolean();
        draft.success = random.nextInt(6) == 0 ? new StatusSet(Set.of(1), Set.of(Signal.KILL)) : StatusSet.EMPTY;
        draft.senders = rare ? NotifySenders.MAIN : one(random, NotifySenders.values());
        draft.oom = one(random, ServiceLife.OomPolicy.values());
        return draft.life();
    }

    private static void spans(LifeDraft draft, Random random) {
        draft.start = span(random, 1000);
        draft.stop = span(random, 1000);
        draft.abort = span(random, 500);
        draft.runtime = random.nextInt(4) == 0 ? span(random, 2000) : Optional.empty();
        draft.watchdog = random.nextInt(3) == 0 ? span(random, 400) : Optional.empty();
        draft.clean = span(random, 700);
    }

    private static Optional<Duration> span(Random random, int millis) {
        return random.nextInt(8) == 0 ? Optional.empty() : Optional.of(Duration.ofMillis(1 + random.nextInt(millis)));
    }

    static <T> T one(Random random, T[] values) {
        return values[random.nextInt(values.length)];
    }
}
