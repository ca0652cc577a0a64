package dev.supervisor.activity;

import dev.supervisor.activity.ActivityLog.Level;
import dev.supervisor.api.python.PythonRepr;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.event.OutputText;
import dev.supervisor.process.Pid;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Messages of the activity log about the output of children and its destinations (supervisor/dispatchers.py). Any
 * thread.
 */
public final class OutputNarrator {
    private final ActivityLog log;

    OutputNarrator(ActivityLog log) {
        this.log = log;
    }

    /** Whether {@link #childOutput} would show: a copy of all output need not be made if not. */
    public boolean showsChildOutput() {
        return log.shows(Level.DEBG);
    }

    /**
     * Output of a child.
     *
     */
    public void childOutput(String name, StdStream stream, byte[] output) {
        log.log(Level.DEBG, PythonRepr.of(name) + " " + stream.word() + " output:\n" + OutputText.of(output));
    }

    /** A child's pipe has ended. */
    public void pipeClosed(int fd, String name, StdStream stream) {
        log.log(Level.DEBG, "fd " + fd + " closed, stopped monitoring " + stream.word() + " of " + name);
    }

    /**
     * Processes that an ended child has left running hold its pipes, and too many such pipes are open; logged once for
     * each process.
     */
    public void latePipesGivenUp(String name, Pid writer) {
        log.log(
                Level.WARN,
                "output of processes that " + name + " (pid " + writer
                        + ") left running is not read any more: only the pipes of the last runs are kept open");
    }

    /** A child's log cannot be written or rotated; logged now and then as long as that lasts. */
    public void childLogFails(String path, String why) {
        log.log(Level.ERRO, "cannot keep log " + path + ": " + why);
    }

    /** Bytes that could not be written to a child's log since the last such message. */
    public void childOutputLost(String path, long bytes) {
        log.log(Level.ERRO, "lost " + bytes + " bytes of output for log " + path);
    }

    /**
     * A pipe, a terminal or a socket is full and nobody reads it; logged once, after some seconds.
     *
     * @param since when it last accepted something
     * @param waiting names of processes whose output waits for it
     * @param goingOn names of processes that have other logs, and go on without it
     */
    public void outputHangs(String path, Instant since, List<String> waiting, List<String> goingOn) {
        String waits = waiting.isEmpty() ? "" : "; output of " + Wording.list(waiting) + " waits until it does";
        String goesOn = goingOn.isEmpty()
                ? ""
                : "; " + Wording.list(goingOn) + (goingOn.size() == 1 ? " goes" : " go") + " on without it";
        log.log(
                Level.WARN,
                "log " + path + " has taken nothing since " + Wording.timeOfDay(since) + ", as nobody reads it" + waits
                        + goesOn);
    }

    /**
     * Writing to a file hangs, because its disk does; logged once, after some seconds.
     *
     * @param waiting names of processes whose output waits for it
     */
    public void fileHangs(String path, Instant since, List<String> waiting) {
        String waits = waiting.isEmpty() ? "" : "; output of " + Wording.list(waiting) + " waits until it returns";
        log.log(Level.WARN, "writing to log " + path + " hangs since " + Wording.timeOfDay(since) + waits);
    }

    /** It takes all again. */
    public void outputGoesOn(String path, Duration after) {
        log.log(Level.WARN, "log " + path + " takes output again, after " + after.toSeconds() + " s");
    }

    /** The daemon ends while a pipe, a terminal or a socket is full that nobody reads. */
    public void outputGivenUp(String path, long bytes) {
        log.log(Level.WARN, "lost " + bytes + " bytes of output that waited for log " + path + ", as nobody reads it");
    }

    /** The daemon ends while the disk of a child's log hangs. */
    public void outputAbandoned() {
        log.log(Level.ERRO, "cannot finish the logs of children: writing to one of them hangs");
    }

    /** The text that a child wrote between the capture tokens has become an event. */
    public void communicationEmitted(String name, StdStream stream) {
        log.log(Level.DEBG, PythonRepr.of(name) + " " + stream.word() + " emitted a comm event");
    }

    /** Listeners are too slow for the output events; logged when that begins. */
    public void outputEventsOverflow() {
        log.log(Level.ERRO, "cannot keep up with events of output: some are lost");
    }

    /** Events lost since the last such message. */
    public void outputEventsLost(long events) {
        log.log(Level.ERRO, "lost " + events + (events == 1 ? " event" : " events") + " of output");
    }

    /** Syslog does not accept the output of children; logged when that begins. */
    public void syslogFails(String why) {
        log.log(Level.ERRO, "cannot send output to syslog: " + why);
    }

    /** Lines lost since the last such message. */
    public void syslogLinesLost(long lines) {
        log.log(Level.ERRO, "lost " + lines + (lines == 1 ? " line" : " lines") + " of output for syslog");
    }

    /**
     * The thread that writes children's logs is stuck, because a disk hangs; logged once for each time.
     *
     * @param path the log that it is writing
     * @param process the process of that log, if there is only one
     * @param since when that began
     */
    public void outputStalls(String path, Optional<String> process, Instant since) {
        log.log(
                Level.WARN,
                "writing to log " + path + process.map(name -> " of " + name).orElse("") + " hangs since "
                        + Wording.timeOfDay(since) + ": the output of all processes waits for that");
    }

    /** It goes on. */
    public void outputStallsNoMore(Duration after) {
        log.log(Level.WARN, "output is written to logs again, after " + after.toSeconds() + " s at most");
    }

    /** Nothing else was read meanwhile. */
    public void outputWasHeldUp(Duration took) {
        log.log(Level.WARN, "the output of processes waited " + took.toMillis() + " ms for logs to be written");
    }
}
