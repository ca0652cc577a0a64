package dev.supervisor.pump;

import dev.supervisor.activity.OutputNarrator;
import dev.supervisor.api.state.Namespec;
import dev.supervisor.history.LastWords;
import dev.supervisor.logfile.SyslogSink;
import dev.supervisor.loop.DeadlineQueue;
import dev.supervisor.loop.EventLoop;
import dev.supervisor.loop.Mailbox;
import dev.supervisor.loop.Relay;
import dev.supervisor.loop.StallWatch;
import dev.supervisor.loop.Step;
import dev.supervisor.os.Descriptors;
import dev.supervisor.os.Fd;
import dev.supervisor.os.Files;
import dev.supervisor.os.SystemException;
import dev.supervisor.outlet.EventOutlet;
import dev.supervisor.outlet.StreamEvents;
import dev.supervisor.process.Pid;
import dev.supervisor.pump.Errands.Errand;
import dev.supervisor.time.Now;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Moves the output of children from their pipes into their logs, on a loop of its own, so that no disk and no flood
 * delays a restart or an answer. Requests come through {@link PumpProxy}, from one thread; everything else happens on
 * its loop's thread. Its watcher reports on any thread that it is stuck.
 */
public final class LogPump implements PumpProxy, StallWatch.Reports {
    private static final int LATE_PIECE_BYTES = 16 * 1024;

    /** The longest wait for full places that nobody reads; shorter than the wait for our thread's end. */
    private static final Duration LONGEST_LAST_WAIT = Duration.ofSeconds(2);

    private final EventLoop loop;
    private final Mailbox answers;
    private final Descriptors descriptors;
    private final BigPipes bigPipes;
    private final Outlets outlets;
    private final LeftPipes left;
    private final FullPlaces fullPlaces;
    private final Intake intake;
    private final Map<Namespec, ProcessOutput> outputs = new HashMap<>();
    private final Map<Namespec, OutputCounts> counts = new ConcurrentHashMap<>();
    private final Map<Namespec, Errands> errands = new HashMap<>(); // the asking thread's
    private final PieceBuffer buffer = new PieceBuffer();
    private final DeadlineQueue deadlines = new DeadlineQueue();
    private final Map<Namespec, List<Errands>> postponed = new HashMap<>();
    private final Relay relay;
    private final AtWork atWork;
    private Optional<ByteBuffer> lateBuffer = Optional.empty(); // the asking thread's

    /**
     * @param loop the pump's own; it watches no other descriptors
     * @param answers the mailbox for answers, that of the caller
     * @param events the destination of output that listeners want
     * @param mostLeft the number of pipes of ended children that are read on
     */
    public LogPump(
            EventLoop loop,
            Mailbox answers,
            Files files,
            Descriptors descriptors,
            OutputNarrator narrator,
            EventOutlet events,
            int mostLeft) {
        this.loop = loop;
        this.answers = answers;
        this.descriptors = descriptors;
        this.bigPipes = new BigPipes(descriptors);
        this.relay = new Relay(loop, Thread.ofPlatform().name("pump")::start, answers, this::hangs);
        this.atWork = new AtWork(relay, new Hangs(loop, deadlines, narrator, () -> outputs.values().stream()));
        this.fullPlaces = new FullPlaces(loop, deadlines, narrator, () -> outputs.values().stream(), log -> outlets()
                .shelf()
                .close(log));
        SyslogSink syslog = new SyslogSink(descriptors, SyslogSink.DEV_LOG, ZoneId.systemDefault(), Duration.ZERO);
        LogShelf shelf = new LogShelf(files, descriptors, narrator, fullPlaces, atWork);
        this.outlets = new Outlets(shelf, new SystemLog(syslog, narrator), new StreamEvents(events), narrator);
        this.intake = new Intake(loop, deadlines, outlets, fullPlaces, buffer, atWork, this::ended);
        this.left = new LeftPipes(mostLeft, narrator);
        events.whenRoom(loop, intake::goOnInTurn);
    }

    /** The step in each turn of its loop that resumes reading pipes that were left alone. */
    Step rests() {
        return deadlines;
    }

    private Outlets outlets() {
        return outlets;
    }

    /**
     * Lets the loop turn on a thread of its own, which ends after {@link #finish}; when a disk hangs, another thread
     * continues.
     *
     * @return a step for the caller's loop
     */
    public Relay start() {
        relay.start();
        return relay;
    }

    /** On the caller's thread, while no other thread is at work. */
    private void hangs(long call, Now since) {
        atWork.hangs(call, since);
        buffer.renew();
        outlets.renew();
        loop.post(intake::goOnInTurn);
        loop.post(fullPlaces::takeUp);
    }

    /**
     * Reads the rest of the pipes now, closes them and the logs, and ends the loop. Output that waits for room in a log
     * that is not a file is given up soon, which is logged.
     */
    public void finish() {
        loop.post(now -> fullPlaces.finish(LONGEST_LAST_WAIT, this::end, loop::stop, now));
    }

    @Override
    public void isStuck(Now since) {
        outlets.narrator().outputStalls(atWork.path(), atWork.process().map(Namespec::toString), since.wall());
    }

    @Override
    public void goesOn(Duration after) {
        outlets.narrator().outputStallsNoMore(after);
    }

    /** Reads what is in the pipes now and closes them and the logs. On the loop's thread. */
    void end(Now now) {
        for (ProcessOutput output : List.copyOf(outputs.values())) {
            if (outputs.get(output.name()) == output && atWork.holds(output).isEmpty()) {
                atWork.on(output.name());
                output.channels().forEach(channel -> giveUp(output, channel, now));
                output.closeLogs(now);
                outputs.remove(output.name());
            }
        }
        outlets.end();
    }

    @Override
    public void open(Namespec name, OutputPlan plan, Consumer<Optional<SystemException>> answer) {
        want(name, new Errand.Open(plan, answer));
    }

    @Override
    public void attach(Namespec name, Pid pid, Optional<Fd> stdout, Optional<Fd> stderr) {
        want(name, new Errand.Attach(new Handover(pid, stdout, stderr)));
    }

    @Override
    public void keep(Namespec name, Pid writer, byte[] stdout, Runnable answer) {
        want(name, new Errand.Other(now -> {
            ProcessOutput output = outputOf(name);
            output.keep(stdout, writer, now);
            settle(output, now);
            answers.post(_ -> answer.run());
        }));
    }

    @Override
    public void drain(Namespec name, Pid pid, Optional<OutputPlan> next, Consumer<Drained> answer) {
        want(name, new Errand.Drain(pid, next, answer));
    }

    @Override
    public void overdue(Namespec name, Pid pid) {
        errandsOf(name).overdue(pid, descriptors, lateBuffer()).ifPresent(writer -> outlets.narrator()
                .latePipesGivenUp(name.process(), writer));
    }

    @Override
    public void clear(Namespec name, OutputPlan plan, Consumer<Boolean> answer) {
        want(name, new Errand.Clear(plan, answer));
    }

    @Override
    public void reopenAll() {
        loop.post(_ -> outlets.shelf().logs().forEach(log -> loop.post(_ -> reopen(log))));
    }

    private void reopen(OutputLog log) {
        Optional<Hang> hang = atWork.holds(log.file().path());
        if (hang.isPresent()) {
            hang.get().await(log, _ -> reopen(log));
            return;
        }
        atWork.onNone();
        outlets.shelf().reopen(log);
    }

    @Override
    public void forget(Namespec name) {
        leave(name, () -> {});
    }

    private void leave(Namespec name, Runnable then) {
        want(name, new Errand.Other(now -> {
            ProcessOutput output = outputOf(name);
            output.abandon();
            settle(output, now);
            then.run();
        }));
        errands.remove(name); // what is wanted from now on comes behind it in the mailbox
    }

    private Errands errandsOf(Namespec name) {
        return errands.computeIfAbsent(name, _ -> new Errands());
    }

    private void want(Namespec name, Errand errand) {
        Errands waiting = errandsOf(name);
        if (waiting.add(errand)) {
            loop.post(now -> comeTo(name, waiting, now));
        }
    }

    /** Does what is wanted of a process, until something of it hangs: the rest is left where it is then, and so is what comes after that. */
    private void comeTo(Namespec name, Errands wanted, Now now) {
        List<Errands> before = postponed.get(name);
        if (before != null) {
            before.add(wanted);
            return;
        }
        for (Optional<Errand> next = wanted.first(); next.isPresent(); next = wanted.first()) {
            Errand errand = next.get();
            Optional<Hang> hang = atWork.holds(
                    name,
                    Stream.concat(
                            Optional.ofNullable(outputs.get(name)).stream().flatMap(ProcessOutput::paths),
                            errand.paths()));
            if (hang.isPresent()) {
                postponed.put(name, new ArrayList<>(List.of(wanted)));
                hang.get().await(name, later -> comeAgain(name, later));
                return;
            }
            if (wanted.take(errand)) {
                runNext(name, errand, wanted, now);
            }
        }
    }

    private void comeAgain(Namespec name, Now now) {
        postponed.remove(name).forEach(wanted -> comeTo(name, wanted, now));
    }

    /** If it throws, the others are done all the same. */
    private void runNext(Namespec name, Errand errand, Errands rest, Now now) {
        boolean well = false;
        try {
            run(name, errand, now);
            well = true;
        } finally {
            if (!well) {
                loop.post(later -> comeTo(name, rest, later));
            }
        }
    }

    private void run(Namespec name, Errand errand, Now now) {
        atWork.on(name);
        switch (errand) {
            case Errand.Open(OutputPlan plan, var answer) -> {
                Optional<SystemException> trouble = openNow(name, plan, now);
                answers.post(_ -> answer.accept(trouble));
            }
            case Errand.Attach(Handover pipes) -> {
                pipes.take();
                ProcessOutput output = outputOf(name);
                output.attach(pipes, now).forEach(channel -> intake.read(output, channel));
            }
            case Errand.Drain(Pid pid, var next, var answer) -> {
                Drained drained = drainNow(outputOf(name), pid, next, now);
                answers.post(_ -> answer.accept(drained));
            }
            case Errand.Past(OutputPlan plan, LateOutput late) -> {
                openNow(name, plan, now);
                ProcessOutput output = outputOf(name);
                output.past(late, now);
                output.lastWords(); // discarded: the end of that child has been recorded
                settle(output, now);
            }
            case Errand.Clear(OutputPlan plan, var answer) -> {
                ProcessOutput output = outputOf(name);
                boolean done = output.clear(plan);
                settle(output, now);
                answers.post(_ -> answer.accept(done));
            }
            case Errand.Other(Consumer<Now> deed) -> deed.accept(now);
        }
    }

    private Drained drainNow(ProcessOutput output, Pid pid, Optional<OutputPlan> next, Now now) {
        boolean all = true;
        for (OutputChannel channel : output.channelsOf(pid)) {
            if (channel.drain(buffer.roomFor(channel), now)) {
                close(output, channel, now);
            } else {
                left.add(channel, output);
                all &= !channel.isHeldUp();
            }
        }
        output.died(pid, all, now);
        left.shedExcess(old -> atWork.holds(old).isPresent(), (old, channel) -> {
            atWork.alsoOn(old.name());
            boolean ended = giveUp(old, channel, now);
            settle(old, now);
            return ended;
        });
        LastWords words = output.lastWords();
        boolean open = next.filter(output::staysOpenFor).isPresent();
        settle(output, now);
        return new Drained(words, open);
    }

    @Override
    public void retire(Namespec name) {
        leave(name, () -> {
            counts.remove(name);
            left.forget(name);
        });
    }

    @Override
    public OutputFigures figures(Namespec name) {
        return Optional.ofNullable(counts.get(name)).map(OutputCounts::figures).orElse(OutputFigures.NONE);
    }

    private Optional<SystemException> openNow(Namespec name, OutputPlan plan, Now now) {
        ProcessOutput output = outputOf(name);
        try {
            output.open(plan, now);
            return Optional.empty();
        } catch (SystemException e) {
            return Optional.of(e);
        }
    }

    private ProcessOutput outputOf(Namespec name) {
        return outputs.computeIfAbsent(
                name, _ -> new ProcessOutput(name, outlets, descriptors, bigPipes, countsOf(name)));
    }

    private OutputCounts countsOf(Namespec name) {
        return counts.computeIfAbsent(name, _ -> new OutputCounts());
    }

    private ByteBuffer lateBuffer() {
        if (lateBuffer.isEmpty()) {
            lateBuffer = Optional.of(ByteBuffer.allocateDirect(LATE_PIECE_BYTES));
        }
        return lateBuffer.get();
    }

    /** Whether it had ended, but for what was read now. */
    private boolean giveUp(ProcessOutput output, OutputChannel channel, Now now) {
        boolean ended = channel.drainAnyway(buffer.roomFor(channel), now);
        close(output, channel, now);
        return ended;
    }

    private void ended(ProcessOutput output, OutputChannel channel, Now now) {
        close(output, channel, now);
        settle(output, now);
    }

    private void close(ProcessOutput output, OutputChannel channel, Now now) {
        left.remove(channel);
        intake.forget(channel);
        channel.close(now);
        output.ended(channel);
    }

    /** Closes the logs of a process that nobody can write to any more. */
    private void settle(ProcessOutput output, Now now) {
        if (output.isOver()) {
            output.closeLogs(now);
            outputs.remove(output.name());
        }
    }
}
