package dev.supervisor.unit.service;

import static dev.supervisor.unit.UnitResult.SUCCESS;
import static dev.supervisor.unit.UnitResult.TIMEOUT;

import dev.supervisor.process.Signal;
import dev.supervisor.time.Deadline;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.policy.ServiceLife.FailureMode;
import java.util.Optional;

/** The deadlines of a service: what is done when one has come. */
final class ServiceOverdue {
    private ServiceOverdue() {}

    static void tick(ServiceDraft draft) {
        if (Deadline.hasCome(draft.due, draft.now)) {
            draft.due = Optional.empty();
            due(draft);
        } else if (Deadline.hasCome(draft.watchdog, draft.now)) {
            draft.watchdog = Optional.empty();
            draft.tell(ServiceSentence.watchdogMissed(
                    draft.said.watchdogSpan(draft.life).orElseThrow()));
            ServiceCourse.signal(draft, ServicePhase.STOP_WATCHDOG, UnitResult.WATCHDOG);
        }
    }

    private static void due(ServiceDraft draft) {
        switch (draft.phase) {
            case CONDITION, START_PRE, START, START_POST ->
                before(
                        draft,
                        draft.phase.word() + " operation timed out. ",
                        draft.life.failureModes().start());
            case RUNNING -> {
                draft.tell(ServiceSentence.warning("Service reached runtime time limit. Stopping."));
                ServiceCourse.stop(draft, TIMEOUT);
            }
            case RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY -> reload(draft);
            case STOP ->
                before(draft, "Stopping timed out. ", draft.life.failureModes().stop());
            case STOP_WATCHDOG -> before(draft, stateTimedOut(draft), FailureMode.KILL);
            case STOP_SIGTERM -> before(draft, stateTimedOut(draft), abortOrKill(draft));
            case STOP_SIGKILL -> {
                draft.tell(ServiceSentence.warning("Processes still around after SIGKILL. Ignoring."));
                ServiceCourse.stopPost(draft, TIMEOUT);
            }
            case STOP_POST -> after(draft, draft.life.failureModes().stop());
            case FINAL_WATCHDOG -> after(draft, FailureMode.KILL);
            case FINAL_SIGTERM -> after(draft, abortOrKill(draft));
            case FINAL_SIGKILL -> {
                draft.tell(
                        ServiceSentence.warning("Processes still around after final SIGKILL. Entering failed mode."));
                ServiceCourse.dead(draft, TIMEOUT, true);
            }
            case AUTO_RESTART -> restart(draft);
            case CLEANING -> {
                draft.tell(ServiceSentence.warning("Cleaning timed out. killing."));
                draft.noteClean(TIMEOUT);
                draft.control.ifPresent(pid -> draft.send(pid, Signal.KILL));
            }
            case DEAD, EXITED, FAILED -> throw new IllegalStateException("no deadline in " + draft.phase);
        }
    }

    /** The next step after a signal that has asked it to end in vain. */
    private static FailureMode abortOrKill(ServiceDraft draft) {
        return draft.life.failureModes().stop() == FailureMode.ABORT ? FailureMode.ABORT : FailureMode.KILL;
    }

    /** A time-out before ExecStopPost=. */
    private static void before(ServiceDraft draft, String what, FailureMode mode) {
        switch (mode) {
            case TERMINATE -> go(draft, what + "Terminating.", ServicePhase.STOP_SIGTERM);
            case ABORT -> go(draft, what + "Aborting.", ServicePhase.STOP_WATCHDOG);
            case KILL -> {
                if (draft.life.kill().sendSigkill()) {
                    go(draft, what + "Killing.", ServicePhase.STOP_SIGKILL);
                } else {
                    draft.tell(ServiceSentence.warning(what + "Skipping SIGKILL."));
                    ServiceCourse.stopPost(draft, TIMEOUT);
                }
            }
        }
    }

    /** A time-out of ExecStopPost= or behind it. */
    private static void after(ServiceDraft draft, FailureMode mode) {
        String what = stateTimedOut(draft);
        switch (mode) {
            case TERMINATE -> go(draft, what + "Terminating.", ServicePhase.FINAL_SIGTERM);
            case ABORT -> go(draft, what + "Aborting.", ServicePhase.FINAL_WATCHDOG);
            case KILL -> {
                if (draft.life.kill().sendSigkill()) {
                    go(draft, what + "Killing.", ServicePhase.FINAL_SIGKILL);
                } else {
                    draft.tell(ServiceSentence.warning(what + "Skipping SIGKILL. Entering failed mode."));
                    ServiceCourse.dead(draft, TIMEOUT, false);
                }
            }
        }
    }

    private static void go(ServiceDraft draft, String sentence, ServicePhase to) {
        draft.tell(ServiceSentence.warning(sentence));
        ServiceCourse.signal(draft, to, TIMEOUT);
    }

    private static String stateTimedOut(ServiceDraft draft) {
        return "State '" + draft.phase.word() + "' timed out. ";
    }

    private static void reload(ServiceDraft draft) {
        draft.tell(ServiceSentence.warning("Reload operation timed out. Killing reload process."));
        draft.control.ifPresent(pid -> draft.send(pid, Signal.KILL));
        draft.reloadResult = TIMEOUT;
        ServiceCourse.running(draft, SUCCESS);
    }

    private static void restart(ServiceDraft draft) {
        draft.restarts++;
        draft.tell(ServiceSentence.scheduledRestart(draft.restarts));
        draft.add(new ServiceEffect.ScheduleRestart());
    }
}
