package dev.supervisor.sink;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.SystemException;
import dev.supervisor.output.OutputPlan;
import dev.supervisor.output.OutputTail;
import dev.supervisor.output.StreamPlan;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sinks of both streams of one process, and the logs that are open for them. Pump thread only. */
public final class OutputSinks {
    private final Namespec name;
    private final SharedSinks shared;
    private final StreamSink stdout;
    private final StreamSink stderr;
    private final OutputTail tail = new OutputTail();
    private Optional<OutputPlan> refused = Optional.empty();

    /** @param counts go on when the process is started again, and this is made anew */
    public OutputSinks(Namespec name, SharedSinks shared, OutputCounts counts) {
        this.name = name;
        this.shared = shared;
        this.stdout = new StreamSink(name, StdStream.STDOUT, shared, tail, counts.stdout());
        this.stderr = new StreamSink(name, StdStream.STDERR, shared, tail, counts.stderr());
    }

    /** The process. */
    public Namespec name() {
        return name;
    }

    /** The sink of this stream. */
    public StreamSink of(StdStream stream) {
        return stream.choose(stdout, stderr);
    }

    /**
     * Opens the logs of this plan, instead of those that are open.
     *
     * @throws SystemException if one cannot be opened; the logs are as they were then
     */
    public void open(OutputPlan plan, Now now) throws SystemException {
        refused = Optional.of(plan);
        StreamLogs out = stdout.open(plan.stdout(), now);
        StreamLogs err;
        try {
            err = stderr.open(errors(plan), now);
        } catch (SystemException e) {
            giveBack(out);
            throw e;
        }
        goTo(plan, out, err, now);
    }

    /** If the logs of the last plan could not be opened, that is logged, and each write tries again. */
    public void openRefused(Now now) {
        refused.ifPresent(
                plan -> goTo(plan, stdout.openAnyway(plan.stdout(), now), stderr.openAnyway(errors(plan), now), now));
    }

    /** The logs of the last plan are not wanted any more, if they could not be opened. */
    public void forgetRefused() {
        refused = Optional.empty();
    }

    /** A redirected stream does not come here. */
    private static StreamPlan errors(OutputPlan plan) {
        return plan.stderr().orElse(StreamPlan.DISCARD);
    }

    /** Whether the logs are open as another child with this plan would have them. */
    public boolean areOpenFor(OutputPlan plan) {
        return refused.isEmpty()
                && stdout.goesBy(plan.stdout())
                && stderr.goesBy(errors(plan))
                && logs().allMatch(SharedLog::isInPlace);
    }

    private void goTo(OutputPlan plan, StreamLogs out, StreamLogs err, Now now) {
        closeLogs(now);
        stdout.goTo(plan.stdout(), out);
        stderr.goTo(errors(plan), err);
        refused = Optional.empty();
    }

    /** Whether one of them leads to this log. */
    boolean leadTo(SharedLog log) {
        return logs().anyMatch(each -> each == log);
    }

    /** The logs that are open. */
    public Stream<String> paths() {
        return logs().map(log -> log.file().path());
    }

    /** Whether a stream is not read before this log has room. */
    boolean areHeldUpBy(SharedLog log) {
        return sinks().map(StreamSink::logs)
                .anyMatch(logs -> logs.heldUpBy().isPresent() && logs.logs().anyMatch(each -> each == log));
    }

    /** The last output since this was last asked. */
    public LastWords lastWords() {
        return tail.take();
    }

    /** This child will write no more of the line that it has begun. */
    public void endLine(Pid writer, Now now) {
        sinks().forEach(sink -> sink.endLine(writer, now));
    }

    /** Empties the logs that are open, and those of this plan. Whether all could be. */
    public boolean clear(OutputPlan plan) {
        Set<String> paths = paths().collect(Collectors.toCollection(LinkedHashSet::new));
        plan.paths().forEach(paths::add);
        return paths.stream().map(shared.shelf()::clear).reduce(true, Boolean::logicalAnd);
    }

    /** Closes the logs; later output is thrown away. */
    public void closeLogs(Now now) {
        sinks().forEach(sink -> {
            sink.endLines(now);
            giveBack(sink.logs());
            sink.goTo(StreamPlan.DISCARD, StreamLogs.NONE);
        });
    }

    private void giveBack(StreamLogs logs) {
        logs.logs().forEach(shared.shelf()::giveBack);
    }

    private Stream<SharedLog> logs() {
        return sinks().flatMap(sink -> sink.logs().logs());
    }

    private Stream<StreamSink> sinks() {
        return Stream.of(stdout, stderr);
    }
}
