package dev.supervisor.unit.service;

import dev.supervisor.process.Pid;
import dev.supervisor.time.Deadline;
import dev.supervisor.time.Now;
import dev.supervisor.unit.UnitResult;
import dev.supervisor.unit.notify.NotifyMessage;
import dev.supervisor.unit.policy.ExecRole;
import dev.supervisor.unit.policy.ServiceLife;
import dev.supervisor.unit.policy.StartWindow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is known of a service.
 *
 * @param phase its state as clients see it
 * @param request what was asked for and has not come to its end
 * @param pending the question that waits for an answer, and what waits behind it
 * @param workers its processes
 * @param timers its deadlines
 * @param outcome what came of the run
 * @param said what the service has said about itself
 * @param counts how often it was started
 * @param times when it changed
 * @param runs its commands' last runs
 */
public record ServiceState(
        ServicePhase phase,
        Optional<Request> request,
        Pending pending,
        Workers workers,
        Timers timers,
        Outcome outcome,
        Said said,
        Counts counts,
        ServiceTimes times,
        Runs runs) {

    /**
     * Something that was asked for.
     *
     * @param told the line that it has begun was written, or is not to be
     * @param restarting of a stop: a start follows
     */
    public record Request(ServiceEffect.Job job, boolean told, boolean restarting) {
        /** The same when the line that it has begun is written. */
        Request asTold() {
            return new Request(job, true, restarting);
        }
    }

    /** A question to the caller, and what the answer is for. */
    sealed interface Ask {

        /** There is to be a child. */
        record Command(CommandRun.Line line) implements Ask {}

        /** Processes are signalled on the way to this state. */
        record Blow(ServicePhase phase) implements Ask {}

        /** The main process is looked for. */
        record Main() implements Ask {}

        /** Without a known main process the service is up if it has any. */
        record IsUp() implements Ask {}

        /** The main process has ended; the service has if it was the last. */
        record IsOver(UnitResult result) implements Ask {}
    }

    /**
     * A question, and the inputs that wait for its answer.
     *
     * @param ask a question that is not answered yet
     * @param held what has happened meanwhile, in order
     */
    record Pending(Optional<Ask> ask, List<ServiceInput> held) {
        Pending {
            held = List.copyOf(held);
        }
    }

    /**
     * Its processes.
     *
     * @param mainKnown whether there was a main process in this run; then none of the others is one
     * @param mainLine which line of ExecStart= the main process is
     * @param control the command besides the main process that is waited for
     */
    public record Workers(
            Optional<Pid> main,
            boolean mainKnown,
            CommandRun.Line mainLine,
            Optional<Pid> control,
            CommandRun.Line controlLine) {}

    /**
     * Its deadlines.
     *
     * @param due of the state
     * @param watchdog of the next sign of life
     */
    record Timers(Optional<Deadline> due, Optional<Deadline> watchdog) {}

    /**
     * The results of the run.
     *
     * @param result the first failure, {@code Result=}
     * @param reload {@code ReloadResult=}
     * @param clean {@code CleanResult=}
     * @param restartForbidden it was asked to stop
     */
    public record Outcome(UnitResult result, UnitResult reload, UnitResult clean, boolean restartForbidden) {}

    /**
     * The words of the service about itself.
     *
     * @param word the last of READY=1, RELOADING=1, STOPPING=1
     * @param text {@code StatusText=}
     * @param errno {@code StatusErrno=}, 0 for none
     * @param watchdog the span it wants instead of WatchdogSec=
     * @param pinged {@code WatchdogTimestamp=}
     */
    public record Said(
            Optional<NotifyMessage.Word> word,
            String text,
            int errno,
            Optional<Duration> watchdog,
            Optional<Now> pinged) {
        static final Said NOTHING = new Said(Optional.empty(), "", 0, Optional.empty(), Optional.empty());

        /** The span between signs of life that is wanted of it; empty: none are. */
        Optional<Duration> watchdogSpan(ServiceLife life) {
            return watchdog.or(life.spans()::watchdog).filter(span -> !span.isZero());
        }
    }

    /**
     * How often it was started.
     *
     * @param restarts {@code NRestarts=}: restarts in a row
     * @param rowEnded the row is over; the next start begins another, and until then its number can be seen
     * @param starts what the limit of starts counts
     */
    public record Counts(int restarts, boolean rowEnded, StartWindow.Count starts) {}

    /**
     * Its commands' last runs.
     *
     * @param main of the main process, {@code ExecMain…=}
     * @param lines of each line in this run
     */
    public record Runs(Optional<CommandRun> main, Map<CommandRun.Line, CommandRun> lines) {
        public Runs {
            lines = Map.copyOf(lines);
        }
    }

    /** A service that was never started. */
    public static ServiceState fresh() {
        CommandRun.Line none = new CommandRun.Line(ExecRole.START, 0);
        return new ServiceState(
                ServicePhase.DEAD,
                Optional.empty(),
                new Pending(Optional.empty(), List.of()),
                new Workers(Optional.empty(), false, none, Optional.empty(), none),
                new Timers(Optional.empty(), Optional.empty()),
                new Outcome(UnitResult.SUCCESS, UnitResult.SUCCESS, UnitResult.SUCCESS, false),
                Said.NOTHING,
                new Counts(0, false, StartWindow.Count.NONE),
                ServiceTimes.NEVER,
                new Runs(Optional.empty(), Map.of()));
    }

    /** When {@link ServiceInput.Tick} is due; none while an answer is awaited. */
    public Optional<Deadline> deadline() {
        return pending.ask().isPresent() ? Optional.empty() : Deadline.earlier(timers.due(), timers.watchdog());
    }

    /** Whether an answer is awaited. */
    public boolean awaitsAnswer() {
        return pending.ask().isPresent();
    }

    /** Whether a service that forks has started and its PID file is yet to come: the caller watches that file. */
    public boolean awaitsPidFile(ServiceLife life) {
        return pending.ask().isEmpty()
                && life.mainPid().file()
                && (phase == ServicePhase.START || phase == ServicePhase.START_POST)
                && workers.control().isEmpty()
                && workers.main().isEmpty();
    }

    ServiceState with(Pending other) {
        return new ServiceState(phase, request, other, workers, timers, outcome, said, counts, times, runs);
    }
}
