package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.process.EndKind;
import dev.supervisor.process.Pid;
import dev.supervisor.process.ProcessNote;
import dev.supervisor.process.ProcessNote.AlreadyRunning;
import dev.supervisor.process.ProcessNote.ExitedItself;
import dev.supervisor.process.ProcessNote.ExitedTooQuickly;
import dev.supervisor.process.ProcessNote.GaveUp;
import dev.supervisor.process.ProcessNote.KillRefused;
import dev.supervisor.process.ProcessNote.Killing;
import dev.supervisor.process.ProcessNote.Overdue;
import dev.supervisor.process.ProcessNote.SignalRefused;
import dev.supervisor.process.ProcessNote.SpawnError;
import dev.supervisor.process.ProcessNote.SpawnedChild;
import dev.supervisor.process.ProcessNote.StayedUp;
import dev.supervisor.process.ProcessNote.StoppedBeforeRestart;
import dev.supervisor.process.ProcessNote.StoppedInBackoff;
import dev.supervisor.process.ProcessNote.StoppedOnRequest;
import dev.supervisor.process.Readiness;
import dev.supervisor.process.Signal;
import dev.supervisor.process.WaitStatus;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;

/**
 * Every sentence of the activity log, in the original's words where it has any. One method a sentence; nobody else writes sentences.
 * Processes are named by their own name, without their group, as in the original. Any thread.
 */
public final class Narrator {
    private final ActivityLog log;

    public Narrator(ActivityLog log) {
        this.log = log;
    }

    // the life of a process

    /** A program with exit_on_fatal was given up, so the daemon ends. */
    public void exitOnFatal(String name, int code) {
        log.log(Level.CRIT, name + " entered FATAL state, exiting with " + code + " (exit_on_fatal)");
    }

    /** The machine's notes about the process {@code name} (supervisor/process.py). */
    public void process(String name, ProcessNote note) {
        switch (note) {
            case SpawnedChild(Pid pid) -> info("spawned: '" + name + "' with pid " + pid);
            case SpawnError(String why) -> info("spawnerr: " + why);
            case StayedUp(Readiness readiness) ->
                info("success: " + name + " entered RUNNING state, process has stayed up for > than "
                        + startsecs(readiness).toSeconds() + " seconds (startsecs)");
            case ExitedTooQuickly(WaitStatus status) ->
                warn("exited: " + name + " (" + Wording.of(status) + "; not expected)");
            case ExitedItself(WaitStatus status, EndKind kind) -> exited(name, status, kind);
            case StoppedOnRequest(WaitStatus status, EndKind kind) ->
                log.log(level(kind), "stopped: " + name + " (" + Wording.of(status) + ")");
            case GaveUp() -> gaveUp(name);
            case Overdue(Pid pid) -> warn("killing '" + name + "' (" + pid + ") with SIGKILL");
            case StoppedInBackoff() -> debug("Attempted to kill " + name + ", which is in BACKOFF state.");
            case StoppedBeforeRestart() -> info("stopped: " + name + " (was waiting for its next start)");
            case AlreadyRunning() -> warn("process '" + name + "' already running");
            case KillRefused(Pid pid, String why) -> killRefused(name, pid, why);
            case Killing(Pid pid, Signal signal, boolean wholeGroup) -> killing(name, pid, signal, wholeGroup);
            case SignalRefused(Pid pid, String why) -> signalRefused(name, pid, why);
        }
    }

    private static Duration startsecs(Readiness readiness) {
        return switch (readiness) {
            case Readiness.AtOnce _ -> Duration.ZERO;
            case Readiness.UpFor(Duration startsecs) -> startsecs;
        };
    }

    private void exited(String name, WaitStatus status, EndKind kind) {
        String verdict =
                switch (kind) {
                    case EXPECTED -> "expected";
                    case UNEXPECTED -> "not expected";
                };
        log.log(level(kind), "exited: " + name + " (" + Wording.of(status) + "; " + verdict + ")");
    }

    private static Level level(EndKind kind) {
        return switch (kind) {
            case EXPECTED -> Level.INFO;
            case UNEXPECTED -> Level.WARN;
        };
    }

    /** At INFO where that is shown, as in the original; else as an error, so that nobody misses a process that is down for good. */
    private void gaveUp(String name) {
        log.log(
                log.shows(Level.INFO) ? Level.INFO : Level.ERRO,
                "gave up: " + name + " entered FATAL state, too many start retries too quickly");
    }

    /** A stop signal, or SIGKILL, is about to be sent. */
    public void killing(String name, Pid pid, Signal signal, boolean wholeGroup) {
        debug("killing " + name + " (pid " + pid + ") " + (wholeGroup ? "process group " : "") + "with signal "
                + Wording.of(signal));
    }

    /**
     * The child that was to be killed is already gone.
     *
     * @param why the system's error, e.g. {@code [Errno 3] No such process}
     */
    public void killedTooLate(String name, Pid pid, String why) {
        debug("unable to signal " + name + " (pid " + pid + "), it probably just exited on its own: " + why);
    }

    /** The system refused to deliver a stop signal or SIGKILL; the client gets the same message. */
    public String killRefused(String name, Pid pid, String why) {
        String sentence = "unknown problem killing " + name + " (" + pid + "):" + why;
        log.log(Level.CRIT, sentence);
        return sentence;
    }

    /** There is nothing to kill; the client gets the same message. */
    public String killWithoutChild(String name, Signal signal) {
        return debug("attempted to kill " + name + " with sig " + Wording.of(signal) + " but it wasn't running");
    }

    /** A client's signal is about to be sent. */
    public void sendingSignal(String name, Pid pid, Signal signal) {
        debug("sending " + name + " (pid " + pid + ") sig " + Wording.of(signal));
    }

    /** There is nothing to signal; the client gets the same message. */
    public String signalWithoutChild(String name, Signal signal) {
        return debug("attempted to send " + name + " sig " + Wording.of(signal) + " but it wasn't running");
    }

    /** The child that was to be signalled is already gone; {@code why} as in {@link #killedTooLate}. */
    public void signalledTooLate(String name, Pid pid, String why) {
        debug("unable to signal " + name + " (pid " + pid + "), it probably just now exited on its own: " + why);
    }

    /** The system refused to deliver a client's signal; the client gets the same message. */
    public String signalRefused(String name, Pid pid, String why) {
        String sentence = "unknown problem sending sig " + name + " (" + pid + "):" + why;
        log.log(Level.CRIT, sentence);
        return sentence;
    }

    /** A client waits for it. */
    public void waitingToStop(String name) {
        info("waiting for " + name + " to stop");
    }

    /** An orphan that became ours has ended. */
    public void reapedUnknown(Pid pid, WaitStatus status) {
        info("reaped unknown pid " + pid + " (" + Wording.of(status) + ")");
    }

    /**
     * A mistake of ours came to light while the process was handled; it is UNKNOWN from here on, the others live.
     *
     * @param what the state, the input and what went wrong
     */
    public void processMishandled(String name, String what) {
        log.log(Level.CRIT, "cannot go on with " + name + ": " + what);
    }

    // the daemon (supervisor/supervisord.py, supervisor/options.py)

    /** At each start and restart, once the pid file is written. */
    public void startedWithPid(int pid) {
        info("supervisord started with pid " + pid);
    }

    public void couldNotWritePidfile(String path) {
        log.log(Level.CRIT, "could not write pidfile " + path);
    }

    public void daemonizing() {
        info("daemonizing the supervisord process");
    }

    public void setCurrentDirectory(String directory) {
        info("set current directory: " + PythonRepr.of(directory));
    }

    public void cannotChangeDirectory(String directory, String why) {
        log.log(Level.CRIT, "can't chdir into " + PythonRepr.of(directory) + ": " + why);
    }

    public void failedToCleanUp(String path) {
        warn("Failed to clean up " + PythonRepr.of(path));
    }

    public void couldNotClearChildlogdir() {
        warn("Could not clear childlog dir");
    }

    /** A notice from reading the configuration, in the configuration's words. */
    public void notice(Level level, String sentence) {
        log.log(level, sentence);
    }

    /**
     * A client wanted the configuration read again, and it has mistakes.
     *
     * @param problems each on one line, with its place
     */
    public void cannotReread(List<String> problems) {
        problems.forEach(
                problem -> log.log(Level.ERRO, "cannot reread the configuration, nothing is changed: " + problem));
    }

    /**
     * The daemon was to start over, and cannot with what it would start with.
     *
     * @param problems each on one line, with its place
     */
    public void cannotRestart(List<String> problems) {
        problems.forEach(problem -> log.log(Level.ERRO, "cannot restart, nothing is stopped: " + problem));
    }

    /**
     * A daemon that was killed has left a process, which runs.
     *
     * @param command its command line, of which control characters are not shown
     */
    public void leftBehind(String name, Pid pid, String command) {
        warn("left running by an earlier supervisord, and not known to this one: " + name + ", pid " + pid + ", "
                + command.replaceAll("\\p{Cntrl}", "?"));
    }

    /** As {@link #leftBehind}, for this many more. */
    public void moreLeftBehind(int processes) {
        warn("left running by an earlier supervisord, and not known to this one: " + processes + " more");
    }

    /** The pid file that could not be written at the start is there. */
    public void wrotePidfileAfterAll(String path) {
        info("wrote pidfile " + path + ", which could not be written before");
    }

    /** All has been stopped for a restart that then could not be; the daemon ends. */
    public void cannotStartOver(String why) {
        log.log(Level.CRIT, "cannot start over, the daemon ends: " + why);
    }

    /** TERM, INT or QUIT has come. */
    public void exitRequested(Signal signal) {
        warn("received " + Wording.of(signal) + " indicating exit request");
    }

    /** HUP has come. */
    public void restartRequested(Signal signal) {
        warn("received " + Wording.of(signal) + " indicating restart request");
    }

    /** HUP has come too late. */
    public void restartIgnored(Signal signal) {
        warn("ignored " + Wording.of(signal) + " indicating restart request (shutdown in progress)");
    }

    /** USR2 has come. */
    public void logReopenRequested(Signal signal) {
        info("received " + Wording.of(signal) + " indicating log reopen request");
    }

    /** CHLD has come. */
    public void childQuit(Signal signal) {
        debug("received " + Wording.of(signal) + " indicating a child quit");
    }

    /** Another signal has come. */
    public void signalOfNoMeaning(Signal signal) {
        log.log(Level.BLAT, "received " + Wording.of(signal) + " indicating nothing");
    }

    /**
     * The shutdown waits for these.
     *
     * @param names all processes that are not stopped, in the order of the groups
     */
    public void waitingToDie(List<String> names) {
        info("waiting for " + String.join(", ", names) + " to die");
    }

    // logs

    /** USR2: before the log itself is opened anew. */
    public void logReopen() {
        info("supervisord logreopen");
    }

    /** {@code clearLog}: after the log was removed, before it is opened anew. */
    public void reopeningLogFile() {
        info("reopening log file");
    }

    /** The sentences about what children write. */
    public OutputNarrator output() {
        return new OutputNarrator(log);
    }

    /** The sentences about servers and their clients. */
    public ControlNarrator control() {
        return new ControlNarrator(log);
    }

    /** The sentences about shared sockets. */
    public SocketNarrator sockets() {
        return new SocketNarrator(log);
    }

    /** The sentences about event listeners. */
    public ListenerNarrator listeners() {
        return new ListenerNarrator(log);
    }

    // our own troubles

    /** A loop was busy for so long that everybody else had to wait. */
    public void slowTurn(String loop, String doing, Duration took) {
        warn("the " + loop + " was held up for " + took.toMillis() + " ms by " + doing);
    }

    /** A mistake of ours came to light in a loop, which goes on without what failed. */
    public void mishap(String loop, String doing, Throwable bug) {
        StringWriter trace = new StringWriter();
        bug.printStackTrace(new PrintWriter(trace, true));
        log.log(
                Level.CRIT,
                "cannot finish " + doing + " in the " + loop + ": "
                        + trace.toString().stripTrailing());
    }

    private void info(String sentence) {
        log.log(Level.INFO, sentence);
    }

    private void warn(String sentence) {
        log.log(Level.WARN, sentence);
    }

    private String debug(String sentence) {
        log.log(Level.DEBG, sentence);
        return sentence;
    }
}
