package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import dev.supervisor.relation.ActiveState;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.policy.StartWindow;
import dev.supervisor.unit.service.ServiceEffect.Job;
import dev.supervisor.unit.service.ServiceEffect.JobDone;
import dev.supervisor.unit.service.ServiceEffect.JobResult;
import dev.supervisor.unit.service.ServiceEffect.Occasion;
import dev.supervisor.unit.service.ServiceEffect.Tell;
import dev.supervisor.unit.service.ServiceState.Ask;
import dev.supervisor.unit.service.ServiceState.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The next state and the effects while one step works them out. It lives for one call of {@link ServiceMachine#step}; before and after it
 * there are only values that never change.
 */
final class ServiceDraft {
    final ServiceLife life;
    final Now now;

    ServicePhase phase;
    Optional<Request> request;
    Optional<Pid> main;
    boolean mainKnown;
    CommandRun.Line mainLine;
    Optional<Pid> control;
    CommandRun.Line controlLine;
    Optional<Deadline> due;
    Optional<Deadline> watchdog;
    UnitResult result;
    UnitResult reloadResult;
    UnitResult cleanResult;
    boolean restartForbidden;
    ServiceState.Said said;
    int restarts;
    boolean rowEnded;
    StartWindow.Count starts;

    private Optional<Ask> ask = Optional.empty();
    private ServiceTimes times;
    private Optional<CommandRun> mainRun;
    private final Map<CommandRun.Line, CommandRun> lines;
    private final List<ServiceEffect> effects = new ArrayList<>();

    ServiceDraft(ServiceState state, ServiceLife life, Now now) {
        this.life = life;
        this.now = now;
        phase = state.phase();
        request = state.request();
        main = state.workers().main();
        mainKnown = state.workers().mainKnown();
        mainLine = state.workers().mainLine();
        control = state.workers().control();
        controlLine = state.workers().controlLine();
        due = state.timers().due();
        watchdog = state.timers().watchdog();
        result = state.outcome().result();
        reloadResult = state.outcome().reload();
        cleanResult = state.outcome().clean();
        restartForbidden = state.outcome().restartForbidden();
        said = state.said();
        restarts = state.counts().restarts();
        rowEnded = state.counts().rowEnded();
        starts = state.counts().starts();
        times = state.times();
        mainRun = state.runs().main();
        lines = new HashMap<>(state.runs().lines());
    }

    /** The state that was worked out, with the inputs that still wait. */
    ServiceState state(List<ServiceInput> held) {
        return new ServiceState(
                phase,
                request,
                new ServiceState.Pending(ask, held),
                new ServiceState.Workers(main, mainKnown, mainLine, control, controlLine),
                new ServiceState.Timers(due, watchdog),
                new ServiceState.Outcome(result, reloadResult, cleanResult, restartForbidden),
                said,
                new ServiceState.Counts(restarts, rowEnded, starts),
                times,
                new ServiceState.Runs(mainRun, lines));
    }

    List<ServiceEffect> effects() {
        return effects;
    }

    void add(ServiceEffect effect) {
        effects.add(effect);
    }

    void tell(ServiceSentence sentence) {
        effects.add(new Tell(sentence));
    }

    /** Notes a result; the first failure of a run stays. */
    void note(UnitResult noted) {
        result = result == UnitResult.SUCCESS ? noted : result;
    }

    /** The same for the removal of its folders. */
    void noteClean(UnitResult noted) {
        cleanResult = cleanResult == UnitResult.SUCCESS ? noted : cleanResult;
    }

    void arm(Optional<Duration> span) {
        due = span.map(now::plus);
    }

    /** The signs of life are counted from now on. */
    void ping() {
        watchdog = said.watchdogSpan(life).map(now::plus);
        pinged(watchdog.map(_ -> now));
    }

    private void pinged(Optional<Now> when) {
        said = new ServiceState.Said(said.word(), said.text(), said.errno(), said.watchdog(), when);
    }

    boolean hasSaid(NotifyMessage.Word word) {
        return said.word().equals(Optional.of(word));
    }

    /** Asks for a command; the step ends with that. */
    void spawn(CommandRun.Line line, Optional<Duration> span) {
        arm(span);
        ask(new Ask.Command(line), new ServiceEffect.Spawn(line.role(), line.index()));
    }

    void ask(Ask question, ServiceEffect effect) {
        ask = Optional.of(question);
        effects.add(effect);
    }

    /** Whether the step ends here, as an answer is needed. */
    boolean asks() {
        return ask.isPresent();
    }

    boolean awaitsPidFile() {
        return state(List.of()).awaitsPidFile(life);
    }

    boolean hasCommand(ExecRole role) {
        return life.commands().has(role, 0);
    }

    boolean isMain(Pid pid) {
        return main.equals(Optional.of(pid));
    }

    boolean isControl(Pid pid) {
        return control.equals(Optional.of(pid));
    }

    /** The main process is this one from now on. */
    void mainIs(Pid pid) {
        main = Optional.of(pid);
        mainKnown = true;
        mainRun = Optional.of(CommandRun.begun(pid, now));
    }

    void mainEnded(WaitStatus status) {
        main = Optional.empty();
        mainRun = mainRun.map(run -> run.ended(status, now));
        mainRun.ifPresent(run -> lines.put(mainLine, run));
    }

    Optional<WaitStatus> mainStatus() {
        return mainRun.flatMap(CommandRun::status);
    }

    void ran(CommandRun.Line line, Pid pid) {
        lines.put(line, CommandRun.begun(pid, now));
    }

    void ended(CommandRun.Line line, WaitStatus status) {
        lines.computeIfPresent(line, (_, run) -> run.ended(status, now));
    }

    /** Forgets the run before. */
    void forgetRun() {
        main = Optional.empty();
        mainKnown = false;
        mainRun = Optional.empty();
        lines.clear();
        result = UnitResult.SUCCESS;
        reloadResult = UnitResult.SUCCESS;
        restartForbidden = false;
        said = ServiceState.Said.NOTHING;
    }

    /** The rest of RuntimeMaxSec=, which counts from when the service became active. */
    void armRuntime() {
        due = life.spans().runtime().flatMap(span -> times.activeEnter().map(since -> since.plus(span)));
    }

    /** Enters a state that it leaves again in the same step, so that what was asked for has not begun but ended. */
    void enterInPassing(ServicePhase to) {
        request = request.map(Request::asTold);
        enter(to);
    }

    /** Enters a state and says so. */
    void enter(ServicePhase to) {
        enter(to, false);
    }

    /**
     * Enters a state and says so, to those who have asked for something too.
     *
     * @param willRestart this end is none for those who wait for one
     */
    void enter(ServicePhase to, boolean willRestart) {
        ServicePhase from = phase;
        phase = to;
        if (!to.hasMain()) {
            main = Optional.empty();
        }
        if (!to.hasControl()) {
            control = Optional.empty();
        }
        if (to.active().isDown() || to == ServicePhase.EXITED || to == ServicePhase.RUNNING) {
            due = Optional.empty();
        }
        if (!to.isWatched()) {
            watchdog = Optional.empty();
            pinged(Optional.empty());
        }
        if (from != to) {
            times = times.changed(from.active(), to.active(), now);
            effects.add(new ServiceEffect.Announce(from, to));
        }
        answer(to.active());
        if (!willRestart) {
            trigger(from, to);
        }
    }

    private void trigger(ServicePhase from, ServicePhase to) {
        if (to == ServicePhase.FAILED && from != ServicePhase.FAILED) {
            effects.add(new ServiceEffect.Trigger(Occasion.FAILURE));
        }
        boolean ran = from != ServicePhase.AUTO_RESTART && !from.active().isDown() && from != ServicePhase.CLEANING;
        if (to == ServicePhase.DEAD && ran && result == UnitResult.SUCCESS) {
            effects.add(new ServiceEffect.Trigger(Occasion.SUCCESS));
        }
    }

    /** Tells those who have asked for something that it has begun, or what has come of it. */
    private void answer(ActiveState active) {
        request.ifPresent(asked -> {
            switch (asked.job()) {
                case START -> start(asked, active);
                case STOP -> stop(asked, active);
                case RELOAD -> reload(asked, active);
            }
        });
    }

    private void start(Request asked, ActiveState active) {
        switch (active) {
            case ACTIVE, RELOADING -> done(JobResult.DONE, started());
            case INACTIVE ->
                done(
                        result == UnitResult.EXEC_CONDITION ? JobResult.SKIPPED : JobResult.DONE,
                        result == UnitResult.EXEC_CONDITION ? ServiceSentence.skipped() : started());
            case FAILED -> done(JobResult.FAILED, ServiceSentence.failedToStart());
            case ACTIVATING -> begun(asked, ServiceSentence.starting());
            case DEACTIVATING, MAINTENANCE -> {}
        }
    }

    private ServiceSentence started() {
        return ServiceSentence.started(life.type() == ServiceLife.Type.ONESHOT);
    }

    private void stop(Request asked, ActiveState active) {
        switch (active) {
            case INACTIVE, FAILED -> done(JobResult.DONE, ServiceSentence.stopped());
            case DEACTIVATING -> begun(asked, ServiceSentence.stopping());
            case ACTIVE, RELOADING, ACTIVATING, MAINTENANCE -> {}
        }
    }

    private void reload(Request asked, ActiveState active) {
        switch (active) {
            case ACTIVE -> {
                boolean good = reloadResult == UnitResult.SUCCESS;
                done(
                        good ? JobResult.DONE : JobResult.FAILED,
                        good ? ServiceSentence.reloaded() : ServiceSentence.reloadFailed());
            }
            case INACTIVE -> done(JobResult.DONE, ServiceSentence.reloaded());
            case FAILED -> done(JobResult.FAILED, ServiceSentence.reloadFailed());
            case RELOADING -> begun(asked, ServiceSentence.reloading());
            case ACTIVATING, DEACTIVATING, MAINTENANCE -> {}
        }
    }

    private void begun(Request asked, ServiceSentence sentence) {
        if (!asked.told()) {
            tell(sentence);
            request = Optional.of(asked.asTold());
        }
    }

    private void done(JobResult how, ServiceSentence sentence) {
        tell(sentence);
        finish(how);
    }

    /** The request has come to its end. */
    void finish(JobResult how) {
        request.ifPresent(asked -> effects.add(new JobDone(asked.job(), how)));
        request = Optional.empty();
    }

    /** Something is asked for; what was asked for before and is contrary to it is cancelled. */
    void asks(Request asked) {
        if (request.isPresent() && request.get().job() != asked.job()) {
            finish(JobResult.CANCELED);
        }
        request = request.or(() -> Optional.of(asked));
    }

    /** Whether a start follows the stop that was asked for. */
    boolean isRestarting() {
        return request.filter(Request::restarting).isPresent();
    }

    boolean has(Job job) {
        return request.filter(asked -> asked.job() == job).isPresent();
    }

    void send(Pid pid, Signal signal) {
        effects.add(new ServiceEffect.Send(pid, signal));
    }
}
