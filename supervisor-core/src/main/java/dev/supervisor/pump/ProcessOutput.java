package dev.supervisor.pump;

import dev.supervisor.api.state.Namespec;
import dev.supervisor.api.state.StdStream;
import dev.supervisor.history.LastWords;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.SystemException;
import dev.supervisor.process.Pid;
import dev.supervisor.time.Now;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The logs of one process and the pipes that lead into them: those of its child, and those of earlier children that their own children
 * still hold. Pump thread only.
 */
final class ProcessOutput {
    private final Namespec name;
    private final Outlets outlets;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private final ChannelSink stdout;
    private final ChannelSink stderr;
    private final Tail tail = new Tail();
    private final List<OutputChannel> channels = new ArrayList<>(2);
    private final List<Pid> living = new ArrayList<>(1);
    private boolean expectsChild;
    private Optional<OutputPlan> refused = Optional.empty();

    /** @param counts go on when the process is started again, and this is made anew */
    ProcessOutput(Namespec name, Outlets outlets, Descriptors descriptors, BigPipes bigPipes, OutputCounts counts) {
        this.name = name;
        this.outlets = outlets;
        this.descriptors = descriptors;
        this.bigPipes = bigPipes;
        this.stdout = new ChannelSink(name, StdStream.STDOUT, outlets, tail, counts.stdout());
        this.stderr = new ChannelSink(name, StdStream.STDERR, outlets, tail, counts.stderr());
    }

    Namespec name() {
        return name;
    }

    /**
     * Opens the logs for the next child; what earlier ones still write goes there too.
     *
     * @throws SystemException if one cannot be opened; the logs are as they were then
     */
    void open(OutputPlan plan, Now now) throws SystemException {
        expectsChild = true;
        refused = Optional.of(plan);
        Places out = stdout.open(plan.stdout(), now);
        Places err;
        try {
            err = stderr.open(errors(plan), now);
        } catch (SystemException e) {
            giveBack(out);
            throw e;
        }
        goTo(plan, out, err, now);
    }

    private void openAnyway(OutputPlan plan, Now now) {
        goTo(plan, stdout.openAnyway(plan.stdout(), now), stderr.openAnyway(errors(plan), now), now);
    }

    /** A redirected stream does not come here. */
    private static ChannelPlan errors(OutputPlan plan) {
        return plan.stderr().orElse(ChannelPlan.DISCARD);
    }

    /** Whether the logs are open as another child with this plan would have them; it is expected then. */
    boolean staysOpenFor(OutputPlan plan) {
        boolean same = refused.isEmpty()
                && stdout.goesBy(plan.stdout())
                && stderr.goesBy(errors(plan))
                && logs().allMatch(OutputLog::isInPlace);
        expectsChild |= same;
        return same;
    }

    private void goTo(OutputPlan plan, Places out, Places err, Now now) {
        closeLogs(now);
        stdout.goTo(plan.stdout(), out);
        stderr.goTo(errors(plan), err);
        refused = Optional.empty();
    }

    /** Takes the pipes of the child that was expected, also if its logs could not be opened. */
    List<OutputChannel> attach(Handover pipes, Now now) {
        takeLate(pipes.late(), now);
        living.add(pipes.writer());
        List<OutputChannel> added = new ArrayList<>();
        for (StdStream stream : StdStream.values()) {
            pipes.pipe(stream)
                    .map(pipe -> new OutputChannel(pipes.writer(), pipe, sink(stream), descriptors, bigPipes))
                    .ifPresent(added::add);
        }
        channels.addAll(added);
        return added;
    }

    /** The expected child has come and gone already, and this is its output; so have others before it. */
    void past(LateOutput late, Now now) {
        takeLate(late, now);
        late.pieces().forEach(piece -> sink(piece.stream()).endLine(piece.writer(), now));
    }

    private void takeLate(LateOutput late, Now now) {
        refused.ifPresent(plan -> openAnyway(plan, now));
        expectsChild = false;
        for (LateOutput.Piece piece : late.pieces()) {
            sink(piece.stream()).takeWhole(piece.bytes(), piece.writer(), now);
        }
        for (StdStream stream : StdStream.values()) {
            if (late.lost(stream) > 0) {
                sink(stream).lost(late.lost(stream), now);
            }
        }
    }

    private ChannelSink sink(StdStream stream) {
        return stream.choose(stdout, stderr);
    }

    /** Logs a piece of standard output that did not come through a pipe of ours. */
    void keep(byte[] output, Pid writer, Now now) {
        stdout.keep(output, writer, now);
    }

    /** Whether a stream of it goes to this log. */
    boolean goesTo(OutputLog log) {
        return logs().anyMatch(each -> each == log);
    }

    /** The logs that are open. */
    Stream<String> paths() {
        return logs().map(log -> log.file().path());
    }

    /** Whether a stream of it is not read before this log has room. */
    boolean isHeldUpBy(OutputLog log) {
        return sinks().map(ChannelSink::places)
                .anyMatch(
                        places -> places.heldUpBy().isPresent() && places.logs().anyMatch(each -> each == log));
    }

    /** The last output since this was last asked. */
    LastWords lastWords() {
        return tail.take();
    }

    /** The pipes that lead here. */
    List<OutputChannel> channels() {
        return List.copyOf(channels);
    }

    /** The pipes that this child had. */
    List<OutputChannel> channelsOf(Pid pid) {
        return channels.stream().filter(channel -> channel.writer().equals(pid)).toList();
    }

    void ended(OutputChannel channel) {
        channels.remove(channel);
    }

    /** This child is gone; if all that it has written is read, its last line is over. */
    void died(Pid pid, boolean allIsRead, Now now) {
        living.remove(pid);
        if (allIsRead) {
            sinks().forEach(sink -> sink.endLine(pid, now));
        }
    }

    /** No more children follow. */
    void abandon() {
        expectsChild = false;
        refused = Optional.empty();
        living.clear();
    }

    /** Whether nobody can write any more. */
    boolean isOver() {
        return channels.isEmpty() && living.isEmpty() && !expectsChild;
    }

    /** Empties the logs that are open, and those of this plan. Whether all could be. */
    boolean clear(OutputPlan plan) {
        Set<String> paths = paths().collect(Collectors.toCollection(LinkedHashSet::new));
        plan.paths().forEach(paths::add);
        return paths.stream().map(outlets.shelf()::clear).reduce(true, Boolean::logicalAnd);
    }

    void closeLogs(Now now) {
        sinks().forEach(sink -> {
            sink.endLines(now);
            giveBack(sink.places());
            sink.goTo(ChannelPlan.DISCARD, Places.NONE);
        });
    }

    private void giveBack(Places places) {
        places.logs().forEach(outlets.shelf()::giveBack);
    }

    private Stream<OutputLog> logs() {
        return sinks().flatMap(sink -> sink.places().logs());
    }

    private Stream<ChannelSink> sinks() {
        return Stream.of(stdout, stderr);
    }
}
