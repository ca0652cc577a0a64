package dev.supervisor.unit.service;

import static dev.supervisor.unit.UnitResult.SUCCESS;

import dev.supervisor.relation.ActiveState;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.service.ServiceEffect.Job;
import dev.supervisor.unit.service.ServiceEffect.JobDone;
import dev.supervisor.unit.service.ServiceEffect.JobResult;
import dev.supervisor.unit.service.ServiceEffect.JobWaits;
import dev.supervisor.unit.service.ServiceState.Request;
import java.util.Optional;

/** The wishes of clients and of other units. */
final class ServiceRequests {
    private ServiceRequests() {}

    static void start(ServiceDraft draft, ServiceInput.Check check) {
        switch (draft.phase) {
            case DEAD, FAILED -> fromDown(draft, check);
            case CONDITION, START_PRE, START, START_POST -> draft.asks(new Request(Job.START, true, false));
            case RUNNING, EXITED, RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY ->
                draft.add(new JobDone(Job.START, JobResult.DONE));
            case STOP,
                    STOP_WATCHDOG,
                    STOP_SIGTERM,
                    STOP_SIGKILL,
                    STOP_POST,
                    FINAL_WATCHDOG,
                    FINAL_SIGTERM,
                    FINAL_SIGKILL -> {
                if (draft.has(Job.STOP) && !draft.isRestarting()) {
                    draft.finish(JobResult.CANCELED);
                }
                draft.add(new JobWaits(Job.START));
            }
            case AUTO_RESTART, CLEANING -> draft.add(new JobWaits(Job.START));
        }
    }

    private static void fromDown(ServiceDraft draft, ServiceInput.Check check) {
        draft.asks(new Request(Job.START, false, false));
        switch (check) {
            case MET -> met(draft);
            case CONDITION_UNMET -> draft.finish(JobResult.SKIPPED);
            case ASSERTION_FAILED -> {
                draft.tell(ServiceSentence.assertsFailed());
                draft.finish(JobResult.ASSERT);
            }
        }
    }

    private static void met(ServiceDraft draft) {
        Optional<StartWindow.Count> counted = draft.life.limit().start(draft.starts, draft.now);
        if (counted.isEmpty()) {
            limitHit(draft);
            return;
        }
        draft.starts = counted.get();
        draft.restarts = draft.rowEnded ? 0 : draft.restarts;
        draft.rowEnded = false;
        ServiceCourse.begin(draft);
    }

    private static void limitHit(ServiceDraft draft) {
        draft.tell(ServiceSentence.startLimitHit());
        draft.add(new ServiceEffect.Trigger(ServiceEffect.Occasion.START_LIMIT));
        if (draft.result == UnitResult.EXEC_CONDITION) {
            draft.result = SUCCESS;
        }
        ServiceCourse.dead(draft, UnitResult.START_LIMIT_HIT, false);
    }

    static void stop(ServiceDraft draft, boolean restarting) {
        if (draft.phase.active().isDown()) {
            draft.add(new JobDone(Job.STOP, JobResult.DONE));
            return;
        }
        if (draft.phase == ServicePhase.CLEANING) {
            draft.add(new JobWaits(Job.STOP));
            return;
        }
        boolean up = draft.phase == ServicePhase.RUNNING || draft.phase == ServicePhase.EXITED;
        boolean told = !up || draft.has(Job.STOP);
        Request asked = new Request(Job.STOP, told, restarting);
        draft.asks(asked);
        draft.request = Optional.of(asked);
        draft.restartForbidden = true;
        if (up) {
            ServiceCourse.stop(draft, SUCCESS);
        } else if (draft.phase == ServicePhase.AUTO_RESTART) {
            draft.due = Optional.empty();
            draft.enter(ServicePhase.DEAD);
            if (!restarting) {
                draft.add(new ServiceEffect.CleanUp(false));
            }
        } else if (draft.phase.active() != ActiveState.DEACTIVATING || draft.phase == ServicePhase.STOP_WATCHDOG) {
            ServiceCourse.signal(draft, ServicePhase.STOP_SIGTERM, SUCCESS);
        }
    }

    static void reload(ServiceDraft draft) {
        if (draft.phase.active() == ActiveState.RELOADING) {
            draft.add(new JobWaits(Job.RELOAD));
            return;
        }
        if (draft.phase != ServicePhase.RUNNING && draft.phase != ServicePhase.EXITED) {
            draft.add(new JobDone(Job.RELOAD, JobResult.INVALID));
            return;
        }
        draft.asks(new Request(Job.RELOAD, false, false));
        draft.reloadResult = SUCCESS;
        boolean bySignal = draft.life.type() == ServiceLife.Type.NOTIFY_RELOAD && draft.main.isPresent();
        if (bySignal) {
            draft.send(draft.main.get(), draft.life.reloadSignal());
        }
        if (draft.hasCommand(ExecRole.RELOAD)) {
            ServiceCourse.command(draft, new CommandRun.Line(ExecRole.RELOAD, 0));
        } else if (bySignal) {
            draft.arm(draft.life.spans().start());
            draft.enter(ServicePhase.RELOAD_SIGNAL);
        } else {
            ServiceCourse.running(draft, SUCCESS);
        }
    }

    static void resetFailed(ServiceDraft draft) {
        if (draft.phase == ServicePhase.FAILED) {
            draft.enter(ServicePhase.DEAD);
        }
        draft.result = SUCCESS;
        draft.reloadResult = SUCCESS;
        draft.cleanResult = SUCCESS;
        draft.restarts = 0;
        draft.rowEnded = false;
        draft.starts = StartWindow.Count.NONE;
    }

    static void clean(ServiceDraft draft) {
        if (draft.phase == ServicePhase.DEAD) {
            draft.cleanResult = SUCCESS;
            ServiceCourse.command(draft, new CommandRun.Line(ExecRole.CLEAN, 0));
        }
    }

    /** The restart that was to be requested cannot be. */
    static void restartRefused(ServiceDraft draft, String why) {
        if (draft.phase == ServicePhase.AUTO_RESTART) {
            draft.tell(ServiceSentence.warning("Failed to schedule restart job: " + why));
            ServiceCourse.dead(draft, UnitResult.RESOURCES, false);
        }
    }
}
