package dev.supervisor.unit.service;

import static dev.supervisor.unit.UnitResult.PROTOCOL;
import static dev.supervisor.unit.UnitResult.RESOURCES;
import static dev.supervisor.unit.UnitResult.SUCCESS;

import dev.supervisor.process.Pid;
import dev.supervisor.relation.ActiveState;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifyMessage.Word;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.KillRule;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.service.CommandRun.Line;
import dev.supervisor.unit.service.ServiceEffect.Job;
import dev.supervisor.unit.service.ServiceEffect.SeekMain;
import dev.supervisor.unit.service.ServiceEffect.Where;
import dev.supervisor.unit.service.ServiceState.Ask;
import java.time.Duration;
import java.util.Optional;

/** The course of a service from one state to the next: each method goes on until a state is reached or an answer is needed. */
final class ServiceCourse {
    private ServiceCourse() {}

    /** A run begins, with ExecCondition= or what comes behind it. */
    static void begin(ServiceDraft draft) {
        draft.add(new ServiceEffect.Begin());
        draft.add(new ServiceEffect.WarnOfLeftOvers(true));
        draft.forgetRun();
        commandOr(draft, ExecRole.CONDITION, () -> startPre(draft));
    }

    static void startPre(ServiceDraft draft) {
        commandOr(draft, ExecRole.START_PRE, () -> start(draft));
    }

    static void start(ServiceDraft draft) {
        draft.control = Optional.empty();
        commandOr(draft, ExecRole.START, () -> {
            // Otherwise it would go from dead to dead, and nobody would see that it was started.
            draft.enterInPassing(ServicePhase.START);
            startPost(draft);
        });
    }

    static void startPost(ServiceDraft draft) {
        draft.ping();
        commandOr(draft, ExecRole.START_POST, () -> running(draft, SUCCESS));
    }

    /** The command of a role, or its next ones, are run; without one it goes on. */
    private static void commandOr(ServiceDraft draft, ExecRole role, Runnable otherwise) {
        if (draft.hasCommand(role)) {
            command(draft, new Line(role, 0));
        } else {
            otherwise.run();
        }
    }

    /** A command is run; what is done about its absence depends on its role. */
    static void command(ServiceDraft draft, Line line) {
        ServiceLife.Spans spans = draft.life.spans();
        draft.spawn(
                line,
                switch (line.role()) {
                    case CONDITION, START_PRE, START_POST, RELOAD -> spans.start();
                    case START -> draft.life.type().isUpAtOnce() ? Optional.<Duration>empty() : spans.start();
                    case STOP, STOP_POST -> spans.stop();
                    case CLEAN -> spans.clean();
                });
    }

    /** There is the child. */
    static void spawned(ServiceDraft draft, Line line, Pid pid) {
        draft.ran(line, pid);
        if (line.role() == ExecRole.START && draft.life.type() != ServiceLife.Type.FORKING) {
            draft.mainLine = line;
            draft.mainIs(pid);
            if (draft.life.type().isUpAtOnce()) {
                startPost(draft);
                return;
            }
        } else {
            draft.control = Optional.of(pid);
            draft.controlLine = line;
        }
        draft.enter(
                switch (line.role()) {
                    case CONDITION -> ServicePhase.CONDITION;
                    case START_PRE -> ServicePhase.START_PRE;
                    case START -> ServicePhase.START;
                    case START_POST -> ServicePhase.START_POST;
                    case RELOAD -> ServicePhase.RELOAD;
                    case STOP -> ServicePhase.STOP;
                    case STOP_POST -> ServicePhase.STOP_POST;
                    case CLEAN -> ServicePhase.CLEANING;
                });
    }

    /** An exec service is up as soon as its program runs. */
    static void executed(ServiceDraft draft, Pid pid) {
        if (draft.phase == ServicePhase.START && draft.life.type() == ServiceLife.Type.EXEC && draft.isMain(pid)) {
            startPost(draft);
        }
    }

    /** There is no child. */
    static void notSpawned(ServiceDraft draft, Line line, String why) {
        draft.tell(ServiceSentence.notRun(line.role(), line.index(), why));
        boolean first = line.index() == 0;
        switch (line.role()) {
            case CONDITION, START_PRE -> {
                if (first) {
                    dead(draft, RESOURCES, true);
                } else {
                    signal(draft, ServicePhase.STOP_SIGTERM, RESOURCES);
                }
            }
            case START -> {
                if (first) {
                    signal(draft, ServicePhase.STOP_SIGTERM, RESOURCES);
                } else {
                    stop(draft, RESOURCES);
                }
            }
            case START_POST -> stop(draft, RESOURCES);
            case RELOAD -> {
                draft.reloadResult = RESOURCES;
                running(draft, SUCCESS);
            }
            case STOP -> signal(draft, ServicePhase.STOP_SIGTERM, RESOURCES);
            case STOP_POST -> {
                if (first) {
                    signal(draft, ServicePhase.FINAL_SIGTERM, RESOURCES);
                } else {
                    dead(draft, RESOURCES, true);
                }
            }
            case CLEAN -> {
                draft.cleanResult = RESOURCES;
                dead(draft, SUCCESS, false);
            }
        }
    }

    /** A forking service is looked at for its main process where that can be found; the answer is {@link #sought}. */
    static void seekMain(ServiceDraft draft) {
        if (draft.life.mainPid().file()) {
            draft.ask(new Ask.Main(), new SeekMain(Where.PID_FILE));
        } else if (draft.life.mainPid().guess() && !draft.mainKnown) {
            draft.ask(new Ask.Main(), new SeekMain(Where.ONLY_PROCESS));
        } else {
            afterSearch(draft);
        }
    }

    static void sought(ServiceDraft draft, Optional<Pid> found, boolean others) {
        boolean file = draft.life.mainPid().file();
        found.filter(pid -> !draft.isMain(pid)).ifPresent(pid -> {
            draft.tell(ServiceSentence.debug(file ? "Main PID loaded: " + pid : "Main PID guessed: " + pid));
            draft.mainIs(pid);
        });
        boolean later = draft.phase == ServicePhase.START && draft.hasCommand(ExecRole.START_POST);
        if (found.isEmpty() && file && draft.phase.isStarting() && !later) {
            if (!others) {
                neverWrote(draft);
            }
            return;
        }
        afterSearch(draft);
    }

    private static void afterSearch(ServiceDraft draft) {
        if (draft.phase == ServicePhase.START) {
            startPost(draft);
        } else if (draft.phase.active() == ActiveState.RELOADING) {
            reloaded(draft);
        } else {
            running(draft, SUCCESS);
        }
    }

    private static void neverWrote(ServiceDraft draft) {
        if (draft.phase == ServicePhase.START) {
            signal(draft, ServicePhase.STOP_SIGTERM, PROTOCOL);
        } else {
            stop(draft, PROTOCOL);
        }
    }

    /** ExecReload= has ended; a service that has said so meanwhile goes on reloading. */
    static void reloaded(ServiceDraft draft) {
        if (draft.life.type() == ServiceLife.Type.NOTIFY_RELOAD && draft.hasSaid(Word.RELOADING)) {
            draft.arm(draft.life.spans().start());
            draft.enter(ServicePhase.RELOAD_NOTIFY);
        } else {
            running(draft, SUCCESS);
        }
    }

    /** It is up if it has what it needs; otherwise it ends. */
    static void running(ServiceDraft draft, UnitResult noted) {
        draft.note(noted);
        draft.control = Optional.empty();
        if (draft.result != SUCCESS) {
            signal(draft, ServicePhase.STOP_SIGTERM, noted);
        } else if (draft.main.isPresent()) {
            up(draft);
        } else if (draft.mainKnown && !draft.life.ending().withLast()) {
            over(draft);
        } else {
            draft.ask(new Ask.IsUp(), new ServiceEffect.CountOthers());
        }
    }

    static void up(ServiceDraft draft) {
        if (draft.hasSaid(Word.RELOADING)) {
            reloadsItself(draft);
        } else if (draft.hasSaid(Word.STOPPING)) {
            stopsItself(draft);
        } else {
            draft.enter(ServicePhase.RUNNING);
            draft.armRuntime();
        }
    }

    /** It is not up any more, or never was. */
    static void over(ServiceDraft draft) {
        if (draft.life.ending().remains()) {
            draft.enter(ServicePhase.EXITED);
        } else {
            stop(draft, SUCCESS);
        }
    }

    static void reloadsItself(ServiceDraft draft) {
        draft.arm(draft.life.spans().start());
        draft.enter(
                draft.life.type() == ServiceLife.Type.NOTIFY_RELOAD ? ServicePhase.RELOAD_NOTIFY : ServicePhase.RELOAD);
    }

    static void stopsItself(ServiceDraft draft) {
        draft.arm(draft.life.spans().stop());
        draft.enter(ServicePhase.STOP_SIGTERM);
    }

    /** The stop of a service that is up: with ExecStop=. */
    static void stop(ServiceDraft draft, UnitResult noted) {
        draft.note(noted);
        draft.control = Optional.empty();
        commandOr(draft, ExecRole.STOP, () -> signal(draft, ServicePhase.STOP_SIGTERM, SUCCESS));
    }

    static void stopPost(ServiceDraft draft, UnitResult noted) {
        draft.note(noted);
        draft.control = Optional.empty();
        commandOr(draft, ExecRole.STOP_POST, () -> signal(draft, ServicePhase.FINAL_SIGTERM, SUCCESS));
    }

    /** Its processes are signalled; if there are none it goes on at once. */
    static void signal(ServiceDraft draft, ServicePhase to, UnitResult noted) {
        draft.note(noted);
        draft.life
                .kill()
                .blow(purpose(draft, to))
                .ifPresentOrElse(
                        blow -> draft.ask(new Ask.Blow(to), new ServiceEffect.Kill(blow, draft.main, draft.control)),
                        () -> nobodyLeft(draft, to));
    }

    private static KillRule.Purpose purpose(ServiceDraft draft, ServicePhase to) {
        return switch (to) {
            case STOP_WATCHDOG, FINAL_WATCHDOG -> KillRule.Purpose.WATCHDOG;
            case STOP_SIGKILL, FINAL_SIGKILL -> KillRule.Purpose.KILL;
            default ->
                draft.isRestarting() && to == ServicePhase.STOP_SIGTERM
                        ? KillRule.Purpose.RESTART
                        : KillRule.Purpose.STOP;
        };
    }

    /** Their ends are waited for. */
    static void signalled(ServiceDraft draft, ServicePhase to) {
        boolean aborted = to == ServicePhase.STOP_WATCHDOG || to == ServicePhase.FINAL_WATCHDOG;
        draft.arm(aborted ? draft.life.spans().abort() : draft.life.spans().stop());
        draft.enter(to);
    }

    /** There was nobody to signal. */
    static void nobodyLeft(ServiceDraft draft, ServicePhase to) {
        boolean kill = draft.life.kill().sendSigkill();
        if (to.isStopSignal()) {
            if (kill && to != ServicePhase.STOP_SIGKILL) {
                signal(draft, ServicePhase.STOP_SIGKILL, SUCCESS);
            } else {
                stopPost(draft, SUCCESS);
            }
        } else if (kill && to != ServicePhase.FINAL_SIGKILL) {
            signal(draft, ServicePhase.FINAL_SIGKILL, SUCCESS);
        } else {
            dead(draft, SUCCESS, true);
        }
    }

    static void notSignalled(ServiceDraft draft, ServicePhase to, String why) {
        draft.tell(ServiceSentence.warning("Failed to kill processes: " + why));
        if (to.isStopSignal()) {
            stopPost(draft, RESOURCES);
        } else {
            dead(draft, RESOURCES, true);
        }
    }

    /** The run is over. */
    static void dead(ServiceDraft draft, UnitResult noted, boolean mayRestart) {
        draft.note(noted);
        boolean restart = mayRestart
                && !draft.restartForbidden
                && !draft.has(Job.STOP)
                && draft.life.restart().restartsAfter(draft.result, draft.mainStatus());
        draft.tell(ServiceSentence.ended(draft.result));
        draft.add(new ServiceEffect.WarnOfLeftOvers(false));
        boolean good = draft.result == SUCCESS || draft.result == UnitResult.EXEC_CONDITION;
        boolean restarting = restart || draft.isRestarting();
        draft.enter(good ? ServicePhase.DEAD : ServicePhase.FAILED, restart);
        draft.add(new ServiceEffect.CleanUp(restarting));
        draft.rowEnded = !restart;
        if (restart) {
            draft.arm(Optional.of(draft.life.restart().delayBefore(draft.restarts + 1)));
            draft.enter(ServicePhase.AUTO_RESTART);
        }
    }
}
