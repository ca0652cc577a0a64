package dev.supervisor.unit.service;

import static dev.supervisor.unit.UnitResult.EXEC_CONDITION;
import static dev.supervisor.unit.UnitResult.EXIT_CODE;
import static dev.supervisor.unit.UnitResult.OOM_KILL;
import static dev.supervisor.unit.UnitResult.PROTOCOL;
import static dev.supervisor.unit.UnitResult.SUCCESS;

import dev.supervisor.process.Pid;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifySenders;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.service.CommandRun.Line;
import dev.supervisor.unit.service.ServiceState.Ask;
import java.util.Optional;

/** The ends of processes: what comes of them for the service. */
final class ServiceEnds {
    /** The exit status with which ExecCondition= fails; lower ones only mean that the service is not to be started. */
    private static final int CONDITION_FAILS = 255;

    private ServiceEnds() {}

    static void exited(ServiceDraft draft, Pid pid, WaitStatus status) {
        if (draft.isMain(pid)) {
            main(draft, status);
        } else if (draft.isControl(pid)) {
            control(draft, status);
        }
    }

    private static void main(ServiceDraft draft, WaitStatus status) {
        Line line = draft.mainLine;
        UnitResult judged = draft.life.success().resultOf(status, draft.life.type() != ServiceLife.Type.ONESHOT);
        UnitResult result = draft.life.commands().ignoresFailure(ExecRole.START, line.index()) ? SUCCESS : judged;
        draft.mainEnded(status);
        draft.tell(ServiceSentence.exited("Main process", status, result == SUCCESS));
        draft.note(result);
        boolean more = draft.life.type() == ServiceLife.Type.ONESHOT
                && draft.phase == ServicePhase.START
                && draft.life.commands().has(ExecRole.START, line.index() + 1);
        if (more && result == SUCCESS) {
            ServiceCourse.command(draft, line.next());
        } else if (draft.life.ending().withLast()) {
            draft.ask(new Ask.IsOver(result), new ServiceEffect.CountOthers());
        } else {
            withoutMain(draft, result);
        }
    }

    /** The main process is gone, and that means something. */
    static void withoutMain(ServiceDraft draft, UnitResult result) {
        boolean alone = draft.control.isEmpty();
        switch (draft.phase) {
            case START -> duringStart(draft, result);
            case RUNNING -> ServiceCourse.running(draft, result);
            case START_POST, RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY -> {
                // Without a command nobody is left who could end this state.
                if (alone) {
                    ServiceCourse.stop(draft, result);
                }
            }
            case STOP_WATCHDOG, STOP_SIGTERM, STOP_SIGKILL -> {
                if (alone) {
                    ServiceCourse.stopPost(draft, result);
                }
            }
            case STOP_POST -> {
                if (alone) {
                    ServiceCourse.signal(draft, ServicePhase.FINAL_SIGTERM, result);
                }
            }
            case FINAL_WATCHDOG, FINAL_SIGTERM, FINAL_SIGKILL -> {
                if (alone) {
                    ServiceCourse.dead(draft, result, true);
                }
            }
            case STOP, DEAD, CONDITION, START_PRE, EXITED, FAILED, AUTO_RESTART, CLEANING -> {}
        }
    }

    private static void duringStart(ServiceDraft draft, UnitResult result) {
        ServiceLife.Type type = draft.life.type();
        if (type == ServiceLife.Type.ONESHOT && result == SUCCESS) {
            ServiceCourse.startPost(draft);
        } else if (type == ServiceLife.Type.ONESHOT || type.saysWhenUp() && result != SUCCESS) {
            ServiceCourse.signal(draft, ServicePhase.STOP_SIGTERM, result);
        } else if (!type.saysWhenUp()) {
            ServiceCourse.running(draft, result);
        } else if (!draft.life.ending().remains() || draft.life.senders() == NotifySenders.MAIN) {
            // It has never been up, and nobody is left who could say that it is.
            ServiceCourse.signal(draft, ServicePhase.STOP_SIGTERM, PROTOCOL);
        }
    }

    private static void control(ServiceDraft draft, WaitStatus status) {
        Line line = draft.controlLine;
        boolean condition = draft.phase == ServicePhase.CONDITION;
        UnitResult judged = draft.life.success().resultOf(status, false);
        UnitResult result = judged;
        if (draft.life.commands().ignoresFailure(line.role(), line.index())) {
            result = SUCCESS;
        } else if (condition && judged == EXIT_CODE && !status.equals(new WaitStatus.ExitedWith(CONDITION_FAILS))) {
            result = EXEC_CONDITION;
        }
        draft.control = Optional.empty();
        draft.ended(line, status);
        draft.tell(ServiceSentence.exited(
                condition ? "Condition check process" : "Control process",
                status,
                result == SUCCESS || result == EXEC_CONDITION));
        if (draft.phase != ServicePhase.RELOAD && draft.phase != ServicePhase.CLEANING) {
            draft.note(result);
        }
        boolean inItsState = !draft.phase.isStopSignal() && !draft.phase.isFinalSignal();
        if (result == SUCCESS && inItsState && draft.life.commands().has(line.role(), line.index() + 1)) {
            ServiceCourse.command(draft, line.next());
        } else {
            withoutControl(draft, result);
        }
    }

    private static void withoutControl(ServiceDraft draft, UnitResult result) {
        boolean good = result == SUCCESS;
        switch (draft.phase) {
            case CONDITION, START_PRE, START, START_POST -> {
                if (good) {
                    afterStep(draft);
                } else {
                    ServiceCourse.signal(draft, ServicePhase.STOP_SIGTERM, result);
                }
            }
            case RELOAD -> {
                draft.reloadResult = result;
                if (good) {
                    ServiceCourse.seekMain(draft);
                } else {
                    ServiceCourse.reloaded(draft);
                }
            }
            case STOP -> ServiceCourse.signal(draft, ServicePhase.STOP_SIGTERM, result);
            case STOP_WATCHDOG, STOP_SIGTERM, STOP_SIGKILL -> {
                if (draft.main.isEmpty()) {
                    ServiceCourse.stopPost(draft, result);
                }
            }
            case STOP_POST -> ServiceCourse.signal(draft, ServicePhase.FINAL_SIGTERM, result);
            case FINAL_WATCHDOG, FINAL_SIGTERM, FINAL_SIGKILL -> {
                if (draft.main.isEmpty()) {
                    ServiceCourse.dead(draft, result, true);
                }
            }
            case CLEANING -> {
                draft.noteClean(result);
                ServiceCourse.dead(draft, SUCCESS, false);
            }
            case DEAD, RUNNING, EXITED, RELOAD_SIGNAL, RELOAD_NOTIFY, FAILED, AUTO_RESTART -> {}
        }
    }

    private static void afterStep(ServiceDraft draft) {
        switch (draft.phase) {
            case CONDITION -> ServiceCourse.startPre(draft);
            case START_PRE -> ServiceCourse.start(draft);
            case START, START_POST -> ServiceCourse.seekMain(draft);
            default -> throw new IllegalStateException("no step of a start: " + draft.phase);
        }
    }

    /** The last process is gone. Says something only where no end of a known process is waited for. */
    static void empty(ServiceDraft draft) {
        if (draft.main.isPresent() || draft.control.isPresent()) {
            return;
        }
        switch (draft.phase) {
            case START -> {
                if (draft.life.type().saysWhenUp()) {
                    ServiceCourse.stopPost(draft, PROTOCOL);
                } else if (draft.life.ending().withLast() && draft.mainKnown) {
                    ServiceCourse.startPost(draft);
                } else {
                    noPidFile(draft);
                }
            }
            case START_POST -> noPidFile(draft);
            case RUNNING -> ServiceCourse.running(draft, SUCCESS);
            case RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY -> ServiceCourse.stop(draft, SUCCESS);
            case STOP_WATCHDOG, STOP_SIGTERM, STOP_SIGKILL -> ServiceCourse.stopPost(draft, SUCCESS);
            case FINAL_WATCHDOG, FINAL_SIGTERM, FINAL_SIGKILL -> ServiceCourse.dead(draft, SUCCESS, true);
            case DEAD, CONDITION, START_PRE, EXITED, STOP, STOP_POST, FAILED, AUTO_RESTART, CLEANING -> {}
        }
    }

    /** The kernel has ended one of its processes because memory ran out. */
    static void oomKilled(ServiceDraft draft) {
        if (draft.phase.active().isDown()) {
            return;
        }
        draft.tell(ServiceSentence.debug("A process of this unit has been killed by the OOM killer."));
        if (draft.life.oom() == ServiceLife.OomPolicy.CONTINUE) {
            return;
        }
        boolean kill = draft.life.oom() == ServiceLife.OomPolicy.KILL;
        switch (draft.phase) {
            case CONDITION, START_PRE, START, START_POST, RELOAD, RELOAD_SIGNAL, RELOAD_NOTIFY, STOP ->
                ServiceCourse.signal(draft, kill ? ServicePhase.STOP_SIGKILL : ServicePhase.STOP_SIGTERM, OOM_KILL);
            case RUNNING, EXITED -> {
                if (kill) {
                    ServiceCourse.signal(draft, ServicePhase.STOP_SIGKILL, OOM_KILL);
                } else {
                    ServiceCourse.stop(draft, OOM_KILL);
                }
            }
            case STOP_WATCHDOG, STOP_SIGTERM -> ServiceCourse.signal(draft, ServicePhase.STOP_SIGKILL, OOM_KILL);
            case STOP_POST, FINAL_WATCHDOG, FINAL_SIGTERM ->
                ServiceCourse.signal(draft, ServicePhase.FINAL_SIGKILL, OOM_KILL);
            case STOP_SIGKILL, FINAL_SIGKILL -> draft.note(OOM_KILL);
            case DEAD, FAILED, AUTO_RESTART, CLEANING -> {}
        }
    }

    private static void noPidFile(ServiceDraft draft) {
        // Without a main process that was known the service may still write the file, for as long as it has time.
        if (!draft.life.mainPid().file() || !draft.mainKnown) {
            return;
        }
        draft.tell(ServiceSentence.warning("Daemon never wrote its PID file. Failing."));
        if (draft.phase == ServicePhase.START) {
            ServiceCourse.stopPost(draft, PROTOCOL);
        } else {
            ServiceCourse.stop(draft, PROTOCOL);
        }
    }
}
